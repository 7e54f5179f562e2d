import type { Command } from "./command.ts";
import { withNamedServer } from "./remote/connection.ts";
import { EXIT, RemoteUsage } from "./remote/exit.ts";
import { serverOptions } from "./remote/target.ts";

/** Asks a server for values of an argument. */
export const complete: Command = {
  command: "complete <words..>",
  describe: "Suggest values: [URL] PROMPT|URI-TEMPLATE argument=BEGINNING [-- COMMAND…]",
  options: (yargs) =>
    serverOptions(yargs)
      .positional("words", { type: "string", array: true, describe: "[URL] PROMPT|URI-TEMPLATE argument=BEGINNING" })
      .example("$0 complete http://127.0.0.1:3000/mcp welcome language=d", "of a prompt")
      .example("$0 complete http://127.0.0.1:3000/mcp 'rooms://{number}' number=1", "of a resource template"),
  run: (args) =>
    withNamedServer(args, ([name, word = "", ...more]) => {
      const equals = word.indexOf("=");
      if (name === undefined || equals < 1 || more.length > 0) {
        throw new RemoteUsage("Give a prompt or a URI template, and one argument=BEGINNING.");
      }
      const argument = { name: word.slice(0, equals), value: word.slice(equals + 1) };
      // Only a template has braces or a scheme.
      const isTemplate = /[{}]|:\/\//.test(name);
      const ref = isTemplate ? ({ type: "ref/resource", uri: name } as const) : ({ type: "ref/prompt", name } as const);
      return async (client) => {
        if (client.capabilities.completions === undefined && client.revision >= "2025-03-26") {
          throw new RemoteUsage("The server suggests no values: it does not declare `completions`.");
        }
        const completion = await client.complete(ref, argument);
        const { printable } = await import("./remote/printable.ts");
        const lines = completion.values.map((value) => `${printable(value.replaceAll("\n", " "))}\n`);
        process.stdout.write(args["json"] === true ? `${JSON.stringify(completion, null, 2)}\n` : lines.join(""));
        if (completion.hasMore === true) process.stderr.write("There are more.\n");
        return EXIT.fine;
      };
    }),
};
