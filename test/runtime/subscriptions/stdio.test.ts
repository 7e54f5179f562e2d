import { expect, test } from "vitest";
import { callOf, modern, ServerProcess } from "../stdio/server-process.ts";

const listening = (id: unknown): string =>
  modern(id, "subscriptions/listen", { notifications: { toolsListChanged: true } });

test("SUBS-10 SUBS-14 the end of stdin ends the process at once, subscriptions in order [2026-07-28]", async () => {
  const server = new ServerProcess();
  server.send(listening("sub"), callOf(1, "later", { ms: 50 }));
  await server.answer(1);
  const start = performance.now();
  server.child.stdin.end();
  expect(await server.exited).toBe(0);
  // A request under way is waited for, up to five seconds; a subscription is not.
  expect(performance.now() - start).toBeLessThan(4_000);
  const [acknowledged, , cancelled, result] = server.messages;
  expect(acknowledged?.method).toBe("notifications/subscriptions/acknowledged");
  expect(cancelled).toMatchObject({ method: "notifications/cancelled", params: { requestId: "sub" } });
  expect(result).toMatchObject({ id: "sub", result: { resultType: "complete" } });
});

test("SUBS-10 SIGTERM ends subscriptions in order while a call finishes [2026-07-28]", async () => {
  const server = new ServerProcess();
  server.send(listening(7), callOf(1, "later", { ms: 400 }), modern(2, "tools/list"));
  await server.answer(2);
  server.child.kill("SIGTERM");
  expect(await server.exited).toBe(0);
  const order = server.messages.map(({ id, method }) => method ?? id);
  expect(order).toEqual(["notifications/subscriptions/acknowledged", 2, "notifications/cancelled", 7, 1]);
});

test("SUBS-03 SUBS-15 many subscriptions on one pipe do not hold up reading [2026-07-28]", async () => {
  const server = new ServerProcess();
  server.send(...Array.from({ length: 300 }, (_, index) => listening(`s${index}`)), modern("last", "tools/list"));
  await server.answer("last");
  expect(server.lines).toHaveLength(301);
});
