/** The engine on a protocol of two methods: it knows no concrete revision. */
import type { Revision, RevisionEntry, Validator } from "@mcpwright/protocol/contract";
import { createServer, engineOf, type Lifespan, type Middleware } from "@mcpwright/runtime";
import { describe, expect, test } from "vitest";
import { Catalogue } from "../../../runtime/dist/server/catalogue.js";
import { Lifetime } from "../../../runtime/dist/server/lifespan.js";
import { MethodRegistry } from "../../../runtime/dist/server/method-registry.js";
import { RevisionShelf } from "../../../runtime/dist/server/revision-shelf.js";
import { StateSeal } from "../../../runtime/dist/server/rounds/state-seal.js";
import { ServerEngine } from "../../../runtime/dist/server/server-engine.js";
import { Subscriptions } from "../../../runtime/dist/server/subscriptions/subscriptions.js";
import { taskLimits } from "../../../runtime/dist/server/tasks/task-limits.js";
import { memoryStore } from "../../../runtime/dist/store/memory-store.js";
import { recorder } from "../support/quiet.ts";
import { modernParams } from "../support/wire.ts";

const anything = (() => true) as unknown as Validator;
const request = (definition: string) =>
  ({
    kind: "request",
    sender: "client",
    definition,
    params: "optional",
    results: [],
    inputRequired: false,
    paginated: false,
    cacheable: false,
  }) as const;

/** A revision that has a list of tools whose fields are `name` and `colour`, and a call. */
function tables(id: string, era: "legacy" | "modern"): Revision {
  const methods = new Map([
    ["tools/list", request("List")],
    ["tools/call", request("Call")],
  ]);
  return {
    id,
    era,
    role: "server",
    methods,
    requests: new Map([...methods.keys()].map((method) => [method, anything])),
    notifications: new Map(),
    answers: new Map(),
    shapes: { Tool: { name: [], colour: [] } },
  };
}

function entry(id: string, era: "legacy" | "modern", loads: string[]): RevisionEntry {
  const server = async () => {
    loads.push(id);
    return tables(id, era);
  };
  return { id, era, server, client: server };
}

interface Options {
  readonly lifespan?: Lifespan<unknown>;
  readonly middleware?: readonly Middleware[];
}

function fake({ lifespan = {}, middleware = [] }: Options = {}) {
  const loads: string[] = [];
  const log = recorder();
  const entries = [
    entry("3000-01-01", "modern", loads),
    entry("2999-01-01", "modern", loads),
    entry("1000-01-01", "legacy", loads),
  ];
  const catalogue = new Catalogue(
    10,
    () => true,
    () => undefined,
  );
  const engine = new ServerEngine({
    identity: { name: "fake", version: "1" },
    instructions: undefined,
    catalogue,
    lifetime: new Lifetime(lifespan),
    middleware,
    logger: log.logger,
    listTtl: 0,
    cache: {},
    methods: new MethodRegistry(() => true),
    subscriptions: new Subscriptions(10, () => false),
    revisions: new RevisionShelf(new Map(entries.map((each) => [each.id, each]))),
    seal: new StateSeal([]),
    store: memoryStore(),
    tasks: taskLimits(),
  });
  const check = { validator: anything, load: async () => anything };
  catalogue.addTool({
    name: "t",
    listed: { name: "t", colour: "red", secret: "x", inputSchema: { type: "object" } } as never,
    input: check,
    output: undefined,
    coerced: [],
    errors: {},
    mirrored: [],
    timeout: undefined,
    task: undefined,
    asks: undefined,
    handler: (input, ctx) =>
      (ctx as { app: { run?: (ctx: unknown) => unknown } | undefined })?.app?.run?.(ctx) ?? JSON.stringify(input),
  });
  return { engine, loads, log };
}

const peer = { transport: "test" };
const outlet = () => ({ send: () => undefined, call: undefined as { cancel(reason: string): void } | undefined });
const message = (method: string, params = {}, version = "3000-01-01") => ({
  jsonrpc: "2.0",
  id: 1,
  method,
  params: modernParams(version, params),
});

describe("a protocol of two methods", () => {
  test("DISC-09 knows its versions, modern first and newest first", () => {
    expect(fake().engine.versions).toEqual(["3000-01-01", "2999-01-01", "1000-01-01"]);
  });

  test("loads a revision when it is first spoken, and once", async () => {
    const { engine, loads } = fake();
    expect(loads).toEqual([]);
    await engine.modern(message("tools/list"), peer, outlet());
    await engine.modern(message("tools/list"), peer, outlet());
    expect(loads).toEqual(["3000-01-01"]);
    await engine.modern(message("tools/list", {}, "2999-01-01"), peer, outlet());
    expect(loads).toEqual(["3000-01-01", "2999-01-01"]);
  });

  test("sends only the fields that the tables know", async () => {
    const { engine } = fake();
    const answer = await engine.modern(message("tools/list"), peer, outlet());
    expect(JSON.parse(answer?.text ?? "").result.tools).toEqual([{ name: "t", colour: "red" }]);
  });

  test("a method that the tables lack is unknown, though it is implemented", async () => {
    const { engine } = fake();
    const answer = await engine.modern(message("prompts/list"), peer, outlet());
    expect(answer).toMatchObject({ status: 404, text: expect.stringContaining("-32601") });
  });

  test("answers a warm call without a promise", async () => {
    const { engine } = fake();
    await engine.modern(message("tools/list"), peer, outlet());
    const answer = engine.modern(message("tools/call", { name: "t", arguments: { a: 1 } }), peer, outlet());
    expect(answer).not.toBeInstanceOf(Promise);
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('{\\"a\\":1}') });
  });
});

describe("middleware", () => {
  test("composes outermost first, sees params and result, may answer itself", async () => {
    const seen: string[] = [];
    const wrap =
      (name: string): Middleware =>
      (next) =>
      async (method, params, ctx) => {
        seen.push(`${name} ${method} ${ctx.revision}`);
        const result = await next(method, params, ctx);
        seen.push(`${name} done`);
        return result;
      };
    const { engine } = fake({ middleware: [wrap("outer"), wrap("inner")] });
    await engine.modern(message("tools/call", { name: "t" }), peer, outlet());
    expect(seen).toEqual(["outer tools/call 3000-01-01", "inner tools/call 3000-01-01", "inner done", "outer done"]);
    const short = fake({ middleware: [() => () => ({ content: [], extra: true })] });
    const answer = await short.engine.modern(message("tools/call", { name: "none" }), peer, outlet());
    expect(JSON.parse(answer?.text ?? "").result).toMatchObject({ extra: true, resultType: "complete" });
  });

  test("an exception in it is -32603 and logged", async () => {
    const { engine, log } = fake({
      middleware: [
        () => () => {
          throw new Error("password=hunter2");
        },
      ],
    });
    const answer = await engine.modern(message("tools/list"), peer, outlet());
    expect(answer?.text).toContain("-32603");
    expect(answer?.text).not.toContain("hunter2");
    expect(log.records).toHaveLength(1);
  });

  test("is added before the server is on a transport", () => {
    const server = createServer({ name: "late", version: "1" });
    engineOf(server);
    expect(() => server.use((next) => next)).toThrow(expect.objectContaining({ code: "already-started" }));
    expect(engineOf(server)).toBe(engineOf(server));
    const other = () => engineOf(server, { revisions: ["2025-11-25"] });
    expect(other).toThrow(expect.objectContaining({ code: "revisions-differ" }));
  });
});

describe("lifespan", () => {
  test("every answer waits for start, which runs once; stop gets what it made", async () => {
    const events: unknown[] = [];
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const app = { run: () => "from app" };
    const { engine } = fake({
      lifespan: {
        start: async () => {
          events.push("start");
          await gate;
          return app;
        },
        stop: (made) => {
          events.push(made);
        },
      },
    });
    expect(engine.state).toBe("idle");
    const answers = [1, 2].map(() => engine.modern(message("tools/call", { name: "t" }), peer, outlet()));
    expect(engine.state).toBe("starting");
    open();
    for (const answer of await Promise.all(answers)) expect(answer?.text).toContain("from app");
    expect(engine.state).toBe("running");
    await engine.stop();
    await engine.stop();
    expect(engine.state).toBe("stopped");
    expect(events).toEqual(["start", app]);
  });

  test("when start fails every answer is an error, and start itself rejects", async () => {
    const { engine, log } = fake({ lifespan: { start: () => Promise.reject(new Error("no database")) } });
    const answer = await engine.modern(message("tools/list"), peer, outlet());
    expect(answer).toMatchObject({ status: 503, text: expect.stringContaining("-32603") });
    expect(answer?.text).not.toContain("no database");
    await expect(engine.start()).rejects.toThrow("no database");
    expect(log.records).toHaveLength(1);
  });
});

describe("stopping", () => {
  function running() {
    let finish: (text: string) => void = () => undefined;
    const contexts: { signal: AbortSignal }[] = [];
    const app = {
      run: (ctx: { signal: AbortSignal }) => {
        contexts.push(ctx);
        return new Promise<string>((resolve) => {
          finish = resolve;
        });
      },
    };
    const made = fake({ lifespan: { start: () => app } });
    return { ...made, contexts, finish: (text: string) => finish(text) };
  }

  test("drains what runs and refuses what is new", async () => {
    const { engine, finish } = running();
    await engine.start();
    await engine.modern(message("tools/list"), peer, outlet());
    const call = engine.modern(message("tools/call", { name: "t" }), peer, outlet());
    const stopped = engine.stop(10_000);
    expect(engine.state).toBe("draining");
    expect(await engine.modern(message("tools/list"), peer, outlet())).toMatchObject({ status: 503 });
    finish("drained");
    expect((await call)?.text).toContain("drained");
    await stopped;
    expect(engine.state).toBe("stopped");
  });

  test("ends what does not finish in time, with an error and an aborted signal", async () => {
    const { engine, contexts } = running();
    await engine.start();
    await engine.modern(message("tools/list"), peer, outlet());
    const call = engine.modern(message("tools/call", { name: "t" }), peer, outlet());
    await engine.stop(10);
    expect((await call)?.text).toContain("The server was stopped.");
    expect(contexts[0]?.signal.aborted).toBe(true);
  });

  test("CANC-11 CANC-12 a transport cancels through the outlet, and nothing is said [2026-07-28]", async () => {
    const { engine, contexts, finish } = running();
    await engine.start();
    await engine.modern(message("tools/list"), peer, outlet());
    const gone = outlet();
    const call = engine.modern(message("tools/call", { name: "t" }), peer, gone);
    gone.call?.cancel("the client went away");
    expect(await call).toBeUndefined();
    expect(contexts[0]?.signal.aborted).toBe(true);
    expect(gone.call).toBeUndefined();
    finish("too late");
    await engine.stop();
  });
});
