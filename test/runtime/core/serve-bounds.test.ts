import { engineOf, type ServerOptions } from "@mcpwright/runtime";
import { defineServer } from "@mcpwright/runtime/codegen/v1";
import { expect, onTestFinished, test } from "vitest";
import { openAs } from "../support/callers.ts";
import { itemsOf } from "../support/wire.ts";

function make(serve: Readonly<Record<string, unknown>>, options: ServerOptions = {}) {
  const definition = {
    codegen: 1,
    manifest: "mcp.yaml",
    base: "file:///",
    server: { name: "s", version: "1" },
    serve,
    lines: { "serve.pageSize": 4 },
    tools: [],
    resources: [],
    templates: [],
    prompts: [],
  } as const;
  const server = defineServer(definition, { logger: () => undefined, ...options });
  for (const name of ["a", "b", "c"]) server.tools.add({ name }, () => name);
  return server;
}

async function onePage(serve: Readonly<Record<string, unknown>>, options?: ServerOptions): Promise<number> {
  const wire = await openAs(make(serve, options), "2026-07-28", undefined);
  onTestFinished(() => wire.close());
  return itemsOf((await wire.request("tools/list")).result, "tools").length;
}

test("PAGE-01 serve.pageSize of the manifest, environment expanded; the options go before [2026-07-28]", async () => {
  expect(await onePage({ pageSize: 2 })).toBe(2);
  expect(await onePage({ pageSize: "${MCPWRIGHT_TEST_PAGE:-1}" })).toBe(1);
  expect(await onePage({ pageSize: 2 }, { pageSize: 3 })).toBe(3);
});

test("serve.maxSubscriptions of the manifest [2026-07-28]", async () => {
  const wire = await openAs(make({ maxSubscriptions: 1 }), "2026-07-28", undefined);
  onTestFinished(() => wire.close());
  wire.begin("subscriptions/listen", { notifications: { toolsListChanged: true } });
  await wire.first(({ method }) => method === "notifications/subscriptions/acknowledged");
  const { error } = await wire.request("subscriptions/listen", { notifications: { toolsListChanged: true } });
  expect(error).toMatchObject({ code: -32603, message: "Too many subscriptions are open; try again later." });
});

test("a bound that is none fails the start, with key and line", async () => {
  const engine = engineOf(make({ pageSize: "many" }));
  await expect(engine.start()).rejects.toThrow(/serve\.pageSize \(mcp\.yaml:4\).*a whole number from 1 to 10000/);
});
