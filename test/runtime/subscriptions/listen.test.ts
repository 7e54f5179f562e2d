import { SubscriptionsAcknowledgedNotification, SubscriptionsListenResult } from "@mcpwright/protocol/2026-07-28";
import { createServer, engineOf, type Server } from "@mcpwright/runtime";
import { expect } from "vitest";
import { everyCell, modernRevisions } from "../support/matrix.ts";
import type { Json } from "../support/wire.ts";
import {
  ACKNOWLEDGED,
  is,
  listen,
  makeServer,
  messagesOf,
  methodOf,
  PROMPTS,
  RESOURCES,
  SUBSCRIPTION_ID,
  subscriptionOf,
  TOOLS,
  UPDATED,
} from "./support.ts";

let current: Server;
const server = (): Server => {
  current = makeServer();
  return current;
};

const everything = {
  toolsListChanged: true,
  promptsListChanged: true,
  resourcesListChanged: true,
  resourceSubscriptions: ["note:///7"],
};

everyCell(
  "SUBS-03 SUBS-04 SUBS-06 acknowledges first, with the honoured filter and the id",
  makeServer,
  async (wire) => {
    const { id, honoured } = await listen(wire, {
      ...everything,
      taskIds: ["t"],
      resourceSubscriptions: ["a:b", "a:b"],
    });
    expect(honoured).toEqual({ ...everything, resourceSubscriptions: ["a:b"] });
    await wire.request("tools/call", { name: "change" });
    await wire.first((message) => is(TOOLS)(message) && subscriptionOf(message) === id);
    const [first, ...rest] = messagesOf(wire, id);
    expect(SubscriptionsAcknowledgedNotification.is(first)).toBe(true);
    expect(rest.map(methodOf)).not.toContain(ACKNOWLEDGED);
  },
  modernRevisions,
);

everyCell(
  "SUBS-02 RES-13 TOOL-25 sends each listener what it asked for and nothing else",
  makeServer,
  async (wire) => {
    const tools = await listen(wire, { toolsListChanged: true, promptsListChanged: false });
    const notes = await listen(wire, { resourceSubscriptions: ["note:///7"], resourcesListChanged: true });
    await wire.request("tools/call", { name: "change" });
    await wire.first((message) => is(UPDATED)(message) && subscriptionOf(message) === notes.id);
    await wire.first((message) => is(TOOLS)(message) && subscriptionOf(message) === tools.id);
    expect(messagesOf(wire, tools.id).map(methodOf)).toEqual([ACKNOWLEDGED, TOOLS]);
    expect(messagesOf(wire, notes.id).map(methodOf)).toEqual([ACKNOWLEDGED, RESOURCES, UPDATED]);
    expect(messagesOf(wire, notes.id)[2]?.["params"]).toEqual({
      uri: "note:///7",
      _meta: { [SUBSCRIPTION_ID]: notes.id },
    });
    expect(wire.notifications.map(subscriptionOf)).not.toContain(undefined);
  },
  modernRevisions,
);

everyCell(
  "PROM-12 RES-14 TOOL-25 tells what is added, removed, disabled and enabled, once for each turn",
  server,
  async (wire) => {
    const { id } = await listen(wire, { ...everything, resourceSubscriptions: ["end:"] });
    const { tools, prompts, resources, notify } = current;
    const turn = async (): Promise<readonly string[]> => {
      const before = messagesOf(wire, id).length;
      notify.resourceUpdated("end:");
      await wire.first(() => messagesOf(wire, id).slice(before).some(is(UPDATED)));
      return messagesOf(wire, id).slice(before).map(methodOf);
    };
    for (const name of ["a", "b", "c"]) tools.add({ name }, () => name);
    expect(await turn()).toEqual([TOOLS, UPDATED]);
    tools.remove("a");
    prompts.add({ name: "a" }, () => "a");
    resources.add({ name: "t", uriTemplate: "t:///{a}" }, () => "t");
    resources.add({ name: "r", uri: "r:///1" }, () => "r");
    expect(await turn()).toEqual([TOOLS, PROMPTS, RESOURCES, UPDATED]);
    expect([tools.disable("b"), prompts.disable("a"), resources.disable("t")]).toEqual([true, true, true]);
    expect(await turn()).toEqual([TOOLS, PROMPTS, RESOURCES, UPDATED]);
    expect([tools.disable("b"), tools.enable("c"), prompts.remove("x"), resources.enable("x")]).toContain(false);
    expect(await turn()).toEqual([UPDATED]);
    expect([tools.enable("b"), prompts.enable("a"), resources.enable("t")]).toEqual([true, true, true]);
    expect(await turn()).toEqual([TOOLS, PROMPTS, RESOURCES, UPDATED]);
  },
  modernRevisions,
);

everyCell(
  "SUBS-03 accepts a subscription to nothing that is offered [AMB-11]",
  () => createServer({ name: "bare", version: "1", logger: () => undefined }),
  async (wire) => {
    expect((await listen(wire, everything)).honoured).toEqual({});
  },
  modernRevisions,
);

everyCell(
  "SUBS-13 LOG-07 neither logs nor progress go onto a listen stream",
  makeServer,
  async (wire) => {
    const { id } = await listen(wire, everything);
    await wire.request("tools/call", {
      name: "talk",
      _meta: { progressToken: "p", "io.modelcontextprotocol/logLevel": "debug" },
    });
    await wire.first(is(TOOLS));
    expect(messagesOf(wire, id).map(methodOf)).toEqual([ACKNOWLEDGED, TOOLS]);
    expect(wire.notifications.map(methodOf)).toContain("notifications/message");
    expect(wire.notifications.map(methodOf)).toContain("notifications/progress");
  },
  modernRevisions,
);

everyCell(
  "SUBS-09 SUBS-15 CANC-12 a cancelled subscription is silent, and others go on",
  makeServer,
  async (wire) => {
    const left = await listen(wire, everything);
    const stays = await listen(wire, everything);
    await wire.cancel(left.id, "enough");
    const told = async (): Promise<void> => {
      const before = messagesOf(wire, stays.id).length;
      await wire.request("tools/call", { name: "change" });
      await wire.first(() => messagesOf(wire, stays.id).length >= before + 4);
    };
    // Over HTTP the server hears of the cancellation when the connection has closed, which no answer waits for.
    await told();
    await told();
    const before = messagesOf(wire, left.id).length;
    await told();
    expect(messagesOf(wire, left.id)).toHaveLength(before);
  },
  modernRevisions,
);

everyCell(
  "SUBS-10 SUBS-14 CANC-13 a server that stops ends subscriptions in order and waits for none",
  server,
  async (wire) => {
    const { id, response } = await listen(wire, everything);
    current.notify.toolsChanged();
    await engineOf(current).stop(600_000);
    const { result } = await response;
    expect(SubscriptionsListenResult.is(result)).toBe(true);
    expect(result?.["_meta"]).toMatchObject({ [SUBSCRIPTION_ID]: id });
    const [, told, cancelled, ...rest] = messagesOf(wire, id);
    expect([told?.["method"], rest]).toEqual([TOOLS, []]);
    if (wire.transport === "http") expect(cancelled).toBeUndefined();
    else expect(cancelled).toMatchObject({ method: "notifications/cancelled", params: { requestId: id } });
  },
  modernRevisions,
);

everyCell(
  "SUBS-08 refuses more subscriptions than the server takes, until one has ended",
  () => makeServer({ maxSubscriptions: 2 }),
  async (wire) => {
    const { id } = await listen(wire, everything);
    await listen(wire, everything);
    const { error } = await wire.request("subscriptions/listen", { notifications: everything });
    expect(error).toMatchObject({ code: -32603, message: "Too many subscriptions are open; try again later." });
    await wire.cancel(id, "enough");
    // Over HTTP the server hears of it when the connection has closed, which nothing here waits for.
    while (
      await listen(wire, everything).then(
        () => false,
        () => true,
      )
    ) {}
  },
  modernRevisions,
);

everyCell(
  "refuses a filter that is not one, names too much or is too long",
  makeServer,
  async (wire) => {
    const errorOf = async (params: Json): Promise<unknown> =>
      (await wire.request("subscriptions/listen", params)).error?.message;
    expect(await errorOf({})).toContain("notifications");
    expect(await errorOf({ notifications: { toolsListChanged: "yes" } })).toContain("toolsListChanged");
    const many = Array.from({ length: 1_001 }, (_, index) => `n:${index}`);
    expect(await errorOf({ notifications: { resourceSubscriptions: many } })).toContain("at most 1000 resources");
    const long = ["x".repeat(70_000)];
    expect(await errorOf({ notifications: { resourceSubscriptions: long } })).toContain("at most 65536 characters");
  },
  modernRevisions,
);
