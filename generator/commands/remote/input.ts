import { RemoteUsage } from "./exit.ts";

/** The arguments that `--input` names: a file, `-` for stdin, or an object as it stands. */
export async function readInput(input: string): Promise<Record<string, unknown>> {
  const text = input === "-" ? await readStdin() : /^\s*\{/.test(input) ? input : await readText(input);
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

async function readText(file: string): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  const { fileProblem } = await import("../../file-problem.ts");
  return readFile(file, "utf8").catch((error: Error) => {
    throw new RemoteUsage(`--input ${file} cannot be read: ${fileProblem(error) ?? error.message}`);
  });
}
