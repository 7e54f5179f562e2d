/** What a client makes of questions, in any revision: requests of a legacy server, or parts of a modern answer. */
import { type ConnectOptions, connect } from "@mcpwright/runtime/client";
import { overPipe } from "./piped.ts";
import { DISCOVERED, json, scripted } from "./scripted.ts";

export const LEGACY = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"] as const;
export const REVISIONS = [...LEGACY, "2026-07-28"] as const;

export interface Question {
  readonly method: string;
  readonly params?: object;
}

export interface Asked {
  /** The answers, by the names of their questions. */
  readonly results: Readonly<Record<string, unknown>>;
  /** Refusals; a modern server gets none. */
  readonly errors: Readonly<Record<string, { readonly code: number; readonly message: string }>>;
  /** What the call on which a modern server asked failed with. */
  readonly failure: unknown;
  readonly warnings: readonly string[];
}

/** A tool `ask` that sends `questions` and answers once the client has; `done` answers at once, `wait` never. */
export function asking(...questions: readonly object[]): string {
  return `
    if (method === "tools/call" && params.name === "ask") {
      globalThis.call = id;
      globalThis.left = ${questions.length};
      for (const question of ${JSON.stringify(questions)}) say(question);
    }
    if (method === "tools/call" && params.name === "done") say({ id, result: { content: [] } });
    if (method === undefined && --globalThis.left === 0) say({ id: globalThis.call, result: { content: [] } });`;
}

/** Asks a client all `questions` in the course of one call. */
export async function ask(
  revision: string,
  questions: Readonly<Record<string, Question>>,
  options: ConnectOptions,
): Promise<Asked> {
  const warnings: string[] = [];
  const given = { revision, onWarning: (message: string): void => void warnings.push(message), ...options };
  const asked = revision < "2026-07-28" ? askLegacy(revision, questions, given) : askModern(questions, given);
  return { ...(await asked), warnings };
}

async function askLegacy(
  revision: string,
  questions: Readonly<Record<string, Question>>,
  options: ConnectOptions,
): Promise<Omit<Asked, "warnings">> {
  const requests = Object.entries(questions).map(([id, question]) => ({ id, ...question }));
  const { client, sent } = await overPipe(
    asking(...requests),
    options,
    `initialized.protocolVersion = ${JSON.stringify(revision)};`,
  );
  await client.callTool("ask");
  await client.close();
  const answers = sent().filter(({ method }) => method === undefined);
  return {
    results: Object.fromEntries(answers.flatMap(({ id, result }) => (result === undefined ? [] : [[id, result]]))),
    errors: Object.fromEntries(answers.flatMap(({ id, error }) => (error === undefined ? [] : [[id, error]]))),
    failure: undefined,
  };
}

async function askModern(
  inputRequests: Readonly<Record<string, Question>>,
  options: ConnectOptions,
): Promise<Omit<Asked, "warnings">> {
  let results: Readonly<Record<string, unknown>> = {};
  const { url } = await scripted(({ message: { id, method, params } }, response) => {
    const answered = params?.["inputResponses"] as typeof results | undefined;
    results = answered ?? results;
    const done = { resultType: "complete", content: [] };
    const question = { resultType: "input_required", inputRequests };
    const result = method === "server/discover" ? DISCOVERED : answered === undefined ? question : done;
    json(response, 200, { jsonrpc: "2.0", id, result });
  });
  const client = await connect(url, options);
  const failure = await client.callTool("ask").then(
    () => undefined,
    (error: unknown) => error,
  );
  await client.close();
  return { results, errors: {}, failure };
}
