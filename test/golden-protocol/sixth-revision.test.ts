import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Revision } from "@mcpwright/protocol/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mcpwright, type Outcome, root } from "../command-line.ts";
import { sixthRevision } from "./sixth-revision.ts";

const ID = "2027-01-15";
const LEGACY = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];
const META = {
  "io.modelcontextprotocol/protocolVersion": ID,
  "io.modelcontextprotocol/clientCapabilities": {},
  "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
};

let work: string;
/** Where a project would have the protocol package installed. */
let generated: string;
let imported: Outcome;

/** Imports, builds and compiles the sixth revision beside the five, with nothing but the command line and tsc. */
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "mcpwright-sixth-"));
  generated = join(work, "node_modules/@mcpwright/protocol");
  await cp(join(root, "schema"), join(work, "schema"), { recursive: true });
  await mkdir(join(work, "official", ID), { recursive: true });
  await writeFile(join(work, "official", ID, "schema.json"), await sixthRevision());
  const folders = ["--schema", join(work, "schema")];
  imported = await mcpwright(
    root,
    "spec",
    "import",
    join(work, "official", ID, "schema.json"),
    "--commit",
    "f".repeat(40),
    ...folders,
  );
  const built = await mcpwright(root, "spec", "build", ...folders, "--out", generated);
  expect(built, built.stderr).toMatchObject({ code: 0 });
  const base = JSON.parse(await readFile(join(root, "tsconfig.base.json"), "utf8")) as { compilerOptions: object };
  const options = { ...base.compilerOptions, types: [], skipLibCheck: false, rootDir: ".", outDir: "dist" };
  const config = { compilerOptions: options, include: ["**/*.ts"], exclude: ["dist", "**/validators/*.d.ts"] };
  await writeFile(join(generated, "tsconfig.json"), JSON.stringify(config));
  await writeFile(join(generated, "package.json"), await readFile(join(root, "generated/package.json")));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  await promisify(execFile)(process.execPath, [tsc, "-p", generated]);
  for (const revision of [ID, "2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"]) {
    const from = join(generated, revision, "validators");
    await cp(from, join(generated, "dist", revision, "validators"), { recursive: true });
  }
  await promisify(execFile)(process.execPath, [join(root, "scripts/bundle-protocol.mjs"), join(generated, "dist")]);
}, 120_000);

afterAll(() => rm(work, { recursive: true, force: true }));

const load = (path: string): Promise<Record<string, unknown>> =>
  import(pathToFileURL(join(generated, "dist", path)).href) as Promise<Record<string, unknown>>;

test("the import carries what still holds, and lists what does not and what is suspect", async () => {
  expect(imported.code, imported.stderr).toBe(0);
  expect(imported.stdout).toContain("carried from 2026-07-28");
  expect(imported.stdout).toContain("erratum /$defs/JSONValue/anyOf/2/type");
  expect(imported.stdout).toContain("doc Icon.src");
  expect(imported.stdout).toContain(
    "/$defs/RankToolsResult/properties/resultType: a result without a literal resultType",
  );
  expect(imported.stdout).toMatch(/without a line in docs\.yaml \(7\)\n {2}RankToolsRequest\n/);
  const errata = JSON.parse(await readFile(join(work, "schema/protocol", ID, "errata.json"), "utf8")) as unknown[];
  const before = JSON.parse(await readFile(join(root, "schema/protocol/2026-07-28/errata.json"), "utf8")) as unknown[];
  expect(errata).toEqual(before);
  const revisions = JSON.parse(await readFile(join(work, "schema/revisions.json"), "utf8")) as object[];
  expect(revisions.at(-1)).toMatchObject({ id: ID, era: "modern", status: "current", upstream: "f".repeat(40) });
  expect(revisions.at(-2)).toMatchObject({ id: "2026-07-28", status: "final" });
  expect(await readFile(join(work, "schema/protocol", ID, "schema.json"), "utf8")).not.toContain("Prose");
});

test("spec diff explains it", async () => {
  const text = await mcpwright(root, "spec", "diff", "2026-07-28", ID, "--schema", join(work, "schema"));
  await expect(text.stdout).toMatchFileSnapshot("expected/diff.txt");
  const json = await mcpwright(
    root,
    "spec",
    "diff",
    "2026-07-28",
    ID,
    "--schema",
    join(work, "schema"),
    "--format",
    "json",
  );
  expect(JSON.parse(json.stdout)).toMatchObject({
    from: "2026-07-28",
    to: ID,
    methods: { added: ["notifications/tools/ranked", "tools/rank"], removed: [] },
  });
});

test("the new request is in the tables, with types, a class and a validator", async () => {
  const { server } = (await load(`${ID}/server.js`)) as { server: Revision };
  expect(server.methods.get("tools/rank")).toEqual({
    ...{ kind: "request", sender: "client", definition: "RankToolsRequest", params: "required" },
    ...{ results: ["RankToolsResult"], inputRequired: false, paginated: false, cacheable: false },
  });
  const request = { jsonrpc: "2.0", id: 1, method: "tools/rank", params: { query: "x", _meta: META } };
  const validate = server.requests.get("tools/rank")!;
  expect(validate(request)).toBe(true);
  expect(validate({ ...request, params: { _meta: META } })).toBe(false);
  expect(validate.errors![0]).toMatchObject({ instancePath: "/params", keyword: "required" });
  const { RankToolsRequest } = await load(`${ID}/index.js`);
  const Message = RankToolsRequest as new (init: object) => object;
  expect({ ...new Message({ id: 1, params: request.params }) }).toEqual(request);
});

test("the new notification and the new union member are understood by a client", async () => {
  const { client } = (await load(`${ID}/client.js`)) as { client: Revision };
  const ranked = client.notifications.get("notifications/tools/ranked")!;
  expect(ranked({ jsonrpc: "2.0", method: "notifications/tools/ranked", params: { names: ["a"] } })).toBe(true);
  expect(ranked({ jsonrpc: "2.0", method: "notifications/tools/ranked", params: {} })).toBe(false);
  const answer = client.answers.get("tools/call")!;
  const video = { type: "video", data: "AA==", mimeType: "video/mp4" };
  expect(answer({ resultType: "complete", content: [video] })).toBe(true);
  expect(answer({ resultType: "complete", content: [{ type: "video" }] })).toBe(false);
  expect(client.shapes["CallToolResult"]!["content"]).toContain("VideoContent");
  expect(client.shapes["Icon"]).toHaveProperty("source");
});

test("the registry knows the sixth revision as the newest modern one", async () => {
  const registry = await load("index.js");
  expect(registry["newestModern"]).toBe(ID);
  expect(registry["newestLegacy"]).toBe("2025-11-25");
  const entry = (registry["revisions"] as ReadonlyMap<string, { server(): Promise<Revision> }>).get(ID)!;
  expect((await entry.server()).id).toBe(ID);
  const index = await readFile(join(generated, "index.ts"), "utf8");
  expect(index).toContain('"tools/rank": r20270115.ClientRequests["tools/rank"];');
  expect(index).toContain('"notifications/tools/ranked": r20270115.ServerNotifications["notifications/tools/ranked"];');
});

test("the runtime, as it is, serves the sixth revision", async () => {
  const runtime = join(work, "node_modules/@mcpwright/runtime");
  await cp(join(root, "runtime/dist"), join(runtime, "dist"), { recursive: true });
  await cp(join(root, "runtime/package.json"), join(runtime, "package.json"));
  await symlink(join(root, "node_modules/@cfworker"), join(work, "node_modules/@cfworker"), "junction");
  await cp(join(root, "test/golden-protocol/serve-sixth.mjs"), join(work, "serve-sixth.mjs"));
  const { stdout } = await promisify(execFile)(process.execPath, [join(work, "serve-sixth.mjs"), ID]);
  const [discovered, called, ranked, listed] = JSON.parse(stdout) as { result?: object; error?: object }[];
  expect(discovered!.result).toMatchObject({
    resultType: "complete",
    supportedVersions: [ID, "2026-07-28", ...LEGACY],
  });
  expect(called!.result).toMatchObject({ resultType: "complete", content: [{ type: "text", text: "hello" }] });
  expect(ranked!.error).toMatchObject({ code: -32601 });
  // The sixth revision has no `src`, so a peer that speaks it never receives one.
  expect((listed!.result as { tools: object[] }).tools).toEqual([
    { name: "greet", icons: [{}], inputSchema: { type: "object" } },
  ]);
});
