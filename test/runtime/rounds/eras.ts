/** Asks the same of a handler on a legacy session and on 2026-07-28: the outcome is the same. */
import { createServer, type Server } from "@mcpwright/runtime";
import { type Client, connect, type InputHandlers } from "@mcpwright/runtime/client";
import { describe, test } from "vitest";
import { recorder } from "../support/quiet.ts";

export const eras: readonly string[] = ["2025-11-25", "2026-07-28"];

type Form = Parameters<NonNullable<InputHandlers["elicitation"]>>[0];
type Filled = Awaited<ReturnType<NonNullable<InputHandlers["elicitation"]>>>;

/** A user who answers forms: with what `fill` gives for each message, and counts them. */
export function user(fill: (message: string) => Filled["content"] | "decline" | "cancel"): {
  readonly asked: string[];
  readonly elicitation: (form: Form) => Filled;
} {
  const asked: string[] = [];
  return {
    asked,
    elicitation: ({ message }) => {
      asked.push(message);
      const answer = fill(message);
      return typeof answer === "string" ? { action: answer } : { action: "accept", ...(answer && { content: answer }) };
    },
  };
}

export const yes = (): ReturnType<typeof user> => user(() => ({ agreed: true }));

export const agreement = {
  type: "object",
  properties: { agreed: { type: "boolean" } },
  required: ["agreed"],
  additionalProperties: false,
} as const;

export interface Confirming {
  readonly elicit: {
    readonly confirm: { readonly data: { readonly what: string }; readonly answer: { readonly agreed: boolean } };
    readonly other: { readonly data: Readonly<Record<never, never>>; readonly answer: { readonly agreed: boolean } };
  };
}

export const questions = {
  confirm: { message: "Confirm {{what}}?", schema: agreement },
  other: { message: "The other?", schema: agreement },
} as const;

export function quietServer(): Server {
  return createServer({ name: "asking", version: "1", logger: recorder().logger });
}

export interface Era {
  readonly revision: string;
  readonly modern: boolean;
  connect(server: Server, handlers?: InputHandlers): Promise<Client>;
}

/** Declares the tests once for each era. */
export function inEachEra(declare: (it: (title: string, body: (era: Era) => Promise<void>) => void) => void): void {
  for (const revision of eras) {
    describe(revision, () => {
      declare((title, body) => {
        test(`${title} [${revision}]`, async () => {
          const open: Client[] = [];
          const era: Era = {
            revision,
            modern: revision >= "2026-07-28",
            connect: async (server, handlers = {}) => {
              const client = await connect(server, { revision, ...handlers });
              open.push(client);
              return client;
            },
          };
          try {
            await body(era);
          } finally {
            for (const client of open) await client.close();
          }
        });
      });
    });
  }
}

/** The text of a tool's result. */
export function textOf(result: { readonly content: readonly unknown[] }): string {
  return result.content.map((block) => (block as { readonly text?: string }).text ?? "").join("\n");
}
