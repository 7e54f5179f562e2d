/** Users sent to an address: what is said when they are back, and what fails until they are. */
import { URLElicitationRequiredError } from "@mcpwright/protocol/2025-11-25/validators/all";
import { McpError, type Server, type Visit } from "@mcpwright/runtime";
import { expect, test } from "vitest";
import { hosts, posted, type Send } from "../http/support.ts";
import { EventReader } from "../streams/support.ts";
import { legacyRevisions } from "../support/matrix.ts";
import { inEachEra, quietServer, textOf } from "./eras.ts";
import { call, type Json, send } from "./raw.ts";

const REVISION = "2025-11-25";
const PAGE = "https://id.example/start/{{flow}}";

interface Asking {
  readonly elicit: { readonly sign_in: { readonly data: { readonly flow: string }; readonly url: true } };
}

const elicit = { sign_in: { message: "Sign in.", url: PAGE } } as const;

interface Bench {
  readonly server: Server;
  /** Users who have signed in. */
  readonly known: Set<string>;
  /** Of the visits begun, in order. */
  readonly visits: Visit[];
}

/** `goes` asks and goes on; `needs` fails until the user is known. */
function bench(): Bench {
  const server = quietServer();
  const known = new Set<string>();
  const visits: Visit[] = [];
  const inputSchema = { type: "object", properties: { flow: { type: "string" } }, required: ["flow"] } as const;
  server.tools.add<{ flow: string }, unknown, Asking>({ name: "goes", inputSchema, elicit }, async ({ flow }, ctx) => {
    const visit = await ctx.elicit.sign_in({ flow });
    visits.push(visit);
    if (flow === "now") visit.completed();
    return "gone";
  });
  server.tools.add<{ flow: string }, unknown, Asking>({ name: "needs", inputSchema, elicit }, async ({ flow }, ctx) => {
    if (known.has(flow)) return `Hello ${flow}`;
    const required = await ctx.elicit.sign_in.required({ flow });
    visits.push(required);
    throw required;
  });
  return { server, known, visits };
}

interface Talk {
  readonly next: () => Promise<Json>;
  /** Reads on until the stream ends. */
  readonly rest: () => Promise<readonly Json[]>;
}

function talk(response: Response): Talk {
  const events = new EventReader(response);
  const next = async (): Promise<Json> => {
    for (let event = await events.next(); event !== undefined; event = await events.next()) {
      if (event.data) return JSON.parse(event.data) as Json;
    }
    throw new Error("the stream ended");
  };
  const rest = async (): Promise<readonly Json[]> =>
    (await events.rest()).flatMap(({ data }) => (data ? [JSON.parse(data) as Json] : []));
  return { next, rest };
}

/** A client of a legacy revision over HTTP. */
class Session {
  readonly #send: Send;
  readonly #headers: Record<string, string>;

  private constructor(send: Send, headers: Record<string, string>) {
    this.#send = send;
    this.#headers = headers;
  }

  static async open(send: Send, revision = REVISION, capabilities: Json = { elicitation: { url: {} } }) {
    const params = { protocolVersion: revision, capabilities, clientInfo: { name: "c", version: "1" } };
    const opened = await send(posted({ jsonrpc: "2.0", id: 0, method: "initialize", params }));
    await opened.text();
    const headers = { "mcp-session-id": opened.headers.get("mcp-session-id") ?? "", "mcp-protocol-version": revision };
    await (await send(posted({ jsonrpc: "2.0", method: "notifications/initialized" }, headers))).text();
    return new Session(send, headers);
  }

  post(message: Json): Promise<Response> {
    return this.#send(posted({ jsonrpc: "2.0", ...message }, this.#headers));
  }

  call(name: string, flow: string, more: Json = {}): Promise<Response> {
    return this.post({ id: 1, method: "tools/call", params: { name, arguments: { flow }, ...more } });
  }

  async listen(): Promise<Talk> {
    return talk(await this.#send({ headers: { ...this.#headers, accept: "text/event-stream" } }));
  }
}

async function answerOf(response: Response): Promise<Json> {
  const text = await response.text();
  const data = text.split("\n").findLast((line) => line.startsWith("data: {"));
  return JSON.parse(data?.slice(6) ?? text) as Json;
}

const COMPLETE = "notifications/elicitation/complete";

test.each(["node", "fetch"] as const)(
  "ELIC-13 a visit that is over is told to the client that began it, by the id it was given, over %s [2025-11-25]",
  async (way) => {
    const { server, visits } = bench();
    const send = await hosts[way](server, {});
    const ada = await Session.open(send);
    const other = await Session.open(send);
    const [heard, overheard] = [await ada.listen(), await other.listen()];
    const begin = async (flow: string): Promise<readonly [Talk, unknown]> => {
      const stream = talk(await ada.call("goes", flow));
      const { id, params } = await stream.next();
      await ada.post({ id, result: { action: "accept" } });
      return [stream, (params as Json)["elicitationId"]];
    };
    // While the call runs, on its own stream.
    const [during, first] = await begin("now");
    expect(await during.rest()).toEqual([
      { jsonrpc: "2.0", method: COMPLETE, params: { elicitationId: first } },
      expect.objectContaining({ id: 1 }),
    ]);
    // When it is over, on the stream for what belongs to no request: once.
    const [after, second] = await begin("later");
    expect(await after.rest()).toMatchObject([{ id: 1, result: { content: [{ text: "gone" }] } }]);
    visits[1]?.completed();
    visits[1]?.completed();
    expect(await heard.next()).toEqual({ jsonrpc: "2.0", method: COMPLETE, params: { elicitationId: second } });
    expect(second).not.toBe(first);
    // Nothing went before this but what the one client was told.
    server.notify.toolsChanged();
    for (const stream of [heard, overheard]) {
      expect(await stream.next()).toMatchObject({ method: "notifications/tools/list_changed" });
    }
  },
);

test("ELIC-16 ERR-12 a call that needs a visit first fails with the address, and can be told when it is over [2025-11-25]", async () => {
  const { server, known, visits } = bench();
  const ada = await Session.open(await hosts.node(server, {}));
  const heard = await ada.listen();
  const failed = await answerOf(await ada.call("needs", "ada"));
  expect(failed).toEqual({
    jsonrpc: "2.0",
    id: 1,
    error: {
      code: -32042,
      message: "Sign in.",
      data: {
        elicitations: [
          { mode: "url", message: "Sign in.", url: "https://id.example/start/ada", elicitationId: expect.any(String) },
        ],
      },
    },
  });
  expect(URLElicitationRequiredError(failed)).toBe(true);
  const [{ elicitationId }] = (failed as unknown as { error: { data: { elicitations: [Json] } } }).error.data
    .elicitations;
  known.add("ada");
  visits[0]?.completed();
  expect(await heard.next()).toEqual({ jsonrpc: "2.0", method: COMPLETE, params: { elicitationId } });
  expect(await answerOf(await ada.call("needs", "ada"))).toMatchObject({
    result: { content: [{ text: "Hello ada" }] },
  });
});

test.each(legacyRevisions)(
  "ELIC-03 ERR-12 a client that can open no address gets no code for one [%s]",
  async (revision) => {
    const send = await hosts.node(bench().server, {});
    const able = revision === REVISION ? { elicitation: {} } : { elicitation: { url: {} } };
    const session = await Session.open(send, revision, able);
    expect(await answerOf(await session.call("needs", "ada"))).toMatchObject({ error: { code: -32602 } });
  },
);

inEachEra((it) => {
  it("a call that needs a visit first succeeds when the user is back", async (era) => {
    const { server, known } = bench();
    const opened: string[] = [];
    const client = await era.connect(server, {
      openUrl: ({ url }) => {
        opened.push(url);
        return { action: url.endsWith("/eve") ? "decline" : "accept" };
      },
    });
    const attempt = (flow: string) =>
      client.callTool("needs", { flow }).then(
        (result) => ({ isError: result.isError === true, text: textOf(result) }),
        (error: unknown) => ({ code: McpError.is(error) ? error.code : undefined }),
      );
    if (era.modern) {
      const text = 'The user was sent to the address of "sign_in" and is not done there: call again afterwards.';
      expect(await attempt("ada")).toEqual({ isError: true, text });
      expect(await attempt("eve")).toEqual({ isError: true, text: 'The question "sign_in" was declined.' });
      expect(opened).toEqual(["https://id.example/start/ada", "https://id.example/start/eve"]);
    } else {
      expect(await attempt("ada")).toEqual({ code: -32042 });
    }
    known.add("ada");
    expect(await attempt("ada")).toEqual({ isError: false, text: "Hello ada" });
  });
});

test("ERR-08 ELIC-11 the address travels in a round, and the code of the earlier revision does not get out [2026-07-28]", async () => {
  const { server, known, visits } = bench();
  const params = { name: "needs", arguments: { flow: "ada" } };
  const first = await call(server, "needs", params);
  const address = { mode: "url", message: "Sign in.", url: "https://id.example/start/ada" };
  expect(first.result?.inputRequests).toEqual({ sign_in: { method: "elicitation/create", params: address } });
  const inputResponses = { sign_in: { action: "accept" } };
  const again = { ...params, inputResponses, requestState: first.result?.requestState };
  const early = await call(server, "needs", again);
  expect(early.result).toMatchObject({ resultType: "complete", isError: true });
  known.add("ada");
  expect((await call(server, "needs", again)).result).toMatchObject({ content: [{ text: "Hello ada" }] });
  // Nobody can be told of the end of a visit here.
  for (const visit of visits) visit.completed();
  const unable = await call(server, "needs", { ...params, arguments: { flow: "eve" } }, { capabilities: {} });
  expect([unable.status, unable.error?.code]).toEqual([400, -32021]);
});

test("ELIC-16 prompts and resources need a visit in the same way [2025-11-25, 2026-07-28]", async () => {
  const server = quietServer();
  server.prompts.add<object, Asking>({ name: "p", elicit }, async (_input, ctx) => {
    throw await ctx.elicit.sign_in.required({ flow: "p" });
  });
  server.resources.add<object, Asking>({ name: "r", uri: "r://r", elicit }, async (_input, ctx) => {
    throw await ctx.elicit.sign_in.required({ flow: "r" });
  });
  const session = await Session.open(await hosts.node(server, {}));
  for (const [method, params] of [
    ["prompts/get", { name: "p" }],
    ["resources/read", { uri: "r://r" }],
  ] as const) {
    expect(await answerOf(await session.post({ id: 1, method, params }))).toMatchObject({ error: { code: -32042 } });
    const { result } = await send(server, method, params);
    const inputResponses = { sign_in: { action: "accept" } };
    const { error } = await send(server, method, { ...params, inputResponses, requestState: result?.requestState });
    expect(error).toMatchObject({ code: -32603, message: expect.stringContaining("call again afterwards") });
  }
});

test("TASK-19 ELIC-13 what a task says of a visit says whose it is [2025-11-25]", async () => {
  const server = quietServer();
  server.tools.add<object, unknown, Asking>(
    { name: "t", inputSchema: { type: "object" }, task: "required", elicit },
    async (_input, ctx) => {
      (await ctx.elicit.sign_in({ flow: "t" })).completed();
      return "gone";
    },
  );
  const send = await hosts.node(server, {});
  const session = await Session.open(send);
  const heard = await session.listen();
  const created = await answerOf(await session.call("t", "t", { task: {} }));
  const { taskId } = (created as { result: { task: { taskId: string } } }).result.task;
  const waiting = talk(await session.post({ id: 2, method: "tasks/result", params: { taskId } }));
  const { id, params } = await waiting.next();
  await session.post({ id, result: { action: "accept" } });
  const related = { "io.modelcontextprotocol/related-task": { taskId } };
  const { elicitationId } = params as Json;
  for (;;) {
    const message = await heard.next();
    if (message["method"] !== COMPLETE) continue;
    expect(message["params"]).toEqual({ elicitationId, _meta: related });
    break;
  }
  expect(await waiting.next()).toMatchObject({ id: 2, result: { content: [{ text: "gone" }] } });
});

test("a form has no visit [all]", async () => {
  const server = quietServer();
  let seen: unknown;
  const form = { ask: { message: "Ask", schema: { type: "object", properties: {} } } } as const;
  server.tools.add<object, unknown, { elicit: { ask: { answer: object } } }>(
    { name: "t", elicit: form },
    async (_in, ctx) => {
      seen = Object.keys(ctx.elicit.ask);
      // @ts-expect-error A form is not a place to come back from.
      expect(ctx.elicit.ask.required).toBeUndefined();
      return "";
    },
  );
  await call(server, "t");
  expect(seen).toEqual(["outcome"]);
});
