import type { Command } from "./command.ts";
import { withNamedServer } from "./remote/connection.ts";
import { EXIT, RemoteUsage } from "./remote/exit.ts";
import { serverOptions } from "./remote/target.ts";

/** Calls one tool of a server. */
export const call: Command = {
  command: "call <words..>",
  describe: "Call a tool: [URL] TOOL [key=value…] [-- COMMAND…]",
  options: (yargs) =>
    serverOptions(yargs)
      .positional("words", { type: "string", array: true, describe: "[URL] TOOL [key=value…]" })
      .option("input", {
        type: "string",
        nargs: 1,
        describe: "All arguments as one JSON object: a file, `-` for stdin, or the object itself",
      })
      .example("$0 call http://127.0.0.1:3000/mcp book_room room=12", "a server that listens")
      .example("$0 call book_room room=12 -- node dist/main.js", "a server that is started")
      .example("$0 call book_room --input booking.json --config mcp.json --server rooms", "a server of a host"),
  run: (args) =>
    withNamedServer(args, async ([name, ...words]) => {
      if (name === undefined) throw new RemoteUsage("Name a tool; `mcpwright list` shows those of a server.");
      const { readInput } = await import("./remote/input.ts");
      const given = args["input"] === undefined ? undefined : await readInput(String(args["input"]));
      if (given !== undefined && words.length > 0) throw new RemoteUsage("Give either --input or key=value, not both.");
      const { explainUnknown } = await import("./remote/near-names.ts");
      const { readArguments } = await import("./remote/tool-arguments.ts");
      const { answerText } = await import("./remote/text.ts");
      const { ProgressBar } = await import("./remote/progress-bar.ts");
      return async (client) => {
        const tools = await client.listTools();
        // Of a tool that is not listed no types are known.
        const { inputSchema = {} } = tools.find((one) => one.name === name) ?? {};
        const bar = process.stderr.isTTY ? new ProgressBar(process.stderr) : undefined;
        const options = bar === undefined ? {} : { onProgress: bar.show.bind(bar), onTask: bar.showTask.bind(bar) };
        const answer = await client
          .callTool(name, given ?? readArguments(words, inputSchema), options)
          .catch((error: unknown) => explainUnknown(error, "tool", name, tools))
          .finally(() => bar?.clear());
        if (args["json"] === true) process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
        // A refusal is not the data that was asked for.
        else (answer.isError ? process.stderr : process.stdout).write(answerText(answer));
        return answer.isError ? EXIT.refused : EXIT.fine;
      };
    }),
};
