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

test("questions are typed by name, places and answer, and asked where they may be", () => {
  type Asking = {
    elicit: {
      price: { data: { price: string | number }; answer: { agreed: boolean; note?: string } };
      visit: { data: Record<never, never> };
    };
  };
  const tool: ToolHandler<object, void, Asking> = async (_input, ctx) => {
    expectTypeOf(await ctx.elicit.price({ price: 1 })).toEqualTypeOf<{ agreed: boolean; note?: string }>();
    expectTypeOf(await ctx.elicit.visit()).toEqualTypeOf<void>();
    const outcome = await ctx.elicit.price.outcome({ price: "1" }, { key: "again" });
    // @ts-expect-error a refusal has no content
    const content: unknown = outcome.content;
    if (outcome.action === "accept") expectTypeOf(outcome.content.agreed).toEqualTypeOf<boolean>();
    else expectTypeOf(outcome.action).toEqualTypeOf<"decline" | "cancel">();
    expectTypeOf(await ctx.step("n", () => 5)).toEqualTypeOf<number>();
    // @ts-expect-error the message has a place
    const placeless = () => ctx.elicit.price();
    // @ts-expect-error no such question is declared
    const unknown = () => ctx.elicit.cost({});
    return String([content, placeless, unknown].length);
  };
  const prompt: PromptHandler<object, Asking> = async (_args, ctx) =>
    String((await ctx.elicit.price({ price: 1 })).agreed);
  const resource: ResourceHandler<object, Asking> = async (_params, ctx) => String((await ctx.roots()).length);
  const completion: CompletionHandler = async (_value, ctx) => {
    // @ts-expect-error a completion asks nobody
    const sample: unknown = ctx.sample;
    return [String(sample)];
  };
  expect([tool, prompt, resource, completion]).toHaveLength(4);
});
