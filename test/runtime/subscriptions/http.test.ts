import { createServer, engineOf, listen, type Server, toFetchHandler } from "@mcpwright/runtime";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { bytesOf, Wire } from "../http/raw.ts";
import { hostNames, hosts, messagesOf, modern, posted, type Reply } from "../http/support.ts";
import { ACKNOWLEDGED, makeServer, RESOURCES, TOOLS } from "./support.ts";

const METHOD = "subscriptions/listen";
const wanted = { notifications: { toolsListChanged: true } };

/** What a stream brings, message by message. */
class Events {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  text = "";

  constructor(response: Response) {
    if (response.body === null) throw new Error("no body");
    this.#reader = response.body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  }

  /** Reads on until so many messages have come, or the stream has ended. */
  async messages(count: number): Promise<readonly Reply[]> {
    while (messagesOf(this.text).length < count) {
      const { done, value } = await this.#reader.read();
      if (done) break;
      this.text += new TextDecoder().decode(value);
    }
    return messagesOf(this.text);
  }

  cancel(): Promise<void> {
    return this.#reader.cancel();
  }
}

/** Number of open subscriptions: one more is refused from there on. */
async function refused(send: (init: RequestInit) => Promise<Response>): Promise<boolean> {
  const response = await send(modern(METHOD, wanted));
  const type = response.headers.get("content-type");
  if (type === "application/json") return (await response.json()).error.code === -32603;
  await response.body?.cancel();
  return false;
}

describe.each(hostNames)("%s", (host) => {
  test.each(["auto", "json", "sse"] as const)(
    "SUBS-18 an accepted subscription is a stream where answers are %s; a refused one is JSON [2026-07-28]",
    async (response) => {
      const server = makeServer();
      const send = await hosts[host](server, { response });
      const accepted = await send(modern(METHOD, wanted));
      expect([accepted.status, accepted.headers.get("content-type")]).toEqual([200, "text/event-stream"]);
      expect(accepted.headers.get("x-accel-buffering")).toBe("no");
      const events = new Events(accepted);
      const [first] = await events.messages(1);
      expect(first?.method).toBe(ACKNOWLEDGED);
      server.notify.toolsChanged();
      expect((await events.messages(2))[1]).toEqual({
        jsonrpc: "2.0",
        method: TOOLS,
        params: { _meta: { "io.modelcontextprotocol/subscriptionId": 1 } },
      });
      await events.cancel();
      const no = await send(modern(METHOD, { notifications: 1 }));
      expect([no.headers.get("content-type"), (await no.json()).error.code]).toEqual(["application/json", -32602]);
    },
  );

  test("SUBS-18 a client that takes no stream gets 406 [2026-07-28]", async () => {
    const send = await hosts[host](makeServer(), {});
    const response = await send(modern(METHOD, wanted, { accept: "application/json" }));
    expect(response.status).toBe(406);
    await response.text();
  });

  test("SUBS-06 the id keeps its JSON type [2026-07-28]", async () => {
    const server = makeServer();
    const send = await hosts[host](server, {});
    for (const id of ["sub-1", "1", 1]) {
      const init = modern(METHOD, wanted);
      const body = JSON.stringify({ ...(JSON.parse(init.body as string) as object), id });
      const events = new Events(await send({ ...init, body }));
      await events.messages(1);
      server.notify.toolsChanged();
      const told = await events.messages(2);
      for (const { params } of told as unknown as { params: { _meta: object } }[]) {
        expect(params._meta).toEqual({ "io.modelcontextprotocol/subscriptionId": id });
      }
      await events.cancel();
    }
  });

  test("subscriptions are not requests under way [2026-07-28]", async () => {
    const server = makeServer();
    const send = await hosts[host](server, { limits: { inFlight: 1 } });
    const streams: Events[] = [];
    for (let index = 0; index < 3; index++) streams.push(new Events(await send(modern(METHOD, wanted))));
    expect((await send(modern("tools/list"))).status).toBe(200);
    for (const events of streams) await events.cancel();
    for (let index = 0; index < 3; index++) {
      const no = await send(modern(METHOD, { notifications: 1 }));
      expect((await no.json()).error.code).toBe(-32602);
    }
    expect((await send(modern("tools/list"))).status).toBe(200);
  });

  test("SUBS-10 the end of the server: the result, then the end of the stream [2026-07-28]", async () => {
    const server = makeServer();
    const send = await hosts[host](server, {});
    const events = new Events(await send(modern(METHOD, wanted)));
    await events.messages(1);
    await engineOf(server).stop(600_000);
    const messages = await events.messages(Number.POSITIVE_INFINITY);
    expect(messages).toHaveLength(2);
    expect(messages[1]).toMatchObject({ id: 1, result: { resultType: "complete" } });
  });

  test("CANC-11 SUBS-09 leaving frees the subscription [2026-07-28]", async () => {
    const server = makeServer({ maxSubscriptions: 1 });
    const send = await hosts[host](server, {});
    for (let round = 0; round < 3; round++) {
      // The server hears of the leaving when the connection has closed, which nothing here waits for.
      let response = await send(modern(METHOD, wanted));
      while (response.headers.get("content-type") !== "text/event-stream") {
        await response.text();
        response = await send(modern(METHOD, wanted));
      }
      const events = new Events(response);
      await events.messages(1);
      expect(await refused(send)).toBe(true);
      await events.cancel();
    }
  });
});

describe("keep-alive", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("SUBS-17 a silent stream gets a comment every 15 seconds [2026-07-28]", async () => {
    vi.useFakeTimers();
    const handler = toFetchHandler(makeServer(), {});
    const url = "http://127.0.0.1/mcp";
    const response = await handler(new Request(url, modern(METHOD, wanted)));
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const read = async (): Promise<string> => new TextDecoder().decode((await reader.read()).value);
    expect(await read()).toContain(ACKNOWLEDGED);
    for (let round = 0; round < 3; round++) {
      const comment = read();
      await vi.advanceTimersByTimeAsync(16_000);
      expect(await comment).toBe(":\n\n");
    }
    await reader.cancel();
  });
});

test("a reader that falls behind is cut off, and others are told all [2026-07-28]", async () => {
  const uris = Array.from({ length: 500 }, (_, index) => `note:///${index}/${"x".repeat(100)}`);
  const server = makeServer({ maxSubscriptions: 2 });
  const listening = await listen(server, { port: 0 });
  onTestFinished(() => listening.close(0));
  const slow = new Wire(listening.url);
  slow.socket.write(bytesOf(listening.url, modern(METHOD, { notifications: { resourceSubscriptions: uris } })));
  await slow.until((text) => text.includes(ACKNOWLEDGED));
  slow.socket.pause();
  const send = (init: RequestInit): Promise<Response> => fetch(listening.url, init);
  const reader = new Events(await send(modern(METHOD, wanted)));
  await reader.messages(1);
  let told = 1;
  // Nobody reads what is written to the first; before long the server gives it up, and there is room for another.
  while (await refused(send)) {
    for (const uri of uris) server.notify.resourceUpdated(uri);
    server.notify.toolsChanged();
    told++;
    expect((await reader.messages(told))[told - 1]?.method).toBe(TOOLS);
    expect(told).toBeLessThan(2_000);
  }
  slow.socket.destroy();
  await reader.cancel();
});

test("TOOL-25 a change is told to each of 1 000 listeners, and to nobody else [2026-07-28]", {
  timeout: 60_000,
}, async () => {
  const server = makeServer();
  const handler = toFetchHandler(server, {});
  const open = async (filter: object): Promise<Events> => {
    const init = modern(METHOD, { notifications: filter });
    const events = new Events(await handler(new Request("http://127.0.0.1/mcp", init)));
    await events.messages(1);
    return events;
  };
  const tools = await Promise.all(Array.from({ length: 1_000 }, () => open({ toolsListChanged: true })));
  const others = await Promise.all(Array.from({ length: 10 }, () => open({ resourcesListChanged: true })));
  server.tools.add({ name: "more" }, () => "more");
  for (const events of tools) expect((await events.messages(2))[1]?.method).toBe(TOOLS);
  server.notify.resourcesChanged();
  for (const events of others) expect((await events.messages(2))[1]?.method).toBe(RESOURCES);
  await Promise.all([...tools, ...others].map((events) => events.cancel()));
});

test("what a middleware sees of a subscription: its end [2026-07-28]", async () => {
  const ends: string[] = [];
  const server: Server = createServer({ name: "s", version: "1", logger: () => {} });
  server.use((next) => async (method, params, ctx) => {
    const result = await next(method, params, ctx);
    ends.push(method);
    return result;
  });
  const handler = toFetchHandler(server, {});
  const request = (init: RequestInit): Promise<Response> => handler(new Request("http://127.0.0.1/mcp", init));
  const left = new Events(await request(modern(METHOD, wanted)));
  await left.messages(1);
  expect(ends).toEqual([]);
  await left.cancel();
  await (await request(modern("server/discover"))).text();
  expect(ends).toEqual([METHOD, "server/discover"]);
});

test("a subscription is no legacy request [2025-11-25]", async () => {
  const send = await hosts.node(makeServer(), { legacy: "stateless" });
  const message = { jsonrpc: "2.0", id: 1, method: METHOD, params: wanted };
  const response = await send(posted(message, { "mcp-protocol-version": "2025-11-25" }));
  expect((await response.json()).error.code).toBe(-32601);
});
