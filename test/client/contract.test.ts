import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { revisions } from "@mcpwright/protocol";
import { createServer, listen, type Server } from "@mcpwright/runtime";
import { ContractError, LocalError, McpError, ToolCallError, ToolError } from "@mcpwright/runtime/client";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Client, connect, isError } from "../../examples/bookings/src/generated/client.ts";
import { server as bookings } from "../../examples/bookings/src/generated/server.ts";
import { startExample, type Target } from "../interop/target.ts";

const folder = mkdtempSync(join(tmpdir(), "contract-"));
process.env["BOOKINGS_FILE"] = join(folder, "bookings.json");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const everyRevision = [...revisions.keys()];

type Options = Parameters<typeof connect>[1];

async function open(target: Parameters<typeof connect>[0], options?: Options): Promise<Client> {
  const client = await connect(target, options);
  onTestFinished(() => client.close());
  return client;
}

/** The error that a promise is rejected with. */
async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail("it was fulfilled"),
    (error: unknown) => error,
  );
}

describe.each(["memory", "stdio", "http"] as const)("a generated client over %s", (transport) => {
  let target: Target | undefined;
  beforeAll(async () => {
    if (transport !== "memory") target = await startExample("bookings", transport);
  });
  afterAll(() => target?.stop());

  test.each(everyRevision)(
    "calls tools, reads resources and gets prompts by what they are called [%s]",
    async (revision) => {
      const client = await open(target === undefined ? bookings : (target.url ?? target.command), {
        revision,
        contract: "strict",
      });
      const night = `2031-${transport === "memory" ? "01" : "02"}-${String(everyRevision.indexOf(revision) + 1).padStart(2, "0")}`;

      const { rooms } = await client.tools.searchRooms({ night, guests: 4 });
      expect(rooms).toEqual([{ number: "22", beds: 4, price: 140 }]);
      const booked = await client.tools.bookRoom({ room: "22", night, guest: "Ada", guests: 4 });
      expect(booked).toEqual({ confirmation: expect.any(String), price: 140 });
      const again = await failure(client.call("book_room", { room: "22", night, guest: "Ben" }));
      expect(isError(again, "book_room") && [again.code, again.data, again.declared]).toEqual([
        "room_taken",
        { room: "22", night },
        true,
      ]);
      expect(ToolError.is(again) && ToolCallError.is(again)).toBe(true);
      expect(isError(again, "book_room", "too_small")).toBe(false);

      const [rules] = await client.resources.houseRules();
      expect(rules).toMatchObject({ uri: "docs://rules" });
      const [room] = await client.resources.room({ number: "22" });
      expect(room).toMatchObject({ uri: "rooms://22", text: expect.stringContaining(night) });
      expect(await client.read("docs://rules")).toEqual([rules]);
      const { messages } = await client.prompts.welcome({ guest: "Ada" });
      expect(messages).toMatchObject([{ role: "user", content: { text: expect.stringContaining("Language: en.") } }]);
      expect((await client.resources.room.complete("number", "2")).values).toEqual(["21", "22"]);
      expect((await client.prompts.welcome.complete("language", "d")).values).toEqual(["de"]);
      expect(await client.call("cancel_booking", { confirmation: booked.confirmation })).toEqual({ cancelled: true });
    },
  );
});

/** A server that claims to be the bookings, but is not as the client was generated. */
function drifted(change: (server: Server) => void): Server {
  const server = createServer({ name: "bookings", version: "2.0.0", logger: () => {} });
  change(server);
  return server;
}

const anything = { type: "object" } as const;
const night = { type: "string", format: "date" } as const;

describe("a server that has changed", () => {
  test("lacks a tool: the error names it and the command", async () => {
    const client = await open(drifted((server) => server.tools.add({ name: "other" }, () => "")));
    const error = await failure(client.tools.searchRooms({ night: "2031-01-01" }));
    expect(ContractError.is(error) && LocalError.is(error) && error.code).toBe("contract-missing");
    expect(error).toMatchObject({ drifts: ['it has no tool "search_rooms"'], regenerate: "mcpwright generate" });
    expect((error as Error).message).toContain("Generate it again: mcpwright generate");
  });

  test("refuses arguments that it took", async () => {
    const client = await open(
      drifted((server) => {
        const inputSchema = { type: "object" as const, properties: { night, currency: {} }, required: ["currency"] };
        server.tools.add({ name: "search_rooms", inputSchema }, () => "");
      }),
    );
    const error = await failure(client.tools.searchRooms({ night: "2031-01-01" }));
    expect(error).toMatchObject({ code: "contract-arguments", drifts: [expect.stringContaining("currency")] });
    expect(ToolCallError.is((error as Error).cause)).toBe(true);
  });

  test("answers with something else, seen by `call` and not by `off`", async () => {
    const server = drifted((one) => {
      one.tools.add({ name: "search_rooms", inputSchema: anything }, () => '{"rooms":[{"number":12}]}');
    });
    const checking = await open(server);
    const error = await failure(checking.tools.searchRooms({ night: "2031-01-01" }));
    expect(error).toMatchObject({ code: "contract-result", drifts: [expect.stringContaining("/rooms/0")] });
    const trusting = await open(server, { contract: "off" });
    expect(await trusting.tools.searchRooms({ night: "2031-01-01" })).toEqual({ rooms: [{ number: 12 }] });
  });

  test("tells an error with data that the contract does not know", async () => {
    const server = drifted((one) => {
      one.tools.add({ name: "cancel_booking", inputSchema: anything }, () => {
        throw new ToolError("too_late", "It is too late.", { hours: 2 });
      });
    });
    const error = await failure((await open(server)).tools.cancelBooking({ confirmation: "x" }));
    expect(error).toMatchObject({ code: "too_late", data: { hours: 2 }, declared: false, tool: "cancel_booking" });
    expect(isError(error, "cancel_booking" as never)).toBe(false);
  });

  test("fails as it always could: the tool's own words, no drift", async () => {
    const inputSchema = { type: "object" as const, properties: { confirmation: {}, more: {} } };
    const server = drifted((one) => {
      one.tools.add({ name: "cancel_booking", inputSchema }, () => {
        throw new Error("inside");
      });
    });
    const error = await failure((await open(server)).tools.cancelBooking({ confirmation: "x" }));
    expect(ToolCallError.is(error) && [error.code, error.declared]).toEqual(["undeclared", false]);
    expect((error as Error).message).toContain("failed unexpectedly");
  });

  test("lacks a resource or a prompt", async () => {
    const client = await open(
      drifted((server) => {
        server.resources.add({ name: "x", uri: "x://x" }, () => "");
        server.prompts.add({ name: "welcome", arguments: [{ name: "host", required: true }] }, () => "");
      }),
    );
    expect(await failure(client.resources.room({ number: "1" }))).toMatchObject({ code: "contract-missing" });
    expect(await failure(client.prompts.planStay({ night: "2031-01-01" }))).toMatchObject({ code: "contract-missing" });
    const changed = await failure(client.prompts.welcome({ guest: "Ada" }));
    expect(changed).toMatchObject({ code: "contract-changed", drifts: [expect.stringContaining('"welcome"')] });
    expect(McpError.is((changed as Error).cause)).toBe(true);
  });

  test("`strict` says everything at connect, and leaves no connection", async () => {
    const server = drifted((one) => {
      one.tools.add({ name: "search_rooms", inputSchema: { type: "object", properties: { night } } }, () => "");
      one.resources.add({ name: "house_rules", uri: "docs://rules" }, () => "");
      one.prompts.add({ name: "welcome" }, () => "");
    });
    const listener = await listen(server, { port: 0 });
    onTestFinished(() => listener.close());
    const error = await failure(connect(listener.url, { contract: "strict" }));
    expect(error).toMatchObject({
      code: "contract-changed",
      drifts: [
        'the input of the tool "search_rooms" has changed',
        'the output of the tool "search_rooms" has changed',
        'it has no tool "book_room"',
        'it has no tool "cancel_booking"',
        'it has no resource "room"',
        'the arguments of the prompt "welcome" have changed',
        'it has no prompt "plan_stay"',
      ],
    });
  });
});

describe("what is given", () => {
  test("is checked before it is sent, and stays as it is", async () => {
    const client = await open(bookings);
    const given = Object.freeze({ night: "2031-01-01" });
    await client.tools.searchRooms(given);
    const error = await failure(client.call("search_rooms", { night: "soon" }));
    expect(error).toMatchObject({ code: "invalid-arguments", message: expect.stringContaining("/night") });
    expect(await failure(client.call("search_rooms", JSON.parse('{"nights":1}')))).toMatchObject({
      code: "invalid-arguments",
    });
  });

  test("reaches what the contract does not know, as unknown", async () => {
    const server = drifted((one) => {
      one.tools.add(
        { name: "new-tool", inputSchema: anything, outputSchema: anything },
        () => ({ fresh: true }) as never,
      );
      one.prompts.add({ name: "new" }, () => "Hello");
    });
    const client = await open(server);
    const answer: unknown = await client.call("new-tool", { any: 1 });
    expect(answer).toEqual({ fresh: true });
    expect((await client.prompt("new")).messages).toHaveLength(1);
    expect(await failure(client.call("gone"))).toMatchObject({ code: -32602 });
    expect((await client.connection.listTools()).map(({ name }) => name)).toEqual(["new-tool"]);
  });
});
