import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { bytesOf, Wire } from "../http/raw.ts";
import { caller, reply } from "../http/support.ts";

const MIB = 1024 * 1024;
const revisions = { legacy: "2025-11-25", modern: "2026-07-28" } as const;

interface Report {
  readonly url: string;
  readonly memory: number;
  readonly polluted: boolean;
  readonly left: readonly string[];
}

describe.each(["legacy", "modern"] as const)("bad input over HTTP, %s era", (era) => {
  const revision = revisions[era];
  let child: ChildProcess;
  let url: string;
  let start: number;
  let call: Awaited<ReturnType<typeof caller>>;

  async function ask(question: string): Promise<Report> {
    child.send(question);
    return (await once(child, "message"))[0] as Report;
  }

  const send = (init: RequestInit): Promise<Response> => fetch(url, init);

  beforeAll(async () => {
    child = fork(new URL("./http-server.mjs", import.meta.url), { execArgv: ["--expose-gc"] });
    url = ((await once(child, "message"))[0] as Report).url;
    call = await caller(era, send);
    await (await send(call("echo"))).text();
    start = (await ask("report")).memory;
  });

  afterEach(async () => {
    const response = await send(call("echo", { still: "here" }));
    expect((await reply(response)).result).toMatchObject({ content: [{ text: '{"still":"here"}' }] });
    const { memory, polluted } = await ask("report");
    expect(memory - start).toBeLessThan(64 * MIB);
    expect(polluted).toBe(false);
  });

  afterAll(async () => {
    const { left } = await ask("close");
    expect(left).toEqual([]);
    if (child.exitCode === null) await once(child, "exit");
    expect(child.exitCode).toBe(0);
  });

  /** The request of an echo call whose body has `text` where its arguments are. */
  function echoing(text: string): RequestInit {
    const init = call("echo", { HERE: 1 });
    return { ...init, body: String(init.body).replace('{"HERE":1}', text) };
  }

  test(`a body of 4 MiB + 1 [${revision}]`, async () => {
    const init = echoing("{}");
    const response = await send({
      ...init,
      body: `${String(init.body)}${" ".repeat(4 * MIB + 1 - String(init.body).length)}`,
    });
    expect(response.status).toBe(413);
    const fits = await send({ ...init, body: `${String(init.body)}${" ".repeat(4 * MIB - String(init.body).length)}` });
    expect(fits.status).toBe(200);
  });

  test(`a body of 100 MB, its length told or not [${revision}]`, async () => {
    for (const framing of [{ "content-length": "100000000" }, { "transfer-encoding": "chunked" }]) {
      const wire = new Wire(url);
      const { host, pathname } = new URL(url);
      const headers = { host, ...(call("echo").headers as object), ...framing };
      const head = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
      wire.socket.write(`POST ${pathname} HTTP/1.1\r\n${head.join("\r\n")}\r\n\r\n`);
      const part = Buffer.alloc(65_536, "x");
      const chunk =
        "transfer-encoding" in framing ? Buffer.concat([Buffer.from("10000\r\n"), part, Buffer.from("\r\n")]) : part;
      for (let sent = 0; sent < 100_000_000 && !wire.socket.destroyed; sent += part.length) {
        if (!wire.socket.write(chunk)) await wire.drained();
      }
      wire.socket.destroy();
      expect(wire.text).toMatch(/^HTTP\/1\.1 413 /);
    }
  });

  test(`JSON 100 000 deep, of arrays, of objects, and never closed [${revision}]`, async () => {
    const deep = 100_000;
    for (const text of [
      "[".repeat(deep) + "]".repeat(deep),
      `${'{"a":'.repeat(deep)}1${"}".repeat(deep)}`,
      "[".repeat(deep),
    ]) {
      const response = await send(echoing(`{"list":${text}}`));
      expect(response.status).toBe(400);
      expect((await reply(response)).error?.code).toBe(-32700);
    }
  });

  test(`BASE-01 invalid UTF-8, and a byte order mark [${revision}]`, async () => {
    const { body, ...init } = echoing('{"text":"HERE"}');
    const [before, after] = String(body).split("HERE") as [string, string];
    for (const bad of [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xc0, 0xaf]]) {
      const bytes = Buffer.concat([Buffer.from(before), Buffer.from(bad), Buffer.from(after)]);
      const response = await send({ ...init, body: bytes });
      expect([response.status, (await reply(response)).error?.code]).toEqual([400, -32700]);
    }
    const marked = await send({ ...init, body: `\ufeff${String(body)}` });
    expect([marked.status, (await reply(marked)).error?.code]).toEqual([400, -32700]);
  });

  test(`TRAN-01 chunk boundaries inside code points [${revision}]`, async () => {
    const text = "é€😀".repeat(50);
    const init = echoing(JSON.stringify({ text }));
    const { host, pathname } = new URL(url);
    const wire = new Wire(url);
    const headers = Object.entries({ host, ...(init.headers as object), "transfer-encoding": "chunked" });
    const head = headers.map(([name, value]) => `${name}: ${String(value)}`);
    wire.socket.write(`POST ${pathname} HTTP/1.1\r\n${head.join("\r\n")}\r\n\r\n`);
    for (const byte of Buffer.from(String(init.body))) {
      wire.socket.write(Buffer.concat([Buffer.from("1\r\n"), Buffer.of(byte), Buffer.from("\r\n")]));
    }
    wire.socket.write("0\r\n\r\n");
    expect(await wire.until((got) => got.includes(text))).toMatch(/^HTTP\/1\.1 200 /);
    wire.socket.destroy();
  });

  test(`BASE-02 ids that are none, and the same id twice at a time [${revision}]`, async () => {
    for (const id of ["null", "1.5", "{}", "[]", "true"]) {
      const init = echoing("{}");
      const body = String(init.body).replace(/"id":\d+/, `"id":${id}`);
      const { error } = await reply(await send({ ...init, body }));
      expect(error?.code).toBe(-32600);
    }
    const init = call("pause");
    const replies = await Promise.all([send(init), send(init)].map(async (response) => reply(await response)));
    for (const { id, result, error } of replies) {
      expect(id).toBe(JSON.parse(String(init.body)).id);
      expect(result ?? error).toBeDefined();
    }
  });

  test(`numbers beyond a double [${revision}]`, async () => {
    for (const number of ["1e400", "-1e400", "1".repeat(400), '[1,{"a":1E+999}]']) {
      const response = await send(echoing(`{"n":${number}}`));
      expect([response.status, (await reply(response)).error?.code]).toEqual([400, -32700]);
    }
    expect((await send(echoing('{"n":1e308,"text":"1e400"}'))).status).toBe(200);
  });

  test(`__proto__ and constructor are data [${revision}]`, async () => {
    const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    const { result } = await reply(await send(echoing(text)));
    expect(result).toMatchObject({ content: [{ text }] });
  });

  test(`messages that are none [${revision}]`, async () => {
    const { body: _, ...init } = call("echo");
    for (const body of [
      "",
      "{",
      "null",
      "1",
      '"text"',
      "[]",
      "[[]]",
      "{}",
      '{"jsonrpc":"1.0","id":1,"method":"x"}',
      "\u0000",
    ]) {
      const response = await send({ ...init, body });
      expect(response.status).toBe(400);
      expect((await reply(response)).error?.code).toSatisfy((code: number) =>
        [-32700, -32600, -32602, -32020].includes(code),
      );
    }
  });

  test(`a client that never reads its answers [${revision}]`, async () => {
    const wire = new Wire(url);
    wire.socket.pause();
    for (let count = 0; count < 200; count++) wire.socket.write(bytesOf(url, call("large")));
    // A second connection is served meanwhile; the first holds one answer at most.
    for (let count = 0; count < 20; count++) await (await send(call("echo"))).text();
    expect((await ask("report")).memory - start).toBeLessThan(64 * MIB);
    wire.socket.destroy();
  });

  test(`a client that never reads its stream is cut off [${revision}]`, async () => {
    const wire = new Wire(url);
    wire.socket.pause();
    const init = call("flood", {}, {}, { progressToken: 1 });
    wire.socket.write(bytesOf(url, init));
    for (let count = 0; count < 20; count++) await (await send(call("echo"))).text();
    expect((await ask("report")).memory - start).toBeLessThan(64 * MIB);
    wire.socket.resume();
    await wire.closed;
    expect(wire.text).not.toContain("flooded");
  });

  test(`half-closed connections [${revision}]`, async () => {
    const closed = Array.from({ length: 50 }, (_, index) => {
      const wire = new Wire(url);
      const bytes = bytesOf(url, call("pause"));
      wire.socket.end(index % 2 === 0 ? bytes : bytes.subarray(0, bytes.length - 10));
      return wire.closed;
    });
    await Promise.all(closed);
  });

  test(`10 000 requests pipelined [${revision}]`, async () => {
    const wire = new Wire(url);
    const total = 10_000;
    for (let count = 0; count < total; count++) {
      const bytes = bytesOf(url, call("echo", { n: count }));
      if (!wire.socket.write(bytes)) await wire.drained();
    }
    const text = await wire.until((got) => got.endsWith("}") && got.includes(`\\"n\\":${total - 1}}`));
    wire.socket.destroy();
    const order = [...text.matchAll(/\{\\"n\\":(\d+)\}/g)].map(([, n]) => Number(n));
    expect(order).toEqual(Array.from({ length: total }, (_, index) => index));
  });

  test(`clients that send slowly: headers, and body [${revision}]`, async () => {
    const bytes = bytesOf(url, call("echo"));
    const wires = [20, bytes.length - 5].flatMap((length) =>
      Array.from({ length: 25 }, () => {
        const wire = new Wire(url);
        wire.socket.write(bytes.subarray(0, length));
        return wire;
      }),
    );
    await Promise.all(wires.map(({ closed }) => closed));
    for (const { text } of wires) expect(text).toMatch(/^HTTP\/1\.1 408 /);
  });

  test(`bytes that are no HTTP [${revision}]`, async () => {
    for (const bytes of [
      "\u0016\u0003\u0001\u0002",
      "GET / HTTP/9.9\r\n\r\n",
      `GET /${"x".repeat(100_000)} HTTP/1.1\r\n`,
    ]) {
      const wire = new Wire(url);
      wire.socket.write(bytes);
      await wire.closed;
      expect(wire.text).toMatch(/^HTTP\/1\.1 4/);
    }
  });
});
