/** How a client reads on where a stream of a legacy session breaks off. */
import type { ServerResponse } from "node:http";
import { connect } from "@mcpwright/runtime/client";
import { describe, expect, test } from "vitest";
import { json, type Script, type Seen, scripted } from "./scripted.ts";

const STREAM = { "Content-Type": "text/event-stream" };

const event = (id: string, message?: object): string =>
  `id: ${id}\n${message === undefined ? "data:" : `data: ${JSON.stringify(message)}`}\n\n`;

const answerTo = (id: unknown) => ({ jsonrpc: "2.0", id, result: { content: [{ type: "text", text: "whole ø" }] } });

interface Streams {
  readonly call: (response: ServerResponse, id: unknown) => void;
  /** A GET; `after` is what it goes on from. */
  readonly get: (response: ServerResponse, after: string | undefined) => void;
}

function session(revision: string, { call, get }: Streams): Script {
  return ({ verb, headers, message: { id, method } }, response) => {
    if (verb === "GET") return get(response, headers["last-event-id"] as string | undefined);
    if (verb === "DELETE" || id === undefined) return void response.writeHead(202).end();
    if (method === "tools/call") return call(response, id);
    const result = { protocolVersion: revision, capabilities: {}, serverInfo: { name: "s", version: "1" } };
    json(response, 200, { jsonrpc: "2.0", id, result }, { "Mcp-Session-Id": "one" });
  };
}

const resumptions = (seen: readonly Seen[]) =>
  seen.filter(({ verb, headers }) => verb === "GET" && headers["last-event-id"] !== undefined);

describe.each(["2025-03-26", "2025-06-18", "2025-11-25"])("at %s", (revision) => {
  test(`SHTTP-13 SHTTP-14 SHTTP-30 comes back after the wait the server asked for [${revision}]`, async () => {
    let callId: unknown;
    let left = 0;
    let back = 0;
    const { url, seen } = await scripted(
      session(revision, {
        call: (response, id) => {
          callId = id;
          left = performance.now();
          response.writeHead(200, STREAM).end(`retry: 120\n${event("a-1")}`);
        },
        get: (response, after) => {
          if (after === undefined) return void response.writeHead(405).end();
          back = performance.now();
          response.writeHead(200, STREAM).end(event("a-2", answerTo(callId)));
        },
      }),
    );
    const client = await connect(url, { revision: "legacy" });
    expect((await client.callTool("slow")).content).toEqual([{ type: "text", text: "whole ø" }]);
    expect(back - left).toBeGreaterThan(110);
    expect(resumptions(seen)[0]?.headers).toMatchObject({
      "last-event-id": "a-1",
      "mcp-session-id": "one",
      accept: "text/event-stream",
    });
    await client.close();
  });
});

test("SHTTP-30 a stream cut at any of its bytes is read on without loss or repetition [2025-11-25]", async () => {
  const note = (id: unknown, progress: number) => ({
    jsonrpc: "2.0",
    method: "notifications/progress",
    params: { progressToken: id, progress },
  });
  const text = (id: unknown) => [event("1", note(id, 1)), event("2", note(id, 2)), event("3", answerTo(id))];
  const events = (id: unknown) => text(id).map((one) => Buffer.from(one));
  const size = Buffer.concat(events(9)).length;
  const first = Buffer.from(`retry: 1\n${event("0")}`);
  let callId: unknown;
  let cut = 0;
  const { url } = await scripted(
    session("2025-11-25", {
      call: (response, id) => {
        callId = id;
        const bytes = Buffer.concat([first, Buffer.concat(events(id)).subarray(0, cut)]);
        // The connection breaks; it does not end in order.
        response.writeHead(200, STREAM).write(bytes, () => response.destroy());
      },
      get: (response, after) => {
        if (after === undefined) return void response.writeHead(405).end();
        response.writeHead(200, STREAM).end(Buffer.concat(events(callId).slice(Number(after))));
      },
    }),
  );
  const client = await connect(url, { revision: "legacy" });
  for (cut = 0; cut < size - 1; cut++) {
    const steps: number[] = [];
    const result = await client.callTool("slow", {}, { onProgress: ({ progress }) => steps.push(progress) });
    expect(result.content).toEqual([{ type: "text", text: "whole ø" }]);
    expect(steps, `cut after ${cut} bytes`).toEqual([1, 2]);
  }
  await client.close();
});

test("HTTP-17 HTTP-18 a stream of the modern era is never resumed [2026-07-28]", async () => {
  const { url, seen } = await scripted(({ message: { id, method } }, response) => {
    if (method === "tools/call") return void response.writeHead(200, STREAM).end(event("a-1"));
    const result = { resultType: "complete", supportedVersions: ["2026-07-28"], capabilities: {} };
    json(response, 200, { jsonrpc: "2.0", id, result: { ...result, ttlMs: 0, cacheScope: "public" } });
  });
  const client = await connect(url);
  await expect(client.callTool("slow")).rejects.toMatchObject({ code: "connection-closed" });
  expect(seen.filter(({ verb }) => verb === "GET")).toEqual([]);
});

test("a stream without event ids that breaks off fails the call [2025-11-25]", async () => {
  const { url } = await scripted(
    session("2025-11-25", {
      call: (response) => void response.writeHead(200, STREAM).end(": nothing\n\n"),
      get: (response) => void response.writeHead(405).end(),
    }),
  );
  const client = await connect(url, { revision: "legacy" });
  await expect(client.callTool("slow")).rejects.toMatchObject({ code: "connection-closed" });
  await client.close();
});

test("SHTTP-20 SESS-04 hears what a session's own stream says, and answers it [2025-11-25]", async () => {
  let open: ServerResponse | undefined;
  let answered: (message: object) => void = () => {};
  const answer = new Promise<object>((resolve) => {
    answered = resolve;
  });
  const streams: Streams = {
    call: (response, id) => json(response, 200, answerTo(id)),
    get: (response) => {
      open = response.writeHead(200, STREAM);
      open.write(event("g-1", { jsonrpc: "2.0", id: "q", method: "roots/list" }));
    },
  };
  const script = session("2025-11-25", streams);
  const { url, seen } = await scripted((one, response) => {
    if (one.verb === "POST" && "result" in one.message) answered(one.message);
    script(one, response);
  });
  const client = await connect(url, { revision: "legacy", roots: [{ uri: "file:///a" }] });
  expect(await answer).toEqual({ jsonrpc: "2.0", id: "q", result: { roots: [{ uri: "file:///a" }] } });
  expect(seen.find(({ verb }) => verb === "GET")?.headers).toMatchObject({ "mcp-session-id": "one" });
  await client.close();
});
