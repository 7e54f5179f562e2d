import type { Command } from "./command.ts";
import { withNamedServer } from "./remote/connection.ts";
import { EXIT, RemoteUsage } from "./remote/exit.ts";
import { serverOptions } from "./remote/target.ts";

/** Shows everything that a server is. */
export const inspect: Command = {
  command: "inspect [words..]",
  describe: "Show everything a server is: what it speaks, can, and offers, with every field",
  options: (yargs) =>
    serverOptions(yargs)
      .positional("words", { type: "string", array: true, describe: "URL of the server" })
      .example("$0 inspect http://127.0.0.1:3000/mcp --json", "as one JSON document"),
  run: (args) =>
    withNamedServer(args, async ([word]) => {
      if (word !== undefined) throw new RemoteUsage(`${word} is not a URL.`);
      const { readOffer } = await import("./remote/offer.ts");
      const { inspectText } = await import("./remote/inspect-text.ts");
      return async (client) => {
        const offer = await readOffer(client);
        process.stdout.write(args["json"] === true ? `${JSON.stringify(offer, null, 2)}\n` : inspectText(offer));
        return EXIT.fine;
      };
    }),
};
