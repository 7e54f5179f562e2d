/** What a handler does between its questions: steps, effects that happen once, and their bounds. */
import { createServer } from "@mcpwright/runtime";
import { expect, test } from "vitest";
import { MemoryLog } from "../../../runtime/dist/store/memory-log.js";
import { MemoryRecords } from "../../../runtime/dist/store/memory-records.js";
import { recorder } from "../support/quiet.ts";
import { type Confirming, questions, quietServer } from "./eras.ts";
import { AGREED, answering, begin, call, type Input, type Outlet, text } from "./raw.ts";

test("a call that is cancelled before its round closes releases what its handler holds [2026-07-28]", async () => {
  const server = quietServer();
  let held = 0;
  let step: (() => void) | undefined;
  const entered = new Promise<void>((resolve) => {
    server.tools.add<Input, void, Confirming>({ name: "t", once: true, elicit: questions }, async (_input, ctx) => {
      held++;
      try {
        const slow = new Promise<void>((settle) => {
          step = settle;
        });
        const asked = Promise.all([ctx.elicit.confirm({ what: "it" }), ctx.step("slow", () => slow)]);
        resolve();
        await asked;
      } finally {
        held--;
      }
    });
  });
  const outlet: Outlet = { send: () => undefined };
  const answer = begin(server, "t", outlet);
  await entered;
  expect(held).toBe(1);
  outlet.call?.cancel("gone");
  expect(await answer).toBeUndefined();
  await new Promise((resolve) => setImmediate(resolve));
  expect(held).toBe(0);
  step?.();
});

test("MRTR-16 a redemption whose answer was lost is not made again [2026-07-28]", async () => {
  const server = quietServer();
  let effects = 0;
  let entered: (() => void) | undefined;
  let go: (() => void) | undefined;
  const going = new Promise<void>((resolve) => {
    go = resolve;
  });
  server.tools.add<Input, void, Confirming>({ name: "t", once: true, elicit: questions }, async (_input, ctx) => {
    await ctx.elicit.confirm({ what: "it" });
    entered?.();
    await going;
    effects++;
    return `effect ${effects}`;
  });
  const retry = answering(await call(server, "t"), AGREED);
  const outlet: Outlet = { send: () => undefined };
  const running = new Promise<void>((resolve) => {
    entered = resolve;
  });
  const lost = begin(server, "t", outlet, retry);
  await running;
  outlet.call?.cancel("gone");
  expect(await lost).toBeUndefined();
  const again = call(server, "t", retry);
  go?.();
  expect(text(await again)).toBe("effect 1");
  expect(effects).toBe(1);
});

test("MRTR-16 a tool that runs once gives the second redemption the first result [2026-07-28]", async () => {
  let effects = 0;
  const server = quietServer();
  for (const once of [true, false]) {
    server.tools.add<Input, void, Confirming>(
      { name: `once-${once}`, once, elicit: questions },
      async (_input, ctx) => {
        const { agreed } = await ctx.elicit.confirm({ what: "it" });
        await new Promise((resolve) => setTimeout(resolve, 10));
        effects++;
        return `${agreed} effect ${effects}`;
      },
    );
  }
  const first = await call(server, "once-true");
  const retry = answering(first, AGREED);
  // An answer that is refused leaves the state as it was.
  expect((await call(server, "once-true", answering(first, { agreed: 1 }))).error?.code).toBe(-32602);
  const both = await Promise.all([call(server, "once-true", retry), call(server, "once-true", retry)]);
  const late = await call(server, "once-true", answering(first, { agreed: false }));
  expect([...both, late].map(text)).toEqual(["true effect 1", "true effect 1", "true effect 1"]);
  expect(effects).toBe(1);
  const often = answering(await call(server, "once-false"), AGREED);
  await call(server, "once-false", often);
  await call(server, "once-false", often);
  expect(effects).toBe(3);
});

test("MRTR-16 a redemption is not made again though the store had no room for its result [2026-07-28]", async () => {
  const store = { records: new MemoryRecords(1), log: new MemoryLog() };
  const server = createServer({ name: "s", version: "1", store, logger: () => {} });
  let effects = 0;
  server.tools.add<Input, void, Confirming>({ name: "t", once: true, elicit: questions }, async (_input, ctx) => {
    await ctx.elicit.confirm({ what: "it" });
    effects++;
    return `effect ${effects}`;
  });
  const retries = [answering(await call(server, "t"), AGREED), answering(await call(server, "t"), AGREED)];
  for (const [index, retry] of retries.entries())
    expect(text(await call(server, "t", retry))).toBe(`effect ${index + 1}`);
  expect((await call(server, "t", retries[0])).error).toMatchObject({
    code: -32602,
    message: expect.stringContaining("already"),
  });
  expect(text(await call(server, "t", retries[1]))).toBe("effect 2");
  expect(effects).toBe(2);
});

test("steps run once over all rounds [2026-07-28]", async () => {
  const ran: string[] = [];
  const server = quietServer();
  server.tools.add<Input, void, Confirming>({ name: "t", elicit: questions }, async (_input, ctx) => {
    const step = (name: string) => ctx.step(name, () => void ran.push(name));
    await step("before");
    await ctx.elicit.confirm({ what: "it" });
    await step("between");
    await ctx.elicit.other();
    const kept = await ctx.step("after", () => ({ at: 1 }));
    return `${await ctx.step("none", () => undefined)} ${kept.at}`;
  });
  const first = await call(server, "t");
  const second = await call(server, "t", answering(first, AGREED));
  const third = await call(server, "t", answering(second, AGREED));
  expect(text(third)).toBe("undefined 1");
  expect(ran).toEqual(["before", "between"]);
  expect(second.result?.requestState).not.toBe(first.result?.requestState);
});

test("a step that cannot be kept fails the call and is named in the log [2026-07-28]", async () => {
  const { records, logger } = recorder();
  const server = createServer({ name: "s", version: "1", logger });
  const add = (
    name: string,
    body: (step: (name: string, run: () => unknown) => Promise<unknown>) => Promise<unknown>,
  ) =>
    server.tools.add<Input, void, Confirming>({ name, elicit: questions }, async (_input, ctx) => {
      // What a handler catches here is not to be lost: the step would run again.
      await body((step, run) => ctx.step(step, run)).catch(() => undefined);
      await ctx.elicit.confirm({ what: "it" });
    });
  add("step-name", async (step) => {
    await step("twice", () => 1);
    await step("twice", () => 2);
  });
  add("step-result", (step) => step("dated", () => new Date()));
  add("state-size", (step) => step("long", () => "x".repeat(70_000)));
  for (const [code, name] of [
    ["step-name", "twice"],
    ["step-result", "dated"],
    ["state-size", "long"],
  ] as const) {
    expect((await call(server, code)).result).toMatchObject({ isError: true });
    expect(records.at(-1)?.error).toMatchObject({ code, message: expect.stringContaining(`"${name}"`) });
  }
});

test("rounds and questions are bounded [2026-07-28]", async () => {
  const { records, logger } = recorder();
  const server = createServer({ name: "s", version: "1", logger });
  server.tools.add<Input, void, Confirming>({ name: "wide", elicit: questions }, async (_input, ctx) => {
    await Promise.all(Array.from({ length: 33 }, (_, index) => ctx.elicit.confirm({ what: String(index) })));
  });
  server.tools.add<Input, void, Confirming>({ name: "long", elicit: questions }, async (_input, ctx) => {
    for (let index = 0; ; index++) await ctx.elicit.confirm({ what: String(index) });
  });
  expect((await call(server, "wide")).result).toMatchObject({ isError: true });
  expect(records.at(-1)?.error).toMatchObject({ code: "too-many-questions" });
  let reply = await call(server, "long");
  let rounds = 0;
  for (; reply.result?.["resultType"] === "input_required"; rounds++) {
    reply = await call(server, "long", answering(reply, AGREED));
  }
  expect(rounds).toBe(16);
  expect(records.at(-1)?.error).toMatchObject({ code: "too-many-rounds" });
});
