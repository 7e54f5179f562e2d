import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";
import { engineOf } from "@mcpwright/runtime";
import { StdioConnection } from "../../../runtime/dist/transport/stdio.js";
import { openPipe } from "./pipe-wire.ts";
import type { Transport } from "./wire.ts";

/** Speaks lines over a pair of streams, as over the pipes of a process. */
export const stdio: Transport = {
  name: "stdio",
  open: (server, revision) =>
    openPipe("stdio", revision, (receive) => {
      const input = new PassThrough();
      const output = new PassThrough();
      const connection = new StdioConnection(engineOf(server), { input, output });
      createInterface({ input: output }).on("line", receive);
      return {
        send: async (text) => {
          input.write(`${text}\n`);
          // Read in the next turn of the event loop, as a notification has no answer to wait for.
          await new Promise((resolve) => setImmediate(resolve));
        },
        close: async () => {
          input.end();
          await connection.ended;
          await engineOf(server).stop();
          await connection.finish();
        },
      };
    }),
};
