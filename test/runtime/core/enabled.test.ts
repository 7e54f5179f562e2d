import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseUriTemplate } from "@mcpwright/protocol/contract/uri-template";
import { createServer, type Server } from "@mcpwright/runtime";
import { defineServer } from "@mcpwright/runtime/codegen/v1";
import { expect, onTestFinished, test } from "vitest";
import { everyCell } from "../support/matrix.ts";
import { memory } from "../support/memory.ts";
import { itemsOf, type Wire } from "../support/wire.ts";

let current: Server;

function make(): Server {
  current = createServer({ name: "s", version: "1", pageSize: 2, logger: () => undefined });
  for (const name of ["a", "b", "c", "d"]) {
    current.tools.add({ name }, () => name);
    current.prompts.add({ name }, () => name);
    current.resources.add({ name, uri: `r:///${name}` }, () => name);
  }
  current.resources.add({ name: "t", uriTemplate: "t:///{x}" }, () => "t");
  return current;
}

/** Names of a list, page after page. */
async function names(wire: Wire, method: string, field: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let cursor: unknown; ; ) {
    const { result } = await wire.request(method, cursor === undefined ? {} : { cursor });
    found.push(...itemsOf<{ name: string }>(result, field).map(({ name }) => name));
    cursor = result?.["nextCursor"];
    if (cursor === undefined) return found;
  }
}

everyCell(
  "TOOL-02 TOOL-04 a disabled tool is not listed and unknown; enabled it is back in its place",
  make,
  async (wire) => {
    const { tools } = current;
    const before = (await wire.request("tools/list")).result?.["nextCursor"];
    expect(tools.disable("b")).toBe(true);
    expect(await names(wire, "tools/list", "tools")).toEqual(["a", "c", "d"]);
    expect((await wire.request("tools/call", { name: "b" })).error).toMatchObject({
      code: -32602,
      message: 'There is no tool called "b".',
    });
    // A cursor that was given before still goes on after the same tool.
    const { result } = await wire.request("tools/list", { cursor: before });
    expect(itemsOf(result, "tools").map(({ name }) => name)).toEqual(["c", "d"]);
    expect(() => tools.add({ name: "b" }, () => "other")).toThrow("There is already one");
    expect([tools.disable("b"), tools.disable("x"), tools.enable("a"), tools.enable("x")]).not.toContain(true);
    expect(tools.enable("b")).toBe(true);
    expect(await names(wire, "tools/list", "tools")).toEqual(["a", "b", "c", "d"]);
    expect((await wire.request("tools/call", { name: "b" })).result).toMatchObject({ content: [{ text: "b" }] });
    tools.disable("b");
    expect(tools.remove("b")).toBe(true);
    tools.add({ name: "b" }, () => "other");
    expect(await names(wire, "tools/list", "tools")).toEqual(["a", "c", "d", "b"]);
  },
);

everyCell("PROM-02 a disabled prompt is not listed and unknown", make, async (wire) => {
  current.prompts.disable("a");
  expect(await names(wire, "prompts/list", "prompts")).toEqual(["b", "c", "d"]);
  expect((await wire.request("prompts/get", { name: "a" })).error?.code).toBe(-32602);
  current.prompts.enable("a");
  expect((await wire.request("prompts/get", { name: "a" })).error).toBeUndefined();
});

everyCell("RES-02 a disabled resource or template is not listed and not read", make, async (wire) => {
  const { resources } = current;
  resources.disable("a");
  resources.disable("t");
  expect(await names(wire, "resources/list", "resources")).toEqual(["b", "c", "d"]);
  expect(await names(wire, "resources/templates/list", "resourceTemplates")).toEqual([]);
  for (const uri of ["r:///a", "t:///1"]) {
    const { error } = await wire.request("resources/read", { uri });
    expect(error).toMatchObject({ message: "There is no such resource.", data: { uri } });
  }
  expect(() => resources.add({ name: "other", uri: "r:///a" }, () => "a")).toThrow("There is already a resource");
  expect(() => resources.add({ name: "t", uri: "r:///t" }, () => "t")).toThrow("There is already a template");
  resources.enable("a");
  resources.enable("t");
  for (const uri of ["r:///a", "t:///1"]) {
    expect((await wire.request("resources/read", { uri })).error).toBeUndefined();
  }
});

test("RES-02 the files of a folder go along with its template [2026-07-28]", async () => {
  const folder = await mkdtemp(join(tmpdir(), "mcpwright-folder-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "one.txt"), "one");
  const { template: uri } = parseUriTemplate("files:///{+path}");
  if (uri === undefined) throw new Error("no template");
  const server = defineServer({
    codegen: 1,
    manifest: "mcp.yaml",
    base: pathToFileURL(`${folder}/`).href,
    server: { name: "s", version: "1" },
    tools: [],
    resources: [],
    templates: [{ name: "files", template: { name: "files", uriTemplate: "files:///{+path}" }, uri, dir: "." }],
    prompts: [],
  });
  const wire = await memory.open(server, "2026-07-28");
  expect(await names(wire, "resources/list", "resources")).toHaveLength(1);
  server.resources.disable("files");
  expect(await names(wire, "resources/list", "resources")).toEqual([]);
  expect((await wire.request("resources/read", { uri: "files:///one.txt" })).error?.code).toBe(-32602);
  server.resources.enable("files");
  expect(await names(wire, "resources/list", "resources")).toHaveLength(1);
  expect((await wire.request("resources/read", { uri: "files:///one.txt" })).error).toBeUndefined();
  await wire.close();
});
