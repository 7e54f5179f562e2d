import { didYouMean } from "../diagnostics/closest.ts";
import type { Command } from "./command.ts";
import { EXIT, fail, RemoteUsage, readTarget, remoteOptions, withServer } from "./remote/connection.ts";

/** Calls one tool of a server. */
export const call: Command = {
  command: "call <words..>",
  describe: "Call a tool: [URL] TOOL [key=value…] [-- COMMAND…]",
  options: (yargs) =>
    remoteOptions(yargs)
      .positional("words", { type: "string", array: true, describe: "[URL] TOOL [key=value…]" })
      .option("input", {
        type: "string",
        nargs: 1,
        describe: "All arguments as one JSON object; `-` reads it from stdin",
      })
      .example("$0 call http://127.0.0.1:3000/mcp book_room room=12", "a server that listens")
      .example("$0 call book_room room=12 -- node dist/main.js", "a server that is started"),
  run: async (args) => {
    try {
      const { target, rest } = readTarget(args["words"] as readonly string[], args["--"]);
      const [name, ...words] = rest;
      if (name === undefined) throw new RemoteUsage("Name a tool; `mcpwright list` shows those of a server.");
      const given = args["input"] === undefined ? undefined : await readInput(String(args["input"]));
      if (given !== undefined && words.length > 0) throw new RemoteUsage("Give either --input or key=value, not both.");
      return await withServer(target, args, async (client) => {
        const tools = await client.listTools();
        const tool = tools.find((one) => one.name === name);
        if (tool === undefined) throw new RemoteUsage(`The server has no tool "${name}". ${nearby(name, tools)}`);
        const { readArguments } = await import("./remote/tool-arguments.ts");
        const answer = await client.callTool(name, given ?? readArguments(words, tool.inputSchema));
        if (args["json"] === true) process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
        else {
          const { answerText } = await import("./remote/text.ts");
          // A refusal is not the data that was asked for.
          (answer.isError ? process.stderr : process.stdout).write(answerText(answer));
        }
        return answer.isError ? EXIT.refused : EXIT.fine;
      });
    } catch (error) {
      if (error instanceof RemoteUsage) return fail(EXIT.usage, error.message);
      throw error;
    }
  },
};

function nearby(name: string, tools: readonly { readonly name: string }[]): string {
  const names = tools.map((tool) => tool.name);
  return didYouMean(name, names) ?? (names.length === 0 ? "It has none." : `It has ${names.slice(0, 20).join(", ")}.`);
}

async function readInput(input: string): Promise<Record<string, unknown>> {
  const text = input === "-" ? await readStdin() : input;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new RemoteUsage(`--input is not valid JSON: ${(error as Error).message}`);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new RemoteUsage("--input is a JSON object, from argument names to values.");
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
