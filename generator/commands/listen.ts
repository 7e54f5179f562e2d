import type { Command } from "./command.ts";
import { withNamedServer } from "./remote/connection.ts";
import { EXIT, fail, RemoteUsage } from "./remote/exit.ts";
import { serverOptions } from "./remote/target.ts";

/** Prints what changes on a server, until it is interrupted. */
export const listen: Command = {
  command: "listen [words..]",
  describe: "Print changes of lists, and of resources: [URL] [RESOURCE-URI…] [-- COMMAND…]",
  options: (yargs) =>
    serverOptions(yargs)
      .positional("words", { type: "string", array: true, describe: "[URL] [RESOURCE-URI…]" })
      .option("count", { type: "number", describe: "Changes after which to stop; default: Ctrl-C stops it" })
      .example("$0 listen http://127.0.0.1:3000/mcp docs://rules", "changes of lists, and of one resource"),
  run: (args) =>
    withNamedServer(args, (uris) => {
      const most = args["count"] === undefined ? Number.POSITIVE_INFINITY : Number(args["count"]);
      if (!(most >= 1)) throw new RemoteUsage("--count is a number above 0.");
      return async (client) => {
        const { printable } = await import("./remote/printable.ts");
        const subscription = await client.listen({
          toolsListChanged: true,
          promptsListChanged: true,
          resourcesListChanged: true,
          ...(uris.length === 0 ? {} : { resourceSubscriptions: [...uris] }),
        });
        const { resourceSubscriptions = [], ...lists } = subscription.honoured;
        const honoured = [
          ...Object.keys(lists).filter((key) => Reflect.get(lists, key) === true),
          ...resourceSubscriptions,
        ];
        if (honoured.length === 0) return fail(EXIT.protocol, "The server tells of no changes.");
        const stop = (): void => subscription.close();
        process.once("SIGINT", stop);
        process.stderr.write(printable(`Listening for ${honoured.join(", ")}\n`));
        let count = 0;
        for await (const { method, params } of subscription) {
          const line = args["json"] === true ? JSON.stringify({ method, params }) : changeText(method, params);
          process.stdout.write(`${printable(line)}\n`);
          if (++count >= most) break;
        }
        process.off("SIGINT", stop);
        return EXIT.fine;
      };
    }),
};

/** The method without its first word says what changed: `tools list_changed`. */
function changeText(method: string, params: unknown): string {
  const { uri } = (params ?? {}) as { readonly uri?: unknown };
  return [...method.split("/").slice(1), ...(typeof uri === "string" ? [uri] : [])].join(" ");
}
