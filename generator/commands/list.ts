import type { Command } from "./command.ts";
import { withNamedServer } from "./remote/connection.ts";
import { EXIT, RemoteUsage } from "./remote/exit.ts";
import { serverOptions } from "./remote/target.ts";

/** Shows what a server offers. */
export const list: Command = {
  command: "list [words..]",
  describe: "List the tools, resources and prompts of a server",
  options: (yargs) =>
    serverOptions(yargs)
      .positional("words", { type: "string", array: true, describe: "URL of the server" })
      .example("$0 list http://127.0.0.1:3000/mcp", "a server that listens")
      .example("$0 list -- node dist/main.js", "a server that is started")
      .example("$0 list --config .vscode/mcp.json --server rooms", "a server of a host"),
  run: (args) =>
    withNamedServer(args, async ([word]) => {
      if (word !== undefined) throw new RemoteUsage(`${word} is not a URL.`);
      const { readOffer } = await import("./remote/offer.ts");
      const { offerText } = await import("./remote/text.ts");
      return async (client) => {
        const offer = await readOffer(client);
        process.stdout.write(args["json"] === true ? `${JSON.stringify(offer, null, 2)}\n` : offerText(offer));
        return EXIT.fine;
      };
    }),
};
