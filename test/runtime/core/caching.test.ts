import { createServer, type Server, type ServerOptions } from "@mcpwright/runtime";
import { defineServer } from "@mcpwright/runtime/codegen/v1";
import { describe, expect, onTestFinished, test } from "vitest";
import { openAs } from "../support/callers.ts";
import { everyCell, legacyRevisions, modernRevisions } from "../support/matrix.ts";
import type { Wire } from "../support/wire.ts";

const [modern = ""] = modernRevisions;
const methods = {
  tools: "tools/list",
  prompts: "prompts/list",
  resources: "resources/list",
  templates: "resources/templates/list",
};

function make(options: ServerOptions = {}): Server {
  const server = createServer({ name: "s", version: "1", pageSize: 1, logger: () => undefined, ...options });
  for (const name of ["a", "b"]) {
    server.tools.add({ name }, () => name);
    server.prompts.add({ name }, () => name);
    server.resources.add({ name, uri: `r:///${name}` }, () => name);
    server.resources.add({ name: `t${name}`, uriTemplate: `t:///${name}/{x}` }, () => name);
  }
  server.resources.add({ name: "kept", uri: "k:///", cache: { ttl: 90_000, scope: "public" } }, () => "k");
  server.resources.add({ name: "mine", uriTemplate: "m:///{x}", cache: { ttl: 30 } }, () => "m");
  return server;
}

async function open(server: Server, revision = modern): Promise<Wire> {
  const wire = await openAs(server, revision, undefined);
  onTestFinished(() => wire.close());
  return wire;
}

async function hints(wire: Wire, method: string, params = {}): Promise<readonly unknown[]> {
  const { result } = await wire.request(method, params);
  return [result?.["ttlMs"], result?.["cacheScope"]];
}

const cache = {
  tools: { ttl: 0 },
  prompts: { scope: "private" },
  resources: { ttl: 5000, scope: "private" },
  templates: { ttl: 7000, scope: "public" },
} as const;

everyCell(
  "CACHE-01 CACHE-02 CACHE-13 each list has its hint on every page",
  () => make({ cache, listTtl: 1000 }),
  async (wire) => {
    const expected = {
      tools: [0, "public"],
      prompts: [1000, "private"],
      resources: [5000, "private"],
      templates: [7000, "public"],
    };
    for (const kind of ["tools", "prompts", "resources", "templates"] as const) {
      const first = await wire.request(methods[kind]);
      expect([first.result?.["ttlMs"], first.result?.["cacheScope"]]).toEqual(expected[kind]);
      expect(await hints(wire, methods[kind], { cursor: first.result?.["nextCursor"] })).toEqual(expected[kind]);
    }
  },
  modernRevisions,
);

everyCell(
  "CACHE-01 a client of an earlier revision gets no hints",
  () => make({ cache }),
  async (wire) => {
    for (const method of [...Object.values(methods), "resources/read"]) {
      expect(await hints(wire, method, method.endsWith("read") ? { uri: "k:///" } : {})).toEqual([
        undefined,
        undefined,
      ]);
    }
  },
  legacyRevisions,
);

test("CACHE-01 CACHE-02 listTtl is what lists and discovery have where nothing else is said [2026-07-28]", async () => {
  const wire = await open(make({ listTtl: 1234 }));
  expect(await hints(wire, "tools/list")).toEqual([1234, "public"]);
  expect(await hints(wire, "server/discover")).toEqual([1234, "public"]);
});

test("CACHE-01 CACHE-03 reads have the hint of their resource or template, else none are kept [2026-07-28]", async () => {
  const wire = await open(make());
  expect(await hints(wire, "resources/read", { uri: "k:///" })).toEqual([90_000, "public"]);
  expect(await hints(wire, "resources/read", { uri: "m:///1" })).toEqual([30, "private"]);
  expect(await hints(wire, "resources/read", { uri: "r:///a" })).toEqual([0, "private"]);
});

test("CACHE-02 the manifest's hints hold, and what the options say goes before [2026-07-28]", async () => {
  const contents = { text: "x" };
  const definition = {
    codegen: 1,
    manifest: "mcp.yaml",
    base: "file:///",
    server: { name: "s", version: "1" },
    cache: { resources: { ttl: 1, scope: "private" }, prompts: { ttl: 2 } },
    tools: [],
    resources: [
      { name: "a", resource: { name: "a", uri: "a:///" }, contents, cache: { ttl: 60 } },
      { name: "b", resource: { name: "b", uri: "b:///" }, contents },
    ],
    templates: [],
    prompts: [],
  } as const;
  const wire = await open(defineServer(definition, { cache: { resources: { ttl: 9 } } }));
  expect(await hints(wire, "resources/list")).toEqual([9, "private"]);
  expect(await hints(wire, "resources/read", { uri: "a:///" })).toEqual([60, "public"]);
  expect(await hints(wire, "resources/read", { uri: "b:///" })).toEqual([60_000, "public"]);
});

describe("a hint that is none", () => {
  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("CACHE-02 ttl %d [2026-07-28]", (ttl) => {
    expect(() => make({ cache: { tools: { ttl } } })).toThrow("cache.ttl of the list of tools is a whole number");
    expect(() => make().resources.add({ name: "x", uri: "x:///", cache: { ttl } }, () => "")).toThrow("cache.ttl of x");
  });

  test("CACHE-03 scope [2026-07-28]", () => {
    expect(() => make({ cache: { tools: { scope: "shared" as never } } })).toThrow(
      '"public" or "private", not "shared"',
    );
  });
});
