import type { Command } from "./command.ts";
import { EXIT, fail, RemoteUsage, readTarget, remoteOptions, withServer } from "./remote/connection.ts";

/** Shows what a server offers. */
export const list: Command = {
  command: "list [url]",
  describe: "List the tools, resources and prompts of a server",
  options: (yargs) =>
    remoteOptions(yargs)
      .positional("url", { type: "string", describe: "URL of the server" })
      .example("$0 list http://127.0.0.1:3000/mcp", "a server that listens")
      .example("$0 list -- node dist/main.js", "a server that is started"),
  run: async (args) => {
    const words = args["url"] === undefined ? [] : [String(args["url"])];
    try {
      const { target, rest } = readTarget(words, args["--"]);
      if (rest.length > 0) throw new RemoteUsage(`${rest[0]} is not a URL.`);
      const { readOffer } = await import("./remote/offer.ts");
      const { offerText } = await import("./remote/text.ts");
      return await withServer(target, args, async (client) => {
        const offer = await readOffer(client);
        process.stdout.write(args["json"] === true ? `${JSON.stringify(offer, null, 2)}\n` : offerText(offer));
        return EXIT.fine;
      });
    } catch (error) {
      if (error instanceof RemoteUsage) return fail(EXIT.usage, error.message);
      throw error;
    }
  },
};
