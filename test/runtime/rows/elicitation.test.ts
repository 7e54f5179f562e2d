/** What a form may hold, and whom the answer to a question has to come from. */
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ElicitRequest } from "@mcpwright/protocol/2026-07-28";
import { createServer, listen, type Server } from "@mcpwright/runtime";
import { connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { openIssuer, RESOURCE } from "../auth/issuer.ts";
import { hosts, type Send } from "../http/support.ts";
import { quietServer } from "../rounds/eras.ts";
import { EventReader } from "../streams/support.ts";
import { everyCell, modernRevisions } from "../support/matrix.ts";
import { CAPABILITIES, type Json, type Response, type Wire } from "../support/wire.ts";

const properties = {
  name: { type: "string", title: "Name", description: "In full", minLength: 2, maxLength: 8, default: "Ada" },
  mail: { type: "string", format: "email" },
  page: { type: "string", format: "uri" },
  day: { type: "string", format: "date" },
  moment: { type: "string", format: "date-time" },
  guests: { type: "integer", minimum: 1, maximum: 4, default: 2 },
  price: { type: "number", minimum: 0.5, maximum: 9.5, default: 1.5 },
  agreed: { type: "boolean", default: true },
  plain: { type: "string", enum: ["a", "b"], default: "a" },
  titled: {
    type: "string",
    oneOf: [
      { const: "x", title: "The X" },
      { const: "y", title: "The Y" },
    ],
  },
  named: { type: "string", enum: ["m", "n"], enumNames: ["The M", "The N"] },
  several: { type: "array", items: { type: "string", enum: ["p", "q"] }, minItems: 1, maxItems: 2, default: ["p"] },
  many: {
    type: "array",
    items: {
      anyOf: [
        { const: "v", title: "The V" },
        { const: "w", title: "The W" },
      ],
    },
  },
} as const;
const required = ["name", "guests"];

const FILLED = {
  ...{ name: "Grace", mail: "g@example.com", page: "https://a.example/", day: "2026-12-24" },
  ...{ moment: "2026-12-24T10:00:00Z", guests: 4, price: 0.5, agreed: false },
  ...{ plain: "b", titled: "y", named: "n", several: ["p", "q"], many: ["w"] },
};

function formServer(): Server {
  const server = quietServer();
  const schema = { type: "object", properties, required, additionalProperties: false } as const;
  // What only the server checks: no client would know how to show it.
  const inner = { type: "string", pattern: "^[a-z]+$", format: "hostname" };
  const elicit = {
    full: { message: "Fill in", schema },
    bare: { message: "Hidden rules", schema: { type: "object", properties: { inner }, additionalProperties: false } },
  } as const;
  type Asking = { elicit: { full: { answer: object }; bare: { answer: object } } };
  for (const name of ["full", "bare"] as const) {
    server.tools.add<object, unknown, Asking>({ name, elicit }, async (_input, ctx) =>
      JSON.stringify(await ctx.elicit[name]()),
    );
  }
  return server;
}

const _meta = { [CAPABILITIES]: { elicitation: { form: {}, url: {} } } };

async function asked(wire: Wire, name: string): Promise<{ readonly request: Json; readonly requestState: unknown }> {
  const { result } = await wire.request("tools/call", { name, _meta });
  const requests = result?.["inputRequests"] as Readonly<Record<string, Json>> | undefined;
  return { request: requests?.[name] ?? {}, requestState: result?.["requestState"] };
}

async function answer(wire: Wire, name: string, content: unknown): Promise<Response> {
  const { requestState } = await asked(wire, name);
  const inputResponses = { [name]: { action: "accept", content } };
  return wire.request("tools/call", { name, inputResponses, requestState, _meta });
}

everyCell(
  "ELIC-06 ELIC-07 ELIC-08 a form is flat, and has every keyword there is for its fields",
  formServer,
  async (wire) => {
    const { request } = await asked(wire, "full");
    expect(request).toEqual({
      method: "elicitation/create",
      params: { mode: "form", message: "Fill in", requestedSchema: { type: "object", properties, required } },
    });
    expect(ElicitRequest.is(request)).toBe(true);
    const bare = await asked(wire, "bare");
    const requestedSchema = { type: "object", properties: { inner: { type: "string" } } };
    expect(bare.request).toMatchObject({ params: { requestedSchema } });
    expect((bare.request["params"] as Json)["requestedSchema"]).toEqual(requestedSchema);
  },
  modernRevisions,
);

everyCell(
  "ELIC-07 ELIC-08 an answer that breaks a keyword of its field is none",
  formServer,
  async (wire) => {
    const filled = await answer(wire, "full", FILLED);
    expect(filled.result?.["content"]).toEqual([{ type: "text", text: JSON.stringify(FILLED) }]);
    for (const wrong of [
      ...[{ name: "G" }, { name: "Grace Hopper" }, { name: 5 }, { name: undefined }, { mail: "nobody" }],
      ...[{ page: "not a page" }, { day: "24.12.2026" }, { moment: "noon" }],
      ...[{ guests: 0 }, { guests: 5 }, { guests: 1.5 }, { price: 0.4 }, { price: 9.6 }, { price: "1" }],
      ...[{ agreed: "yes" }, { plain: "c" }, { titled: "The X" }, { named: "The M" }],
      ...[{ several: [] }, { several: ["p", "q", "p"] }, { several: "p" }, { many: ["u"] }, { more: "than asked" }],
    ]) {
      const { error } = await answer(wire, "full", { ...FILLED, ...wrong });
      expect([wrong, error?.code]).toEqual([wrong, -32602]);
    }
    expect((await answer(wire, "bare", { inner: "UPPER" })).error?.code).toBe(-32602);
    expect((await answer(wire, "bare", { inner: "lower" })).error).toBeUndefined();
  },
  modernRevisions,
);

const REVISION = "2025-11-25";

/** A message of a session over HTTP, from whoever the token belongs to. */
function from(send: Send, token: string, session?: string): (message: Json) => Promise<globalThis.Response> {
  const headers = {
    ...{ "content-type": "application/json", accept: "application/json, text/event-stream" },
    authorization: `Bearer ${token}`,
    ...(session !== undefined && { "mcp-session-id": session, "mcp-protocol-version": REVISION }),
  };
  return (message) => send({ method: "POST", headers, body: JSON.stringify({ jsonrpc: "2.0", ...message }) });
}

async function sessionOf(send: Send, token: string): Promise<string> {
  const capabilities = { elicitation: { form: {}, url: {} } };
  const params = { protocolVersion: REVISION, capabilities, clientInfo: { name: "c", version: "1" } };
  const opened = await from(send, token)({ id: 0, method: "initialize", params });
  await opened.text();
  return opened.headers.get("mcp-session-id") ?? "";
}

test.each(["node", "fetch"] as const)(
  "ELIC-24 SEC-30 a question of a session is answered by its own user and client only, over %s [2025-11-25]",
  async (way) => {
    const issuer = await openIssuer();
    const server = createServer({
      ...{ name: "s", version: "1", logger: () => undefined },
      auth: { issuer: issuer.url, resource: RESOURCE },
    });
    const schema = { type: "object", properties: { agreed: { type: "boolean" } } } as const;
    server.tools.add<object, unknown, { elicit: { confirm: { answer: { agreed: boolean } }; visit: object } }>(
      {
        name: "t",
        elicit: { confirm: { message: "Really?", schema }, visit: { message: "Go", url: "https://a.example" } },
      },
      async (_input, ctx) => {
        const { agreed } = await ctx.elicit.confirm();
        const visited = await ctx.elicit.visit.outcome();
        return `${ctx.auth?.subject} ${agreed} ${JSON.stringify(visited)}`;
      },
    );
    const send = await hosts[way](server, {});
    const ada = await issuer.token();
    const session = await sessionOf(send, ada);
    const calling = await from(send, ada, session)({ id: 1, method: "tools/call", params: { name: "t" } });
    const events = new EventReader(calling);
    const next = async (): Promise<Json> => {
      for (;;) {
        const event = await events.next();
        if (event === undefined) throw new Error("the stream ended");
        if (event.data) return JSON.parse(event.data) as Json;
      }
    };
    const settle = async (action: object): Promise<void> => {
      const { id, method } = await next();
      expect(method).toBe("elicitation/create");
      const forged = { id, result: { action: "accept", content: { agreed: true } } };
      for (const claims of [{ sub: "eve" }, { client_id: "other" }]) {
        const other = await issuer.token({ claims });
        // With the session of the question, and with a session of their own.
        expect((await from(send, other, session)(forged)).status).toBe(404);
        expect((await from(send, other, await sessionOf(send, other))(forged)).status).toBe(202);
      }
      expect((await from(send, "made-up", session)(forged)).status).toBe(401);
      expect((await from(send, ada, session)({ id, result: action })).status).toBe(202);
    };
    await settle({ action: "accept", content: { agreed: false } });
    await settle({ action: "decline" });
    expect(await next()).toMatchObject({ id: 1, result: { content: [{ text: 'ada false {"action":"decline"}' }] } });
  },
);

for (const revision of ["2025-11-25", "2026-07-28"]) {
  test(`SEC-30 nobody but the user opens an address, and nothing comes back from it through the client [${revision}]`, async () => {
    let visits = 0;
    const page = createHttpServer((_request, response) => {
      visits++;
      response.end();
    });
    await new Promise<void>((resolve) => page.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void page.close());
    const address = `http://127.0.0.1:${(page.address() as AddressInfo).port}/pay?for=7&to=m%C3%BCller`;
    const server = quietServer();
    server.tools.add<object, unknown, { elicit: { pay: { data: { address: string } } } }>(
      { name: "t", elicit: { pay: { message: "Pay", url: "{{address}}" } } },
      async (_input, ctx) => JSON.stringify(await ctx.elicit.pay.outcome({ address })),
    );
    const listening = await listen(server, { port: 0 });
    onTestFinished(() => listening.close(0));
    const shown: unknown[] = [];
    let action: "accept" | "decline" = "decline";
    const client = await connect(listening.url, {
      revision,
      openUrl: ({ url }) => {
        shown.push(url);
        // What a client adds of its own: a credential has no way to the handler.
        return { action, content: { token: "secret" } } as { action: "accept" };
      },
    });
    onTestFinished(() => client.close());
    const call = async () => JSON.stringify((await client.callTool("t")).content);
    expect(await call()).toContain("decline");
    action = "accept";
    const accepted = await call();
    expect(accepted).toContain("accept");
    expect(accepted).not.toContain("secret");
    expect(shown).toEqual([address, address]);
    expect(visits).toBe(0);
  });
}
