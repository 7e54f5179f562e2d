/** `serve.store` of a manifest, from its text to the connections it makes. */
import { randomBytes } from "node:crypto";
import { createServer, engineOf, listen, type ServerOptions } from "@mcpwright/runtime";
import { defineServer, type Server } from "@mcpwright/runtime/codegen/v1";
import { createClient } from "redis";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { codeFrame } from "../../../generator/dist/diagnostics/code-frame.js";
import { loadText } from "../../manifest/load.ts";
import { describeWithRedis, TestRedis } from "../support/redis.ts";

/** A server of a manifest whose line 7 is `store:` below `serve:`. */
function serverOn(store: string, options: ServerOptions = {}): Server {
  return defineServer(
    {
      codegen: 1,
      manifest: "mcp.yaml",
      base: import.meta.url,
      server: { name: "kept", version: "1.0.0" },
      serve: { store, http: { port: 0 } },
      lines: { "serve.store": 7 },
      tools: [],
      resources: [],
      templates: [],
      prompts: [],
    },
    { logger: () => {}, ...options },
  );
}

function asking(server: Server): Server {
  const schema = { type: "object", properties: { ok: { type: "boolean" } } };
  server.tools.add(
    { name: "ask", inputSchema: { type: "object" }, elicit: { sure: { message: "Sure?", schema } } },
    () => "",
  );
  return server;
}

describe("serve.store in a manifest", () => {
  const manifest = (store: string): ReturnType<typeof loadText> =>
    loadText(`mcpwright: 1\nserver: { name: x, version: "1" }\nserve: { store: ${JSON.stringify(store)} }\n`);

  test.each(["memory", "redis://localhost", "rediss://:${PASSWORD}@host:1/2?prefix=a:", "${STORE}"])(
    "may be %s",
    (store) => {
      expect(manifest(store).codes).toEqual([]);
    },
  );

  test("is refused without the password that it holds", () => {
    const { codes, messages } = manifest("http://user:secret@localhost");
    expect(codes).toEqual(["MCPW2006 3:17"]);
    expect(messages).toEqual(['"http://•••••••••••@localhost" is no valid `store`']);
    const text = "a: 1\nb: http://user:secret@localhost # c";
    const frame = codeFrame(text, { file: "mcp.yaml", line: 2, column: 4, start: 8, end: 36 });
    expect(frame.split("\n")[1]).toBe("> 2 | b: http://•••••••••••@localhost # c");
  });
});

describe("the store of a server", () => {
  test.each([
    ["${STORE}", {}, "serve.store (mcp.yaml:7) needs the environment variable STORE, which is not set"],
    ["${STORE}", { STORE: "secret" }, "serve.store (mcp.yaml:7) must be memory, or a URL such as redis://host:6379"],
    [
      "redis://:secret@x/y",
      {},
      "serve.store (mcp.yaml:7): The path in the address of the store is the number of a database",
    ],
  ])("%s is refused with the place, and without the value", async (store, env, message) => {
    await expect(listen(serverOn(store), { env })).rejects.toMatchObject({ code: "setting-invalid", message });
  });

  test("is memory unless the manifest says otherwise, and what code gives goes first", () => {
    for (const store of ["memory", "${STORE:-memory}"]) expect(engineOf(serverOn(store)).store.shared).toBeUndefined();
    const { store } = engineOf(serverOn("memory"));
    expect(engineOf(serverOn("redis://localhost", { store })).store).toBe(store);
  });

  test("that processes share needs keys of a server that can ask", async () => {
    const server = asking(serverOn("redis://127.0.0.1:1"));
    await expect(listen(server)).rejects.toMatchObject({
      code: "state-keys",
      message: expect.stringMatching(/MCPWRIGHT_STATE_KEYS.*make a key with: node -p/),
    });
  });
});

describeWithRedis("a server on Redis", () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await TestRedis.start();
  });
  afterAll(() => redis.stop());

  test("connects when it starts and closes when it stops; what it kept is there for the next", async () => {
    const client = createClient({ url: redis.url });
    await client.connect();
    onTestFinished(() => client.destroy());
    const connected = async (): Promise<number> => (await client.clientList()).length - 1;
    const start = async (): Promise<Server> => {
      const server = asking(serverOn("${STORE}", { stateKeys: [randomBytes(32).toString("base64")] }));
      await engineOf(server, { env: { STORE: redis.url } }).start();
      return server;
    };
    const one = engineOf(await start());
    expect(one.store.shared).toBe(true);
    // One for commands, and one that hears what other processes tell.
    await vi.waitFor(async () => expect(await connected()).toBe(2));
    const woken = vi.fn();
    one.store.log.wait("g", "1", woken);
    await Promise.all(["a", "b"].map((text) => one.store.log.append("g", "1", text, text === "b")));
    await vi.waitFor(() => expect(woken).toHaveBeenCalled());
    await one.stop();
    await vi.waitFor(async () => expect(await connected()).toBe(0));
    const other = engineOf(await start());
    expect(await other.store.log.read("g", "1", 0)).toEqual({
      entries: [
        { id: 1, text: "a" },
        { id: 2, text: "b" },
      ],
      ended: true,
    });
    await other.stop();
  });

  test("stops its store too where the lifespan fails to start", async () => {
    const store = engineOf(serverOn(redis.url)).store;
    const close = vi.spyOn(store, "close");
    const definition = { name: "broken", version: "1.0.0" };
    const server = createServer({
      ...definition,
      store,
      logger: () => {},
      app: { start: () => Promise.reject(new Error("no")), stop: () => {} },
    });
    await expect(engineOf(server).start()).rejects.toThrow("no");
    expect(close).toHaveBeenCalledOnce();
  });
});
