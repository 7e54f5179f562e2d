import type { Command } from "./command.ts";
import { withNamedServer } from "./remote/connection.ts";
import { EXIT, RemoteUsage } from "./remote/exit.ts";
import { serverOptions } from "./remote/target.ts";

/** Gets one prompt of a server. */
export const prompt: Command = {
  command: "prompt <words..>",
  describe: "Get a prompt: [URL] PROMPT [key=value…] [-- COMMAND…]",
  options: (yargs) =>
    serverOptions(yargs)
      .positional("words", { type: "string", array: true, describe: "[URL] PROMPT [key=value…]" })
      .example("$0 prompt http://127.0.0.1:3000/mcp welcome guest=Ada", "a server that listens"),
  run: (args) =>
    withNamedServer(args, async ([name, ...words]) => {
      if (name === undefined) throw new RemoteUsage("Name a prompt; `mcpwright list` shows those of a server.");
      const { explainUnknown } = await import("./remote/near-names.ts");
      const { readArguments } = await import("./remote/tool-arguments.ts");
      const { blockText } = await import("./remote/text.ts");
      const { printable } = await import("./remote/printable.ts");
      return async (client) => {
        if (client.capabilities.prompts === undefined) {
          throw new RemoteUsage("The server has no prompts: it does not declare `prompts`.");
        }
        const prompts = await client.listPrompts();
        const listed = prompts.find((one) => one.name === name);
        const fields = listed?.arguments ?? [];
        const properties = Object.fromEntries(fields.map((field) => [field.name, { type: "string" }]));
        const values = readArguments(words, { properties, additionalProperties: listed === undefined }, "prompt");
        const missing = fields.filter((field) => field.required === true && !Object.hasOwn(values, field.name));
        if (missing.length > 0) {
          throw new RemoteUsage(`The prompt needs ${missing.map((field) => field.name).join(", ")}.`);
        }
        const result = await client
          .getPrompt(name, values as Record<string, string>)
          .catch((error: unknown) => explainUnknown(error, "prompt", name, prompts));
        const texts = result.messages.map(({ role, content }) => `${role}: ${blockText(content)}\n`);
        const shown = printable(texts.join("\n"));
        process.stdout.write(args["json"] === true ? `${JSON.stringify(result, null, 2)}\n` : shown);
        return EXIT.fine;
      };
    }),
};
