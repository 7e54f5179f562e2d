import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Connection, type OfficialClient, officialPeers } from "./official-clients.ts";
import { startExample, type Target } from "./target.ts";

const TRANSPORTS = ["http", "stdio"] as const;
const cells = TRANSPORTS.flatMap((transport) =>
  officialPeers.map((peer) => ({ peer, transport, label: `${peer.name} over ${transport} [${peer.revision}]` })),
);
/** A night for each client, so that all of them can book on one server. */
const nightOf = (cell: number): string => `2027-01-${String(cell + 1).padStart(2, "0")}`;

describe.each(TRANSPORTS)("bookings over %s", (transport) => {
  let target: Target;
  beforeAll(async () => {
    target = await startExample("bookings", transport);
  });
  afterAll(() => target?.stop());

  describe.each(cells.filter((cell) => cell.transport === transport))("$label", (cell) => {
    const night = nightOf(cells.indexOf(cell));
    let connection: Connection;
    let client: OfficialClient;
    beforeAll(async () => {
      connection = await cell.peer.connect(target);
      client = connection.client;
    });
    afterAll(() => client?.close());

    test("agrees on the revision and learns who serves", () => {
      expect([undefined, cell.peer.revision]).toContain(connection.revision);
      expect(client.getServerVersion()).toMatchObject({ name: "bookings", title: "Room bookings", version: "1.0.0" });
      expect(client.getServerCapabilities()).toMatchObject({ tools: {}, resources: {}, prompts: {}, completions: {} });
      expect(client.getInstructions()).toContain("Search before you book");
    });

    test("TOOL-02 lists the tools with both schemas", async () => {
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toEqual(["search_rooms", "book_room", "cancel_booking"]);
      for (const tool of tools) {
        expect(tool.inputSchema).toMatchObject({ type: "object", additionalProperties: false });
        expect(tool.outputSchema).toMatchObject({ type: "object" });
      }
    });

    test("calls every tool, and a room is booked once", async () => {
      const found = await client.callTool({ name: "search_rooms", arguments: { night, guests: 3 } });
      expect(found.structuredContent).toEqual({ rooms: [{ number: "22", beds: 4, price: 140 }] });

      const booking = { name: "book_room", arguments: { room: "22", night, guest: "Ada" } };
      const booked = await client.callTool(booking);
      expect(booked.isError ?? false).toBe(false);
      expect(booked.structuredContent).toMatchObject({ price: 140 });

      const again = await client.callTool(booking);
      expect(again.isError).toBe(true);
      expect(again.content).toEqual([{ type: "text", text: `Room 22 is taken on ${night}.` }]);

      const { confirmation } = booked.structuredContent as { confirmation: string };
      const cancelled = await client.callTool({ name: "cancel_booking", arguments: { confirmation } });
      expect(cancelled.structuredContent).toEqual({ cancelled: true });
    });

    test("a wrong argument is told to the model", async () => {
      const answer = await client.callTool({ name: "search_rooms", arguments: { night, guests: 99 } });
      expect(answer.isError).toBe(true);
      expect(JSON.stringify(answer.content)).toContain("guests");
    });

    test("an unknown tool is refused", async () => {
      await expect(client.callTool({ name: "paint_room", arguments: {} })).rejects.toMatchObject({ code: -32602 });
    });

    test("lists and reads every resource", async () => {
      const { resources } = await client.listResources();
      expect(resources).toMatchObject([{ uri: "docs://rules", mimeType: "text/markdown" }]);
      const rules = await client.readResource({ uri: "docs://rules" });
      expect(rules.contents).toMatchObject([{ uri: "docs://rules", text: expect.stringContaining("# House rules") }]);

      const { resourceTemplates } = await client.listResourceTemplates();
      expect(resourceTemplates).toMatchObject([{ uriTemplate: "rooms://{number}" }]);
      const room = await client.readResource({ uri: "rooms://12" });
      expect(room.contents).toMatchObject([{ uri: "rooms://12", mimeType: "application/json" }]);
      const [content] = room.contents;
      expect(JSON.parse(content && "text" in content ? content.text : "")).toMatchObject({ number: "12", beds: 2 });
      await expect(client.readResource({ uri: "rooms://99" })).rejects.toThrow();
    });

    test("lists and gets every prompt", async () => {
      const { prompts } = await client.listPrompts();
      expect(prompts.map(({ name }) => name)).toEqual(["welcome", "plan_stay"]);
      const welcome = await client.getPrompt({ name: "welcome", arguments: { guest: "Ada" } });
      expect(welcome.messages).toMatchObject([
        { role: "user", content: { type: "text", text: expect.stringMatching(/Ada.*Language: en\./) } },
      ]);
      const plan = await client.getPrompt({ name: "plan_stay", arguments: { night } });
      expect(JSON.stringify(plan.messages)).toContain(night);
    });

    test("completes from a list and from a handler", async () => {
      const language = await client.complete({
        ref: { type: "ref/prompt", name: "welcome" },
        argument: { name: "language", value: "d" },
      });
      expect(language.completion.values).toEqual(["de"]);
      const number = await client.complete({
        ref: { type: "ref/resource", uri: "rooms://{number}" },
        argument: { name: "number", value: "2" },
      });
      expect(number.completion.values).toEqual(["21", "22"]);
    });
  });
});
