import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { callOf, legacy, modern, ServerProcess, textOf } from "../stdio/server-process.ts";

const MIB = 1024 * 1024;
/** What a server may grow by, however it is talked to. */
const GROWTH = 64 * MIB;

/** The era's way to ask, on a server that is ready for it. */
const eras = [
  { revision: "2025-11-25", era: legacy, open: (server: ServerProcess) => server.initialize("2025-11-25") },
  { revision: "2026-07-28", era: modern, open: async () => {} },
] as const;

for (const { revision, era, open } of eras) {
  const start = async (options: { read?: boolean } = {}): Promise<ServerProcess> => {
    const server = new ServerProcess("everything.mjs", [], options);
    if (options.read !== false) await open(server);
    return server;
  };
  const memory = async (server: ServerProcess, id: string): Promise<number> => {
    server.send(callOf(id, "memory", {}, era));
    return Number(textOf(await server.answer(id)));
  };

  test(`a line of 100 MB is refused, and the next is served [${revision}]`, async () => {
    const server = await start();
    const before = await memory(server, "before");
    const chunk = Buffer.alloc(MIB, "x");
    for (let sent = 0; sent < 100; sent++) await server.write(chunk);
    server.send("", callOf("next", "echo", { text: "still here" }, era));
    expect(textOf(await server.answer("next"))).toBe("still here");
    const refusals = server.messages.filter(({ error }) => error !== undefined);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]?.error).toMatchObject({ code: -32600, message: expect.stringContaining("16777216 bytes") });
    expect(refusals[0]).not.toHaveProperty("id");
    expect((await memory(server, "after")) - before).toBeLessThan(GROWTH);
  });

  test(`JSON 100 000 deep is refused [${revision}]`, async () => {
    const server = await start();
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    server.send(callOf(1, "echo", { text: "?" }, era).replace('"?"', deep), callOf(2, "echo", { text: "ok" }, era));
    expect(textOf(await server.answer(2))).toBe("ok");
    expect(server.messages.find(({ error }) => error)?.error).toMatchObject({ code: -32700 });
  });

  test(`bytes that are no UTF-8 and text that is no JSON are refused [${revision}]`, async () => {
    const server = await start();
    const good = Buffer.from(callOf(1, "echo", { text: "?" }, era));
    const bad = Buffer.from(good);
    bad[good.indexOf("?")] = 0xff;
    await server.write(Buffer.concat([bad, Buffer.from("\n{not json}\n")]));
    server.send(callOf(2, "echo", { text: "ok" }, era));
    expect(textOf(await server.answer(2))).toBe("ok");
    const codes = server.messages.filter(({ error }) => error).map(({ error }) => error?.code);
    expect(codes).toEqual([-32700, -32700]);
  });

  test(`TRAN-01 chunks may end inside a code point or a line end [${revision}]`, async () => {
    const server = await start();
    const text = "€ 🦜 ﷽";
    for (const byte of Buffer.from(`\r\n\n${callOf(1, "echo", { text }, era)}\r\n`))
      await server.write(Buffer.of(byte));
    expect(textOf(await server.answer(1))).toBe(text);
    expect(server.messages.filter(({ error }) => error)).toEqual([]);
  });

  test(`BASE-02 ids that are null, fractional, beyond all numbers or no id are refused [${revision}]`, async () => {
    const server = await start();
    for (const id of ["null", "1.5", "1e400", "{}", "true"]) {
      server.send(callOf("ID", "echo", {}, era).replace('"ID"', id));
    }
    server.send(callOf("last", "echo", { text: "ok" }, era));
    await server.answer("last");
    const refusals = server.messages.filter(({ error }) => error);
    expect(refusals).toHaveLength(5);
    for (const { error } of refusals) expect([-32600, -32700]).toContain(error?.code);
  });

  test(`a number beyond all numbers is refused as an argument [${revision}]`, async () => {
    const server = await start();
    server.send(callOf(1, "later", { ms: 17 }, era).replace("17", "1e400"), callOf(2, "echo", { text: "ok" }, era));
    await server.answer(2);
    expect(server.messages.some(({ error }) => error?.code === -32700)).toBe(true);
  });

  test(`arguments called __proto__ and constructor are arguments [${revision}]`, async () => {
    const server = await start();
    const args = '{"__proto__":{"polluted":true},"constructor":1}';
    server.send(callOf(1, "keys", { ARGS: 1 }, era).replace('{"ARGS":1}', args));
    expect(textOf(await server.answer(1))).toBe("__proto__,constructor");
  });

  test(`BASE-04 a second request with an id that is under way is refused [${revision}]`, async () => {
    const server = await start();
    server.send(callOf(1, "later", { ms: 200 }, era), callOf(1, "echo", { text: "twin" }, era));
    await server.until(() => server.messages.filter(({ id }) => id === 1).length === 2);
    const [refused, answered] = server.messages.filter(({ id }) => id === 1);
    expect(refused?.error?.code).toBe(-32600);
    expect(textOf(answered!)).toBe("after 200");
  });

  test(`10 000 requests at once are all answered [${revision}]`, async () => {
    const server = await start();
    const before = await memory(server, "before");
    const calls = Array.from({ length: 10_000 }, (_, index) => callOf(index, "echo", { text: `${index}` }, era));
    await server.write(`${calls.join("\n")}\n`);
    await server.until(() => server.lines.length >= 10_001);
    const texts = new Map(server.messages.map((message) => [message.id, message]));
    for (let index = 0; index < 10_000; index++) expect(textOf(texts.get(index)!)).toBe(`${index}`);
    expect((await memory(server, "after")) - before).toBeLessThan(GROWTH);
  });

  test(`10 000 requests that take their time are all answered [${revision}]`, async () => {
    const server = await start();
    const before = await memory(server, "before");
    const calls = Array.from({ length: 10_000 }, (_, index) => callOf(index, "later", { ms: 10 }, era));
    await server.write(`${calls.join("\n")}\n`);
    await server.until(() => server.lines.length >= 10_001);
    expect(server.messages.filter(({ error }) => error)).toEqual([]);
    expect((await memory(server, "after")) - before).toBeLessThan(GROWTH);
  });

  test(`a client that does not read is not read from either [${revision}]`, async () => {
    const server = await start({ read: false });
    const first = once(server.child.stdout, "data");
    if (era === legacy) void open(server);
    else server.send(callOf("first", "echo"));
    await first;
    server.child.stdout.removeAllListeners("data").pause();
    const before = await residentMemory(server);
    // 10 000 answers of 100 kB, a gigabyte: far more than fits, if all were asked for.
    let taken = false;
    const calls = Array.from({ length: 10_000 }, (_, id) => callOf(id, "large", { pad: "x".repeat(200) }, era));
    server.child.stdin.write(`${calls.join("\n")}\n`, (error) => {
      taken ||= !error;
    });
    await pause(1000);
    expect(taken).toBe(false);
    // What a collection freed goes back to the system in its own time.
    await vi.waitFor(async () => expect((await residentMemory(server)) - before).toBeLessThan(GROWTH), 3000);
    server.child.stdin.destroy();
    server.child.stdout.destroy();
    expect(await server.exited).toBe(0);
  });

  test(`a handler that talks on to a client that does not read is ended [${revision}]`, async () => {
    const server = await start();
    server.child.stdout.pause();
    server.send(era(1, "tools/call", { name: "chatter", arguments: {}, _meta: { progressToken: 1 } }));
    if (era === modern) server.send(modern(2, "tools/call", { name: "chatter", arguments: {} }, { progressToken: 2 }));
    expect(await server.exited).toBe(0);
  });

  test(`a client that leaves in the middle of a line ends the process [${revision}]`, async () => {
    const server = await start();
    server.child.stdin.end('{"jsonrpc":"2.0","id":1,"meth');
    expect(await server.exited).toBe(0);
    expect(server.messages.at(-1)?.error?.code).toBe(-32700);
  });
}

/** Asks the process by a signal, for one whose pipes are backed up. */
async function residentMemory(server: ServerProcess): Promise<number> {
  const reports = (): string[] => server.stderr.match(/rss \d+\n/g) ?? [];
  const known = reports().length;
  server.child.kill("SIGUSR2");
  await server.until(() => reports().length > known);
  return Number(reports().at(-1)?.slice(4));
}
