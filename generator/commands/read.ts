import type { Command } from "./command.ts";
import { type Client, withNamedServer } from "./remote/connection.ts";
import { EXIT, RemoteUsage } from "./remote/exit.ts";
import { serverOptions } from "./remote/target.ts";

type Contents = Awaited<ReturnType<Client["readResource"]>>["contents"];

const INVALID_PARAMS = -32602;
const RESOURCE_NOT_FOUND = -32002;

/** Reads one resource of a server. */
export const read: Command = {
  command: "read <words..>",
  describe: "Read a resource: [URL] RESOURCE-URI [-- COMMAND…]",
  options: (yargs) =>
    serverOptions(yargs)
      .positional("words", { type: "string", array: true, describe: "[URL] RESOURCE-URI" })
      .example("$0 read http://127.0.0.1:3000/mcp docs://rules", "a server that listens"),
  run: (args) =>
    withNamedServer(args, ([uri, ...more]) => {
      if (uri === undefined || more.length > 0) throw new RemoteUsage("Give one URI of a resource.");
      return async (client) => {
        if (client.capabilities.resources === undefined) {
          throw new RemoteUsage("The server has no resources: it does not declare `resources`.");
        }
        const result = await client.readResource(uri).catch((error: unknown) => explained(error, uri, client));
        if (args["json"] === true) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
        else await show(result.contents);
        return EXIT.fine;
      };
    }),
};

/** Bytes and text as they are where they go into a file; a terminal gets what it can show. */
async function show(contents: Contents): Promise<void> {
  const { printable } = await import("./remote/printable.ts");
  const { isTTY } = process.stdout;
  for (const content of contents) {
    if ("text" in content) process.stdout.write(isTTY ? printable(content.text) : content.text);
    else {
      const bytes = Buffer.from(content.blob, "base64");
      process.stdout.write(isTTY ? `[${content.mimeType ?? "binary"}, ${bytes.length} bytes]` : bytes);
    }
    if (isTTY) process.stdout.write("\n");
  }
}

/** A URI that is not there is a mistake of whoever typed it, if the server lists one like it. */
async function explained(error: unknown, uri: string, client: Client): Promise<never> {
  const { code } = error as { readonly code?: unknown };
  if (code !== INVALID_PARAMS && code !== RESOURCE_NOT_FOUND) throw error;
  const { didYouMean } = await import("../diagnostics/closest.ts");
  const listed = await client.listResources().catch(() => []);
  const hint = didYouMean(
    uri,
    listed.map((one) => one.uri),
  );
  if (hint === undefined) throw error;
  throw new RemoteUsage(`The server has no resource "${uri}". ${hint}`);
}
