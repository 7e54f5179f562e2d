/** What belongs to one principal does not exist for another: tasks and sealed states, with real tokens over HTTP. */
import { createServer } from "@mcpwright/runtime";
import { describe, expect, test } from "vitest";
import type { Send } from "../http/support.ts";
import { openIssuer, RESOURCE, type TestIssuer } from "./issuer.ts";
import { legacy, modern, opening, replyOf, serveProtected, textOf, ways } from "./protected.ts";

type Json = Readonly<Record<string, unknown>>;

const AGREED: Json = { action: "accept", content: { agreed: true } };
const UNKNOWN = -32602;
/** Everybody who is not ada at her application. */
const OTHERS: readonly Json[] = [{ sub: "eve" }, { client_id: "another-app" }];

interface Asking {
  readonly elicit: { readonly sure: { readonly answer: { readonly agreed: boolean } } };
}

/** `must` is a task, `can` may be one, `ask` and both tasks ask whether the caller is sure. */
async function serveAsking(issuer: TestIssuer, way: (typeof ways)[number]): Promise<Send> {
  const auth = { issuer: issuer.url, resource: RESOURCE };
  const server = createServer({ name: "asks", version: "1", logger: () => {}, auth });
  const schema = { type: "object", properties: { agreed: { type: "boolean" } }, required: ["agreed"] } as const;
  const elicit = { sure: { message: "Sure?", schema } } as const;
  for (const [name, task] of [
    ["ask", "forbidden"],
    ["can", "optional"],
    ["must", "required"],
  ] as const) {
    server.tools.add<object, unknown, Asking>({ name, task, elicit }, async (_, ctx) => {
      const { agreed } = await ctx.elicit.sure();
      return `${ctx.auth?.subject}: ${agreed}`;
    });
  }
  return serveProtected(server, way);
}

describe.each(ways)("over %s", (way) => {
  test("SEC-06, SEC-26, MRTR-13 a sealed state is good for the principal it was given to alone [2026-07-28]", async () => {
    const issuer = await openIssuer();
    const send = await serveAsking(issuer, way);
    const ask = async (claims: Json, more: Json = {}) =>
      replyOf(await modern(send, await issuer.token({ claims }), "tools/call", { name: "ask", ...more }));
    const asked = await ask({});
    const requestState = asked.result?.["requestState"];
    expect(requestState).toEqual(expect.any(String));
    const answer = { requestState, inputResponses: { sure: AGREED } };
    for (const other of OTHERS) {
      const { error } = await ask(other, answer);
      expect(error).toMatchObject({ code: UNKNOWN, message: expect.stringContaining("requestState") });
    }
    expect(textOf(await ask({}, answer))).toBe("ada: true");
  });

  test("SEC-33, TASKX-35, SEC-05 a task is there for its principal alone, whatever its id [2026-07-28]", async () => {
    const issuer = await openIssuer();
    const send = await serveAsking(issuer, way);
    const request = async (claims: Json, method: string, params: Json) =>
      replyOf(await modern(send, await issuer.token({ claims }), method, params));
    const created = await request({}, "tools/call", { name: "must" });
    const taskId = created.result?.["taskId"];
    expect(taskId).toEqual(expect.any(String));
    for (const other of OTHERS) {
      for (const [method, more] of [
        ["tasks/get", {}],
        ["tasks/update", { inputResponses: { sure: AGREED } }],
        ["tasks/cancel", {}],
      ] as const) {
        const { error } = await request(other, method, { taskId, ...more });
        expect(error).toEqual({ code: UNKNOWN, message: `There is no task "${taskId}".` });
      }
    }
    const unauthorised = await modern(send, undefined, "tasks/get", { taskId });
    expect(unauthorised.status).toBe(401);
    const mine = await request({}, "tasks/get", { taskId });
    expect(mine.result?.["status"]).not.toBe("cancelled");
    expect(mine.error).toBeUndefined();
  });

  test("TASK-29, TASK-24 a task of another principal's session is neither found nor listed [2025-11-25]", async () => {
    const issuer = await openIssuer();
    const send = await serveAsking(issuer, way);
    const join = async (claims: Json) => {
      const token = await issuer.token({ claims });
      const params = { ...opening("2025-11-25"), capabilities: { elicitation: {} } };
      const opened = await legacy(send, token, "initialize", params);
      const session = opened.headers.get("mcp-session-id") ?? "";
      await opened.text();
      await (await legacy(send, token, "notifications/initialized", {}, session)).text();
      return async (method: string, more: Json) => replyOf(await legacy(send, token, method, more, session));
    };
    const ada = await join({});
    const created = await ada("tools/call", { name: "must", task: {} });
    const { taskId } = (created.result?.["task"] ?? {}) as { readonly taskId?: unknown };
    expect(taskId).toEqual(expect.any(String));
    for (const other of OTHERS) {
      const eve = await join(other);
      for (const method of ["tasks/get", "tasks/cancel", "tasks/result"]) {
        expect((await eve(method, { taskId })).error).toMatchObject({ code: UNKNOWN });
      }
      expect((await eve("tasks/list", {})).result?.["tasks"]).toEqual([]);
    }
    expect((await ada("tasks/list", {})).result?.["tasks"]).toMatchObject([{ taskId }]);
  });
});
