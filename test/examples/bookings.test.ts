import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Client, McpError } from "@mcpwright/runtime/client";
import { describe, expect, test } from "vitest";
import { eras, example, type Running, start, temporaryFolder, transports } from "./program.ts";

const DECLARED = "dev.mcpwright/error";

interface Booking {
  readonly confirmation: string;
  readonly room: string;
  readonly night: string;
  readonly guest: string;
}

/** The example with a file of bookings of its own. */
function bookings(): { readonly program: ReturnType<typeof example>; readonly onDisk: () => Booking[] } {
  const file = join(temporaryFolder(), "bookings.json");
  return {
    program: example("bookings", { BOOKINGS_FILE: file }),
    onDisk: () => JSON.parse(readFileSync(file, "utf8")) as Booking[],
  };
}

/** The declared error an answer carries. */
function declared(answer: Awaited<ReturnType<Client["callTool"]>>): unknown {
  expect(answer.isError).toBe(true);
  return (answer._meta as Record<string, unknown>)[DECLARED];
}

function confirmationOf(answer: Awaited<ReturnType<Client["callTool"]>>): string {
  return (answer.structuredContent as { confirmation: string }).confirmation;
}

const cells = transports.flatMap((transport) => eras.map((revision) => ({ transport, revision })));

describe.each(cells)("bookings over $transport [$revision]", ({ transport, revision }) => {
  async function open(): Promise<{ client: Client; server: Running; onDisk: () => Booking[] }> {
    const { program, onDisk } = bookings();
    const server = await start(program, transport);
    return { client: await server.connect(revision), server, onDisk };
  }

  test("books, searches and cancels, and keeps it in the file", async () => {
    const { client, onDisk } = await open();
    const night = "2027-02-01";
    const stay = { room: "12", night, guest: "Ada", guests: 2 };
    const booked = await client.callTool("book_room", stay);
    expect(booked.structuredContent).toEqual({ confirmation: expect.any(String), price: 80 });
    const confirmation = confirmationOf(booked);
    expect(onDisk()).toEqual([{ confirmation, room: "12", night, guest: "Ada" }]);

    const numbers = async (guests: number): Promise<string[]> => {
      const { structuredContent } = await client.callTool("search_rooms", { night, guests });
      return (structuredContent as { rooms: { number: string }[] }).rooms.map(({ number }) => number);
    };
    expect(await numbers(1)).toEqual(["11", "21", "22"]);
    expect(await numbers(3)).toEqual(["22"]);

    expect((await client.callTool("cancel_booking", { confirmation })).structuredContent).toEqual({ cancelled: true });
    expect((await client.callTool("cancel_booking", { confirmation })).structuredContent).toEqual({ cancelled: false });
    expect(await numbers(1)).toEqual(["11", "12", "21", "22"]);
    expect(onDisk()).toEqual([]);
  });

  test("declared errors carry their code and data", async () => {
    const { client } = await open();
    const night = "2027-02-02";
    const book = (room: string, guests: number): ReturnType<Client["callTool"]> =>
      client.callTool("book_room", { room, night, guest: "Ada", guests });

    expect(declared(await book("99", 1))).toEqual({ code: "no_such_room", data: { room: "99" } });
    expect(declared(await book("11", 3))).toEqual({ code: "too_small", data: { room: "11", beds: 1 } });
    expect((await book("11", 1)).isError ?? false).toBe(false);
    const taken = await book("11", 1);
    expect(declared(taken)).toEqual({ code: "room_taken", data: { room: "11", night } });
    expect(taken.content).toEqual([{ type: "text", text: `Room 11 is taken on ${night}.` }]);
  });

  test("reads the file and the rooms of the template, and completes their numbers", async () => {
    const { client } = await open();
    await client.callTool("book_room", { room: "21", night: "2027-02-03", guest: "Ada" });

    expect((await client.listResources()).map(({ uri }) => uri)).toEqual(["docs://rules"]);
    const rules = await client.readResource("docs://rules");
    const text = readFileSync(join(example("bookings").cwd, "rules.md"), "utf8");
    expect(rules.contents).toEqual([{ uri: "docs://rules", mimeType: "text/markdown", text }]);

    expect((await client.listResourceTemplates()).map(({ uriTemplate }) => uriTemplate)).toEqual(["rooms://{number}"]);
    const [room] = (await client.readResource("rooms://21")).contents;
    expect(JSON.parse(room && "text" in room ? room.text : "")).toEqual({
      number: "21",
      beds: 2,
      price: 95,
      taken: ["2027-02-03"],
    });
    await expect(client.readResource("rooms://99")).rejects.toSatisfy(McpError.is);

    const ref = { type: "ref/resource", uri: "rooms://{number}" } as const;
    expect((await client.complete(ref, { name: "number", value: "2" })).values).toEqual(["21", "22"]);
  });

  test("fills in prompts, from the manifest and from the handler", async () => {
    const { client } = await open();
    expect((await client.listPrompts()).map(({ name }) => name)).toEqual(["welcome", "plan_stay"]);
    const said = async (name: string, args: Record<string, string>): Promise<unknown> =>
      (await client.getPrompt(name, args)).messages.map(({ content }) => "text" in content && content.text);

    expect(await said("welcome", { guest: "Ada", language: "fr" })).toEqual([
      "Welcome Ada to the house in two sentences. Language: fr.",
    ]);
    expect(await said("welcome", { guest: "Ada" })).toEqual([
      "Welcome Ada to the house in two sentences. Language: en.",
    ]);
    const night = "2027-02-04";
    for (const room of ["11", "12", "21"]) await client.callTool("book_room", { room, night, guest: "Ada" });
    expect(await said("plan_stay", { night })).toEqual([
      `Plan a stay for the night of ${night}. Free rooms: 22 (4 beds, 140 EUR).`,
    ]);
    await expect(client.getPrompt("welcome", {})).rejects.toSatisfy(McpError.is);

    const ref = { type: "ref/prompt", name: "welcome" } as const;
    expect((await client.complete(ref, { name: "language", value: "d" })).values).toEqual(["de"]);
  });

  test("50 guests at once want one room, and one gets it", async () => {
    const { client, onDisk } = await open();
    const night = "2027-02-05";
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, guest) => client.callTool("book_room", { room: "22", night, guest: `${guest}` })),
    );
    const won = answers.filter(({ isError }) => isError !== true);
    const lost = answers.filter(({ isError }) => isError === true);
    expect([won.length, lost.length]).toEqual([1, 49]);
    for (const answer of lost) {
      expect(declared(answer)).toEqual({ code: "room_taken", data: { room: "22", night } });
    }
    const guest = String(answers.indexOf(won[0]!));
    expect(onDisk()).toEqual([{ confirmation: confirmationOf(won[0]!), room: "22", night, guest }]);
  });
});

test.each(transports)("bookings outlive the server, over %s", async (transport) => {
  const { program, onDisk } = bookings();
  const night = "2027-02-06";
  const stay = { room: "12", night, guest: "Ada" };
  const first = await start(program, transport);
  const booked = await (await first.connect("2026-07-28")).callTool("book_room", stay);
  await first.stop();
  expect(onDisk()).toHaveLength(1);

  const client = await (await start(program, transport)).connect("2026-07-28");
  expect(declared(await client.callTool("book_room", stay))).toMatchObject({ code: "room_taken" });
  const confirmation = confirmationOf(booked);
  expect((await client.callTool("cancel_booking", { confirmation })).structuredContent).toEqual({ cancelled: true });
  expect(onDisk()).toEqual([]);
});
