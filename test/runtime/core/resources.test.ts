import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseUriTemplate } from "@mcpwright/protocol/contract/uri-template";
import { createServer, type Server } from "@mcpwright/runtime";
import { defineServer } from "@mcpwright/runtime/codegen/v1";
import { afterAll, beforeAll, expect, test } from "vitest";
import { everyCell, legacyRevisions, modernRevisions } from "../support/matrix.ts";
import { recorder } from "../support/quiet.ts";
import { itemsOf } from "../support/wire.ts";

function make(): Server {
  const server = createServer({ name: "resources", version: "1", logger: recorder().logger });
  server.resources.add({ uri: "docs://text", name: "text", mimeType: "text/markdown" }, () => "# Hi");
  server.resources.add({ uri: "docs://bytes", name: "bytes" }, async () => Buffer.from("\x89PNG\r\n\x1a\n", "latin1"));
  server.resources.add({ uri: "docs://items", name: "items" }, (_params, ctx) => [
    { text: ctx.uri },
    { uri: "docs://other", mimeType: "application/x", blob: Buffer.from("b") },
  ]);
  server.resources.add({ uri: "docs://gone", name: "gone" }, () => undefined);
  server.resources.add({ uri: "docs://fails", name: "fails" }, () => Promise.reject(new Error("password=hunter2")));
  server.resources.add({ uriTemplate: "rooms://{number}", name: "room" }, ({ number }) => `room ${number}`);
  server.resources.add(
    { uriTemplate: "rooms://special/{number}", name: "special" },
    ({ number }) => `special ${number}`,
  );
  return server;
}

everyCell("RES-02 RES-03 lists resources", make, async (wire) => {
  const { result } = await wire.request("resources/list");
  expect(itemsOf<{ uri: string }>(result, "resources").map(({ uri }) => uri)).toEqual([
    "docs://text",
    "docs://bytes",
    "docs://items",
    "docs://gone",
    "docs://fails",
  ]);
});

everyCell("RES-04 lists templates", make, async (wire) => {
  const { result } = await wire.request("resources/templates/list");
  expect(result?.["resourceTemplates"]).toEqual([
    { uriTemplate: "rooms://{number}", name: "room" },
    { uriTemplate: "rooms://special/{number}", name: "special" },
  ]);
});

everyCell("RES-05 RES-19 reads text, bytes and items", make, async (wire) => {
  const read = async (uri: string) => (await wire.request("resources/read", { uri })).result?.["contents"];
  expect(await read("docs://text")).toEqual([{ uri: "docs://text", mimeType: "text/markdown", text: "# Hi" }]);
  expect(await read("docs://bytes")).toEqual([{ uri: "docs://bytes", mimeType: "image/png", blob: "iVBORw0KGgo=" }]);
  expect(await read("docs://items")).toEqual([
    { uri: "docs://items", text: "docs://items" },
    { uri: "docs://other", mimeType: "application/x", blob: "Yg==" },
  ]);
});

everyCell("RES-05 reads templates, the longest literal prefix first", make, async (wire) => {
  const read = async (uri: string) => (await wire.request("resources/read", { uri })).result?.["contents"];
  expect(await read("rooms://12")).toMatchObject([{ uri: "rooms://12", text: "room 12" }]);
  expect(await read("rooms://special/7")).toMatchObject([{ text: "special 7" }]);
});

for (const [title, code, revisions] of [
  ["RES-07 answers -32002 for what does not exist", -32002, legacyRevisions],
  ["RES-06 RES-09 answers -32602 with the URI for what does not exist", -32602, modernRevisions],
] as const) {
  everyCell(
    title,
    make,
    async (wire) => {
      for (const uri of ["docs://missing", "docs://gone", "rooms://a/b"]) {
        const { error } = await wire.request("resources/read", { uri });
        expect(error).toMatchObject({ code, data: { uri } });
      }
    },
    revisions,
  );
}

everyCell("RES-10 answers -32603 when reading fails, without the inside", make, async (wire) => {
  const { error } = await wire.request("resources/read", { uri: "docs://fails" });
  expect(error?.code).toBe(-32603);
  expect(JSON.stringify(error)).not.toContain("hunter2");
});

everyCell(
  "CACHE-01 CACHE-02 CACHE-03 lists and reads say for how long they hold",
  make,
  async (wire) => {
    for (const [method, params] of [
      ["resources/list", {}],
      ["resources/templates/list", {}],
      ["resources/read", { uri: "docs://text" }],
    ] as const) {
      const { result } = await wire.request(method, params);
      expect(result?.["ttlMs"]).toBeGreaterThanOrEqual(0);
      expect(["public", "private"]).toContain(result?.["cacheScope"]);
    }
  },
  modernRevisions,
);

test("RES-17 refuses what is no URI and no template [all]", () => {
  const server = createServer({ name: "uris", version: "1" });
  expect(() => server.resources.add({ uri: "no uri", name: "a" }, () => "")).toThrow(
    expect.objectContaining({ code: "resource-uri" }),
  );
  expect(() => server.resources.add({ uriTemplate: "x://{a", name: "a" }, () => "")).toThrow(
    expect.objectContaining({ code: "resource-template" }),
  );
  server.resources.add({ uri: "x://a", name: "a" }, () => "");
  expect(() => server.resources.add({ uri: "x://a", name: "b" }, () => "")).toThrow(
    expect.objectContaining({ code: "uri-taken" }),
  );
});

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mcpwright-"));
  await mkdir(join(folder, "docs", "deep"), { recursive: true });
  await writeFile(join(folder, "rules.md"), "# Rules");
  await writeFile(join(folder, "secret.txt"), "hunter2");
  await writeFile(join(folder, "docs", "a.md"), "A");
  await writeFile(join(folder, "docs", "deep", "b.json"), "{}");
  await symlink(join(folder, "secret.txt"), join(folder, "docs", "link.txt"));
  await symlink(join(folder, "docs", "a.md"), join(folder, "docs", "inside.md"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function makeFolder(): Server {
  const { template } = parseUriTemplate("docs://{+path}");
  if (template === undefined) throw new Error("the template does not parse");
  return defineServer({
    codegen: 1,
    manifest: "mcp.yaml",
    base: pathToFileURL(`${folder}/`).href,
    server: { name: "files", version: "1" },
    tools: [],
    prompts: [],
    resources: [
      { name: "rules", resource: { uri: "x://rules", name: "rules" }, contents: { file: "rules.md" } },
      { name: "text", resource: { uri: "x://text", name: "text" }, contents: { text: "as written" } },
      {
        name: "bytes",
        resource: { uri: "x://bytes", name: "bytes", mimeType: "image/png" },
        contents: { base64: "AAEC" },
      },
    ],
    templates: [
      { name: "docs", template: { uriTemplate: "docs://{+path}", name: "docs" }, uri: template, dir: "docs" },
    ],
  });
}

everyCell("RES-05 serves static text, files and bytes", makeFolder, async (wire) => {
  const read = async (uri: string) => (await wire.request("resources/read", { uri })).result?.["contents"];
  expect(await read("x://text")).toMatchObject([{ text: "as written" }]);
  expect(await read("x://rules")).toEqual([{ uri: "x://rules", mimeType: "text/markdown", text: "# Rules" }]);
  expect(await read("x://bytes")).toEqual([{ uri: "x://bytes", mimeType: "image/png", blob: "AAEC" }]);
});

everyCell("RES-02 lists the files of a folder, links only where they stay inside", makeFolder, async (wire) => {
  const { result } = await wire.request("resources/list");
  const uris = itemsOf<{ uri: string }>(result, "resources").map(({ uri }) => uri);
  expect(uris).toEqual(["x://rules", "x://text", "x://bytes", "docs://a.md", "docs://deep/b.json", "docs://inside.md"]);
  const { result: read } = await wire.request("resources/read", { uri: "docs://deep/b.json" });
  expect(read?.["contents"]).toEqual([{ uri: "docs://deep/b.json", mimeType: "application/json", text: "{}" }]);
});

everyCell("RES-20 SEC-31 reads nothing outside a folder", makeFolder, async (wire) => {
  for (const path of [
    "../secret.txt",
    "deep/../../secret.txt",
    "%2e%2e/secret.txt",
    "..%2fsecret.txt",
    "/etc/passwd",
    "link.txt",
    "C:/x",
    "a.md%00",
    "deep",
  ]) {
    const { error } = await wire.request("resources/read", { uri: `docs://${path}` });
    expect(error?.code, path).toBe(wire.modern ? -32602 : -32002);
  }
});
