/** What comes in is checked before any handler sees it, and what fails inside stays there. */
import { createServer, type LogRecord, type Server } from "@mcpwright/runtime";
import { expect } from "vitest";
import { everyCell, modernRevisions } from "../support/matrix.ts";
import type { Json, Wire } from "../support/wire.ts";

const SECRET = "hunter2";
const LEVELS = ["debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"] as const;

let seen: unknown[] = [];

function make(): Server {
  seen = [];
  const server = createServer({ name: "inputs", version: "1", logger: () => undefined });
  const schema = { type: "object", properties: { a: { type: "string", maxLength: 3 } }, required: ["a"] } as const;
  server.tools.add({ name: "t", inputSchema: schema }, (input) => {
    seen.push(input);
    return "";
  });
  server.prompts.add(
    {
      name: "p",
      arguments: [{ name: "a", required: true }],
      complete: {
        a: (value) => {
          seen.push(value);
          if (value === "fail") throw new Error(`password=${SECRET}`);
          return ["x"];
        },
      },
    },
    (input) => {
      seen.push(input);
      return "";
    },
  );
  server.resources.add({ uriTemplate: "x://{id}", name: "r" }, ({ id }) => {
    seen.push(id);
    return "";
  });
  return server;
}

/** The code of the answer; a tool's own error counts as -32602. */
async function refusal(wire: Wire, method: string, params: Json): Promise<number | undefined> {
  const { result, error } = await wire.request(method, params);
  return result?.["isError"] === true ? -32602 : error?.code;
}

everyCell("SEC-31 no handler sees an input that breaks its declaration", make, async (wire) => {
  for (const [method, params] of [
    ["tools/call", { name: "t", arguments: {} }],
    ["tools/call", { name: "t", arguments: { a: "long" } }],
    ["tools/call", { name: "t", arguments: "a" }],
    ["prompts/get", { name: "p", arguments: {} }],
    ["resources/read", { uri: 5 }],
    ["completion/complete", { ref: { type: "ref/prompt", name: "p" }, argument: { name: "a", value: {} } }],
  ] as const) {
    expect(await refusal(wire, method, params), JSON.stringify(params)).toBe(-32602);
  }
  expect(seen).toEqual([]);
  expect(await refusal(wire, "tools/call", { name: "t", arguments: { a: "abc" } })).toBeUndefined();
  expect(seen).toEqual([{ a: "abc" }]);
});

everyCell("PROM-11 a prompt's arguments are checked before it is written", make, async (wire) => {
  for (const given of [{}, { a: 1 }, { a: null }, { a: { b: "c" } }, [], "a"]) {
    expect(await refusal(wire, "prompts/get", { name: "p", arguments: given }), JSON.stringify(given)).toBe(-32602);
  }
  expect(seen).toEqual([]);
  expect(await refusal(wire, "prompts/get", { name: "p", arguments: { a: "b" } })).toBeUndefined();
  expect(seen).toEqual([{ a: "b" }]);
});

everyCell(
  "COMP-07 a completion is checked before it is asked for, and its failure tells nothing",
  make,
  async (wire) => {
    const ref = { type: "ref/prompt", name: "p" };
    for (const params of [
      {},
      { ref },
      { ref, argument: { name: "a" } },
      { ref, argument: { name: "a", value: 1 } },
      { ref: { type: "ref/other", name: "p" }, argument: { name: "a", value: "" } },
      { ref: { type: "ref/resource", uri: "y://none" }, argument: { name: "a", value: "" } },
    ]) {
      expect(await refusal(wire, "completion/complete", params), JSON.stringify(params)).toBe(-32602);
    }
    expect(seen).toEqual([]);
    const failed = await wire.request("completion/complete", { ref, argument: { name: "a", value: "fail" } });
    expect(seen).toEqual(["fail"]);
    expect(JSON.stringify(failed)).not.toContain(SECRET);
  },
);

function failing(): Server {
  const server = createServer({ name: "failing", version: "1", logger: (record) => void operator.push(record) });
  const fail = () => Promise.reject(new Error(`password=${SECRET}`, { cause: { token: SECRET } }));
  server.tools.add({ name: "t" }, fail);
  server.prompts.add({ name: "p" }, fail);
  server.resources.add({ uri: "x://a", name: "r" }, fail);
  server.tools.add({ name: "says" }, (_input, ctx) => {
    for (const level of LEVELS) ctx.log[level]({ level }, "of");
    ctx.log.info(`level ${LEVELS.length}`);
    return "";
  });
  return server;
}

const operator: LogRecord[] = [];

everyCell("LOG-09 SEC-35 an inner failure reaches the operator, and no message to the peer", failing, async (wire) => {
  operator.length = 0;
  if (!wire.modern) await wire.request("logging/setLevel", { level: "debug" });
  const _meta = wire.modern ? { "io.modelcontextprotocol/logLevel": "debug" } : {};
  for (const [method, params] of [
    ["tools/call", { name: "t" }],
    ["prompts/get", { name: "p" }],
    ["resources/read", { uri: "x://a" }],
  ] as const) {
    const answer = await wire.request(method, { ...params, _meta });
    expect(answer.error !== undefined || answer.result?.["isError"] === true, method).toBe(true);
    expect(JSON.stringify(answer), method).not.toContain(SECRET);
  }
  expect(JSON.stringify(wire.notifications)).not.toContain(SECRET);
  expect(operator.filter(({ level }) => level === "error")).toHaveLength(3);
});

everyCell(
  "LOG-02 a log message has its level, any data and perhaps a logger",
  failing,
  async (wire) => {
    const _meta = { "io.modelcontextprotocol/logLevel": "debug" };
    await wire.request("tools/call", { name: "says", _meta });
    expect(wire.notifications.map(({ method, params }) => ({ method, ...(params as Json), _meta: undefined }))).toEqual(
      [
        ...LEVELS.map((level) => ({ method: "notifications/message", level, data: { level }, logger: "of" })),
        { method: "notifications/message", level: "info", data: "level 8" },
      ],
    );
    // Each level is told the messages of its own and those above it.
    for (const [index, level] of LEVELS.entries()) {
      const before = wire.notifications.length;
      await wire.request("tools/call", { name: "says", _meta: { "io.modelcontextprotocol/logLevel": level } });
      expect(wire.notifications.length - before, level).toBe(LEVELS.length - index + (index <= 1 ? 1 : 0));
    }
  },
  modernRevisions,
);
