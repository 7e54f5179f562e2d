/** What a handler may take and give, as the compiler sees it: each `@ts-expect-error` is a mistake it must find. */
import {
  type CompletionHandler,
  type PromptHandler,
  type ResourceHandler,
  result,
  ToolError,
  type ToolHandler,
} from "@mcpwright/runtime/codegen/v1";
import { expect, expectTypeOf, test } from "vitest";

interface Booking {
  readonly confirmation: string;
}
interface Declared {
  readonly app: { readonly book: (room: string) => string };
  readonly errors: { readonly room_taken: { room: string }; readonly closed: Record<never, never> };
}

type Book = ToolHandler<{ room: string }, Booking, Declared>;
type Say = ToolHandler<{ word: string }>;

test("a tool with an output gives it, or a result that holds it", () => {
  const plain: Book = ({ room }, ctx) => ({ confirmation: ctx.app.book(room) });
  const full: Book = async () => result({ structured: { confirmation: "1" }, content: "Booked." });
  const failed: Book = () => result({ content: "No.", isError: true });
  // @ts-expect-error the output lacks its field
  const wrong: Book = () => ({});
  // @ts-expect-error text is no output
  const text: Book = () => "text";
  // @ts-expect-error the structured part is of another type
  const other: Book = () => result({ structured: { confirmation: 1 } });
  expect([plain, full, failed, wrong, text, other]).toHaveLength(6);
});

test("a tool without an output gives text, content or nothing", () => {
  const text: Say = ({ word }) => word;
  const nothing: Say = async () => {};
  const blocks: Say = () => [{ type: "text", text: "a" }];
  const block: Say = () => ({ type: "image", data: "", mimeType: "image/png" });
  // @ts-expect-error an object that is no content block
  const object: Say = () => ({ confirmation: "1" });
  expect([text, nothing, blocks, block, object]).toHaveLength(5);
});

test("declared errors are typed by name and data", () => {
  const book: Book = (_input, ctx) => {
    expectTypeOf(ctx.error.room_taken({ room: "1" })).toEqualTypeOf<ToolError<"room_taken", { room: string }>>();
    // @ts-expect-error the data lacks its field
    const missing = () => ctx.error.room_taken({});
    // @ts-expect-error no such error is declared
    const unknown = () => ctx.error.unknown();
    const bare = () => ctx.error.closed();
    throw new ToolError("room_taken", String([missing, unknown, bare].length), { room: "1" });
  };
  const say: Say = (_input, ctx) => {
    // @ts-expect-error this tool declares no errors
    return String(ctx.error.any);
  };
  expect([book, say]).toHaveLength(2);
});

test("resources, prompts and completions", () => {
  const resource: ResourceHandler<{ number: string }> = ({ number }, ctx) => [{ uri: ctx.uri, text: number }];
  const missing: ResourceHandler = async () => null;
  // @ts-expect-error a number is no contents
  const count: ResourceHandler = () => 5;
  const prompt: PromptHandler<{ guest: string }> = ({ guest }) => `Hello ${guest}`;
  // @ts-expect-error a message has a role
  const roleless: PromptHandler = () => [{ content: { type: "text", text: "" } }];
  const complete: CompletionHandler<{ country: string }> = (value, ctx) => [value, ctx.arguments.country ?? ""];
  // @ts-expect-error no such argument
  const unknown: CompletionHandler<{ country: string }> = (_value, ctx) => [ctx.arguments.city];
  expect([resource, missing, count, prompt, roleless, complete, unknown]).toHaveLength(7);
});
