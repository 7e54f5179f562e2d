/** A server on a pipe that shows every line it is sent. */
import { type Client, type ConnectOptions, connect } from "@mcpwright/runtime/client";
import { onTestFinished } from "vitest";
import { program } from "./program.ts";

/** What a client sent. */
export interface Sent {
  readonly jsonrpc?: unknown;
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly error?: { readonly code: number };
}

/** `answer` and `start` are those of `program`. */
export async function overPipe(
  answer: string,
  options: ConnectOptions,
  start = "",
): Promise<{ client: Client; sent: () => Sent[] }> {
  const lines: string[] = [];
  const target = {
    ...program(answer, `${start}\nprocess.stdin.on("data", (chunk) => process.stderr.write(chunk));`),
    onStderr: (text: string): void => void lines.push(text),
  };
  const client = await connect(target, options);
  onTestFinished(() => client.close());
  const sent = (): Sent[] =>
    lines
      .join("")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
  return { client, sent };
}
