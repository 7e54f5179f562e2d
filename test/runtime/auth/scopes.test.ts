/** What callers may use is what their scopes say, in lists, calls and sessions. */
import { listen } from "@mcpwright/runtime";
import { describe, expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import type { Reply } from "../http/support.ts";
import { METADATA, openIssuer, RESOURCE } from "./issuer.ts";
import { legacy, makeProtected, modern, opening, replyOf, serveProtected, textOf, ways } from "./protected.ts";

const STEP_UP = `Bearer error="insufficient_scope", scope="rooms:write", resource_metadata="${METADATA}"`;

const namesOf = ({ result }: Reply): readonly string[] =>
  ((result?.["tools"] ?? []) as readonly { readonly name: string }[]).map(({ name }) => name);

describe.each(ways)("scopes over %s", (way) => {
  test.each([
    ["tools/call", { name: "book" }],
    ["resources/read", { uri: "rooms://plan" }],
    ["prompts/get", { name: "greet" }],
    ["completion/complete", { ref: { type: "ref/prompt", name: "greet" }, argument: { name: "who", value: "" } }],
    ["rooms/close", {}],
  ])(
    "AUTH-48, AUTH-49, AUTH-50 %s without its scope is answered with 403 and names it [2026-07-28]",
    async (method, params) => {
      const issuer = await openIssuer();
      const send = await serveProtected(makeProtected({ issuer: issuer.url }).server, way);
      const refused = await modern(send, await issuer.token(), method, params);
      expect(refused.status).toBe(403);
      expect(refused.headers.get("www-authenticate")).toBe(STEP_UP);
      expect((await replyOf(refused)).error?.data).toEqual({ error: "insufficient_scope", scope: "rooms:write" });
      const stepped = await modern(
        send,
        await issuer.token({ claims: { scope: "rooms:read rooms:write" } }),
        method,
        params,
      );
      expect(stepped.status).toBe(200);
      expect((await replyOf(stepped)).error).toBeUndefined();
    },
  );

  test.each(["2025-06-18", "2025-11-25"])(
    "AUTH-48, AUTH-49 a call in a session steps up and goes on [%s]",
    async (revision) => {
      const issuer = await openIssuer();
      const send = await serveProtected(makeProtected({ issuer: issuer.url }).server, way);
      const reading = await issuer.token();
      const opened = await legacy(send, reading, "initialize", opening(revision));
      const session = opened.headers.get("mcp-session-id") ?? "";
      const refused = await legacy(send, reading, "tools/call", { name: "book" }, session);
      expect(refused.status).toBe(403);
      expect(refused.headers.get("www-authenticate")).toBe(STEP_UP);
      const writing = await issuer.token({ claims: { scope: "rooms:read rooms:write" } });
      const stepped = await legacy(send, writing, "tools/call", { name: "book" }, session);
      expect(textOf(await replyOf(stepped))).toBe("booked");
    },
  );

  test("SESS-06, SEC-03, SEC-04 a session of another principal is not there [2025-03-26, 2025-06-18, 2025-11-25]", async () => {
    const issuer = await openIssuer();
    const send = await serveProtected(makeProtected({ issuer: issuer.url }).server, way);
    const ada = await issuer.token();
    const session = (await legacy(send, ada, "initialize", opening("2025-11-25"))).headers.get("mcp-session-id") ?? "";
    for (const claims of [{ sub: "eve" }, { client_id: "other" }]) {
      const eve = await issuer.token({ claims });
      expect((await legacy(send, eve, "tools/list", {}, session)).status).toBe(404);
      const headers = { authorization: `Bearer ${eve}`, "mcp-session-id": session, accept: "text/event-stream" };
      expect((await send({ headers })).status).toBe(404);
      expect((await send({ method: "DELETE", headers })).status).toBe(404);
    }
    expect((await legacy(send, undefined, "tools/list", {}, session)).status).toBe(401);
    expect((await legacy(send, ada, "tools/list", {}, session)).status).toBe(200);
  });

  test("CACHE-16, SEC-24 lists hold what the caller may use, and are private [2026-07-28]", async () => {
    const issuer = await openIssuer();
    const send = await serveProtected(makeProtected({ issuer: issuer.url }).server, way);
    const namesFor = async (scope: string): Promise<readonly string[]> => {
      const response = await modern(send, await issuer.token({ claims: { scope } }), "tools/list");
      const reply = await replyOf(response);
      expect(reply.result?.["cacheScope"]).toBe("private");
      return namesOf(reply);
    };
    expect(await namesFor("rooms:read")).toEqual(["search", "hours", "whoami"]);
    expect(await namesFor("rooms:read rooms:write")).toEqual(["search", "book", "hours", "whoami"]);
    expect(await namesFor("")).toEqual(["hours", "whoami"]);
    expect(await namesFor("rooms:read")).toEqual(["search", "hours", "whoami"]);
  });

  test.each([
    ["resources/list", "resources", "plan"],
    ["prompts/list", "prompts", "greet"],
  ])("%s holds what the caller may use, in both eras", async (method, list, name) => {
    const issuer = await openIssuer();
    const send = await serveProtected(makeProtected({ issuer: issuer.url }).server, way);
    for (const [scope, expected] of [
      ["rooms:read", []],
      ["rooms:write", [{ name }]],
    ] as const) {
      const token = await issuer.token({ claims: { scope } });
      const opened = await legacy(send, token, "initialize", opening("2025-11-25"));
      const session = opened.headers.get("mcp-session-id") ?? "";
      for (const response of [await modern(send, token, method), await legacy(send, token, method, {}, session)]) {
        expect((await replyOf(response)).result?.[list]).toMatchObject(expected);
      }
    }
  });

  test("AUTH-44, AUTH-48 without a token only what is public is there [2026-07-28]", async () => {
    const { url } = await openIssuer();
    const send = await serveProtected(makeProtected({ issuer: url }, true).server, way);
    const list = await replyOf(await modern(send, undefined, "tools/list"));
    expect(namesOf(list)).toEqual(["hours"]);
    expect(textOf(await replyOf(await modern(send, undefined, "tools/call", { name: "hours" })))).toBe("always");
    const refused = await modern(send, undefined, "tools/call", { name: "book" });
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toBe(`Bearer scope="rooms:write", resource_metadata="${METADATA}"`);
    expect((await modern(send, "made-up", "tools/call", { name: "hours" })).status).toBe(401);
  });

  test("AUTH-49, AUTH-55 a scope includes others, and what every request needs is needed by all [2026-07-28]", async () => {
    const issuer = await openIssuer();
    const scopes = {
      admin: { description: "Everything", includes: ["rooms:write"] },
      "rooms:write": { description: "Book", includes: ["rooms:read"] },
      "rooms:read": "See",
    };
    const send = await serveProtected(
      makeProtected({ issuer: issuer.url, scopes, required: ["rooms:read"] }).server,
      way,
    );
    const admin = await issuer.token({ claims: { scope: "admin" } });
    for (const name of ["search", "book"]) expect((await modern(send, admin, "tools/call", { name })).status).toBe(200);
    const none = await modern(send, await issuer.token({ claims: { scope: "other" } }), "tools/list");
    expect(none.status).toBe(403);
    expect(none.headers.get("www-authenticate")).toContain('error="insufficient_scope", scope="rooms:read"');
  });
});

test("AUTH-03, AUTH-44 a WebSocket is opened with a token, and its calls need their scopes [all]", async () => {
  const issuer = await openIssuer();
  const listening = await listen(makeProtected({ issuer: issuer.url }).server, { port: 0, websocket: true });
  onTestFinished(() => listening.close(0));
  const url = `ws://127.0.0.1:${listening.port}/ws`;
  const refused = await new Promise<{ statusCode?: number | undefined; challenge: unknown }>((resolve) => {
    const socket = new WebSocket(url, "mcp");
    socket.on("error", () => {});
    socket.on("unexpected-response", (_, { statusCode, headers }) => {
      resolve({ statusCode, challenge: headers["www-authenticate"] });
      socket.terminate();
    });
  });
  expect(refused).toMatchObject({ statusCode: 401, challenge: expect.stringContaining(METADATA) });
  const socket = new WebSocket(url, "mcp", { headers: { authorization: `Bearer ${await issuer.token()}` } });
  onTestFinished(() => socket.terminate());
  await new Promise((resolve) => socket.once("open", resolve));
  const ask = (id: number, method: string, params: object): Promise<{ result?: unknown; error?: { data: unknown } }> =>
    new Promise((resolve) => {
      socket.once("message", (data) => resolve(JSON.parse(String(data))));
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    });
  await ask(1, "initialize", opening("2025-11-25"));
  const book = await ask(2, "tools/call", { name: "book" });
  expect(book.error?.data).toEqual({ error: "insufficient_scope", scope: "rooms:write" });
  expect((await ask(3, "tools/call", { name: "search" })).result).toBeDefined();
});

test("AUTH-44, SEC-03 HTTP+SSE takes messages of the principal that opened the stream only [2024-11-05]", async () => {
  const issuer = await openIssuer();
  const { server } = makeProtected({ issuer: issuer.url });
  const listening = await listen(server, { port: 0, sse: true });
  onTestFinished(() => listening.close(0));
  const base = `http://127.0.0.1:${listening.port}`;
  expect((await fetch(`${base}/sse`)).status).toBe(401);
  const headers = { authorization: `Bearer ${await issuer.token()}` };
  const stream = await fetch(`${base}/sse`, { headers });
  const reader = stream.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  const path = /data: (\S+)/.exec(first)?.[1] ?? "";
  const post = (authorization?: string): Promise<Response> =>
    fetch(`${base}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(authorization !== undefined && { authorization }) },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: opening("2024-11-05") }),
    });
  expect((await post()).status).toBe(401);
  expect((await post(`Bearer ${await issuer.token({ claims: { sub: "eve" } })}`)).status).toBe(404);
  expect((await post(headers.authorization)).status).toBe(202);
  await reader?.cancel();
});

test.each([
  ["issuer over plain http", { issuer: "http://id.example" }, /auth\.issuer must be an https URL/],
  [
    "shared secrets as algorithm",
    { issuer: "https://id.example", algorithms: ["HS256"] },
    /auth\.algorithms names HS256/,
  ],
  ["nobody who could call", {}, /auth\.issuer is missing/],
  ["short key", { keys: { ci: { key: "short" } } }, /auth\.keys ci needs key/],
  ["no handler", { verify: "handler" as const }, /there is no handler/],
])("AUTH-62 the start fails and says what is wrong: %s [all]", async (_, auth, message) => {
  const { server } = makeProtected({ ...auth, resource: RESOURCE });
  await expect(listen(server, { port: 0 })).rejects.toThrow(message);
});
