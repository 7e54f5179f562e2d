/** What a server declares, and the shape that every answer keeps. */

import { revisions } from "@mcpwright/protocol";
import { createServer, type Server } from "@mcpwright/runtime";
import { expect } from "vitest";
import { everyCell, legacyRevisions, modernRevisions, since } from "../support/matrix.ts";
import { recorder } from "../support/quiet.ts";
import { itemsOf, type Wire } from "../support/wire.ts";

function make(): Server {
  const server = createServer({ name: "declared", version: "1", logger: recorder().logger });
  const pair = { type: "array", prefixItems: [{ type: "string" }], items: false };
  server.tools.add({ name: "pair", inputSchema: { type: "object", properties: { pair } } }, () => "ran");
  server.tools.add({ name: "bare" }, (_input, ctx) => {
    ctx.log.error("said");
    return "ran";
  });
  server.resources.add({ uri: "x://a", name: "a" }, () => "");
  server.resources.add({ uriTemplate: "x://{id}", name: "t", complete: { id: ["one", "two"] } }, ({ id }) => id);
  server.prompts.add({ name: "p", complete: { a: ["x"] } }, () => "");
  return server;
}

/** The declared capabilities, however the era tells them. */
async function capabilitiesOf(wire: Wire): Promise<Record<string, unknown>> {
  const { result } = wire.modern ? await wire.request("server/discover") : wire.opening;
  return result?.["capabilities"] as Record<string, unknown>;
}

everyCell("TOOL-01 RES-01 PROM-01 declares what it offers", make, async (wire) => {
  expect(await capabilitiesOf(wire)).toMatchObject({ tools: {}, resources: {}, prompts: {} });
});

everyCell("CAP-01 declares that lists change and resources can be subscribed to", make, async (wire) => {
  const { tools, resources, prompts } = await capabilitiesOf(wire);
  expect({ tools, resources, prompts }).toEqual({
    tools: { listChanged: true },
    resources: { listChanged: true, subscribe: true },
    prompts: { listChanged: true },
  });
});

everyCell("CAP-02 LOG-01 declares logging", make, async (wire) => {
  expect(await capabilitiesOf(wire)).toMatchObject({ logging: {} });
});

everyCell(
  "CAP-03 COMP-01 declares completions where the revision has them",
  make,
  async (wire) => {
    expect(await capabilitiesOf(wire)).toMatchObject({ completions: {} });
  },
  since("2025-03-26"),
);

everyCell(
  "CAP-09 declares only what the revision knows",
  make,
  async (wire) => {
    expect(Object.keys(await capabilitiesOf(wire))).not.toContain("completions");
  },
  ["2024-11-05"],
);

everyCell("TOOL-06 every tool has an input schema of type object", make, async (wire) => {
  const { result } = await wire.request("tools/list");
  for (const tool of itemsOf<{ inputSchema: { type: string } }>(result, "tools"))
    expect(tool.inputSchema.type).toBe("object");
});

everyCell("TOOL-07 a tool without arguments takes none", make, async (wire) => {
  const { result } = await wire.request("tools/list");
  expect(itemsOf(result, "tools")[1]?.["inputSchema"]).toEqual({ type: "object", additionalProperties: false });
  expect((await wire.request("tools/call", { name: "bare", arguments: { a: 1 } })).result?.["isError"]).toBe(true);
});

everyCell(
  "JSCH-01 JSCH-04 a schema without dialect is 2020-12, and listed as it was written",
  make,
  async (wire) => {
    const call = async (pair: unknown[]) =>
      (await wire.request("tools/call", { name: "pair", arguments: { pair } })).result?.["isError"];
    expect(await call(["a"])).toBeUndefined();
    expect(await call(["a", "b"])).toBe(true);
    expect(await call([1])).toBe(true);
    const { result } = await wire.request("tools/list");
    expect(itemsOf(result, "tools")[0]?.["inputSchema"]).toEqual({
      type: "object",
      properties: { pair: { type: "array", prefixItems: [{ type: "string" }], items: false } },
    });
  },
  since("2025-11-25"),
);

everyCell("BASE-06 BASE-08 an answer is a result or an error with code and message", make, async (wire) => {
  const answers = [
    await wire.request("tools/list"),
    await wire.request("tools/call", { name: "bare" }),
    await wire.request("tools/call", { name: "none" }),
    await wire.request("resources/read", { uri: "y://none" }),
    await wire.request("none"),
  ];
  for (const answer of answers) {
    expect("result" in answer).not.toBe("error" in answer);
    if (answer.error === undefined) continue;
    expect(Number.isInteger(answer.error.code)).toBe(true);
    expect(answer.error.message).toMatch(/^\S.*\.$/);
  }
});

everyCell(
  "ERR-05 ERR-06 ERR-08 uses no code that the revision does not define",
  make,
  async (wire) => {
    const codes = new Set<number | undefined>();
    for (const [method, params] of [
      ["resources/read", { uri: "y://none" }],
      ["tools/call", { name: "none" }],
      ["tools/call", {}],
      ["initialize", {}],
      ["none", {}],
    ] as const) {
      codes.add((await wire.request(method, params)).error?.code);
    }
    expect([...codes].toSorted()).toEqual([-32601, -32602]);
  },
  modernRevisions,
);

everyCell(
  "BASE-14 never sends a request of its own",
  make,
  async (wire) => {
    await wire.request("tools/call", { name: "bare", _meta: { "io.modelcontextprotocol/logLevel": "debug" } });
    expect(wire.notifications).toHaveLength(1);
    for (const message of wire.notifications) expect(message).not.toHaveProperty("id");
  },
  modernRevisions,
);

everyCell(
  "STATE-01 LOG-07 nothing of a request is remembered for the next",
  make,
  async (wire) => {
    await wire.request("tools/call", { name: "bare", _meta: { "io.modelcontextprotocol/logLevel": "debug" } });
    expect(wire.notifications).toHaveLength(1);
    await wire.request("tools/call", { name: "bare" });
    expect(wire.notifications).toHaveLength(1);
  },
  modernRevisions,
);

everyCell("CANC-01 CANC-08 a cancellation that comes after the answer is no error", make, async (wire) => {
  const call = wire.begin("tools/call", { name: "bare" });
  expect((await call.response).result).toBeDefined();
  await wire.notify("notifications/cancelled", { requestId: call.id, reason: "too late" });
  expect((await wire.request("tools/call", { name: "bare" })).result).toBeDefined();
});

everyCell(
  "RES-13 ERR-10 does not know the legacy subscriptions",
  make,
  async (wire) => {
    for (const method of ["resources/subscribe", "resources/unsubscribe"]) {
      expect((await wire.request(method, { uri: "x://a" })).error?.code).toBe(-32601);
    }
  },
  modernRevisions,
);

everyCell("COMP-08 completes by a concrete URI as by its template", make, async (wire) => {
  for (const uri of ["x://{id}", "x://anything"]) {
    const argument = { name: "id", value: "t" };
    const { result } = await wire.request("completion/complete", { ref: { type: "ref/resource", uri }, argument });
    expect(result?.["completion"]).toMatchObject({ values: ["two"] });
  }
});

everyCell(
  "VER-05 LIFE-09 speaks every released revision",
  make,
  async (wire) => {
    if (wire.modern) {
      const { result } = await wire.request("server/discover");
      expect(itemsOf<string>(result, "supportedVersions").toSorted()).toEqual([...revisions.keys()].toSorted());
    } else expect(wire.opening.result?.["protocolVersion"]).toBe(wire.revision);
  },
  [...legacyRevisions, ...modernRevisions],
);
