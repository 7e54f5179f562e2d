import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createServer, listen, type Server } from "@mcpwright/runtime";
import { describe, expect, onTestFinished, test } from "vitest";
import { mcpwright, root } from "../command-line.ts";
import { emptyProject, typeErrors } from "./project.ts";

const input = { type: "object", properties: { room: { type: "string" } }, required: ["room"] } as const;

function rooms(change: (server: Server) => void = () => {}): Server {
  const server = createServer({ name: "rooms", version: "1.0.0", logger: () => {} });
  server.tools.add({ name: "book-room", description: "Books.", inputSchema: input }, () => "booked");
  server.resources.add({ name: "rules", uri: "docs://rules" }, () => "None.");
  change(server);
  return server;
}

/** Serves on a port of its own, or on one that was used before. */
async function serve(server: Server, port = 0): Promise<{ url: string; port: number; close(): Promise<void> }> {
  const listener = await listen(server, { port });
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= listener.close());
  onTestFinished(close);
  return { url: listener.url, port: Number(new URL(listener.url).port), close };
}

describe("mcpwright client", () => {
  test("writes the same client again, and tells what changed", { timeout: 60_000 }, async () => {
    const folder = await emptyProject();
    const first = await serve(rooms());
    const made = await mcpwright(folder, "client", "--from", `${first.url}?key=hidden`, "-o", "src/rooms.ts");
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect(made.stdout).toBe("created src/rooms-validators.ts\ncreated src/rooms.lock.json\ncreated src/rooms.ts\n");
    expect(await typeErrors(folder)).toBe("");
    for (const name of await readdir(join(folder, "src"))) {
      expect(await readFile(join(folder, "src", name), "utf8")).not.toContain("hidden");
    }
    // The lock knows where it came from.
    expect(await mcpwright(folder, "client", "-o", "src/rooms.ts", "--check")).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
    expect(await mcpwright(folder, "client", "-o", "src/rooms.ts")).toEqual({ code: 0, stdout: "", stderr: "" });
    await first.close();

    const second = await serve(
      rooms((server) => server.tools.add({ name: "free-rooms", inputSchema: { type: "object" } }, () => "")),
      first.port,
    );
    expect(await mcpwright(folder, "client", "-o", "src/rooms.ts", "--check")).toEqual({
      code: 1,
      stdout: 'compatible: the tool "free-rooms" is new\n',
      stderr: "Run `mcpwright client -o src/rooms.ts`.\n",
    });
    await second.close();

    const changed = rooms((server) => {
      server.tools.remove("book-room");
      const narrower = { ...input, required: ["room", "night"], properties: { ...input.properties, night: {} } };
      server.tools.add({ name: "book-room", description: "Books.", inputSchema: narrower }, () => "");
      server.resources.remove("rules");
    });
    const third = await serve(changed, first.port);
    const { code, stdout } = await mcpwright(folder, "client", "-o", "src/rooms.ts", "--check");
    expect([code, stdout]).toEqual([
      1,
      'breaking: the tool "book-room" breaks its input: /night may be missing where it is required\n' +
        'breaking: the resource "rules" is gone\n',
    ]);
    expect((await mcpwright(folder, "client", "-o", "src/rooms.ts")).stdout).toContain("updated src/rooms.ts");
    expect((await mcpwright(folder, "client", "-o", "src/rooms.ts", "--check")).code).toBe(0);

    await writeFile(join(folder, "src/rooms.ts"), "// Changed by hand.\n");
    expect(await mcpwright(folder, "client", "-o", "src/rooms.ts", "--check")).toEqual({
      code: 1,
      stdout: "",
      stderr: "src/rooms.ts is out of date\nRun `mcpwright client -o src/rooms.ts`.\n",
    });
    await third.close();
    expect(await mcpwright(folder, "client", "-o", "src/rooms.ts", "--check")).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("connect-failed"),
    });
  });

  test("reads a manifest too", { timeout: 60_000 }, async () => {
    const folder = await emptyProject();
    const manifest = join(root, "examples/bookings/mcp.yaml");
    const { code, stderr } = await mcpwright(folder, "client", "--from", manifest, "-o", "bookings.ts");
    expect([code, stderr]).toEqual([0, ""]);
    expect(await typeErrors(folder)).toBe("");
    const text = await readFile(join(folder, "bookings.ts"), "utf8");
    expect(text).toContain("room_taken: { room: string | number; night: string | number };");
    expect((await mcpwright(folder, "client", "-o", "bookings.ts", "--check")).code).toBe(0);
  });

  test.each([
    [["client", "-o", "rooms.js"], "does not end in .ts"],
    [["client", "-o", "rooms.ts"], "Name the server"],
    [["client", "--from", "missing.yaml", "-o", "rooms.ts"], "missing.yaml cannot be read"],
    [["client", "--from", "http://127.0.0.1:1/mcp", "-o", "rooms.ts", "--", "node"], "not both"],
    [["client", "--from", "node", "-o", "rooms.ts", "--", "node"], "not both"],
    [["client"], "output"],
  ])("%j is a mistake in the command line", async (args, said) => {
    const folder = await emptyProject();
    expect(await mcpwright(folder, ...args)).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining(said),
    });
  });
});
