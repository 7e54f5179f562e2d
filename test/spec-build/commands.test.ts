import { readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { mcpwright, root } from "../command-line.ts";
import { copyOfSchema, temporaryFolder } from "./folders.ts";

test("spec list prints a line per revision, or JSON", async () => {
  const { code, stdout } = await mcpwright(root, "spec", "list", "--schema", join(root, "schema"));
  expect(code).toBe(0);
  expect(stdout.split("\n").filter((line) => /^\d{4}-\d\d-\d\d {2}(legacy|modern)/.test(line))).toHaveLength(5);
  const json = await mcpwright(root, "spec", "list", "--schema", join(root, "schema"), "--format", "json");
  expect((JSON.parse(json.stdout) as object[])[4]).toMatchObject({ id: "2026-07-28", era: "modern", definitions: 155 });
});

test("spec build writes the package, then finds nothing to do; --check sees an edit, a missing and a stale file", async () => {
  const out = await temporaryFolder();
  const folders = ["--schema", join(root, "schema"), "--out", out];
  expect((await mcpwright(root, "spec", "build", "--check", ...folders)).code).toBe(1);
  expect((await mcpwright(root, "spec", "build", ...folders)).stdout).toMatch(
    /^\d+ files written, 0 removed, 0 unchanged/,
  );
  expect((await mcpwright(root, "spec", "build", ...folders)).stdout).toMatch(/^0 files written, 0 removed/);
  expect(await mcpwright(root, "spec", "build", "--check", ...folders)).toMatchObject({ code: 0, stdout: "" });
  await writeFile(join(out, "2024-11-05/types.ts"), "edited");
  await writeFile(join(out, "2024-11-05/left-over.ts"), "");
  await rm(join(out, "2025-03-26/index.ts"));
  const { code, stdout } = await mcpwright(root, "spec", "build", "--check", ...folders);
  expect(code).toBe(1);
  expect(stdout).toBe(
    "missing   2025-03-26/index.ts\noutdated  2024-11-05/types.ts\nstale     2024-11-05/left-over.ts\nRun `mcpwright spec build`.\n",
  );
  expect((await mcpwright(root, "spec", "build", ...folders)).stdout).toMatch(/^2 files written, 1 removed/);
}, 90_000);

test("spec build without revisions is a usage error", async () => {
  const folder = await temporaryFolder();
  const { code, stderr } = await mcpwright(root, "spec", "build", "--schema", folder, "--out", join(folder, "out"));
  expect(code).toBe(2);
  expect(stderr).toContain("spec import");
});

test("spec build writes nothing when a finding is an error", async () => {
  const schema = await copyOfSchema();
  await writeFile(join(schema, "protocol/2025-06-18/pairs.json"), "{");
  const out = await temporaryFolder();
  const { code, stderr } = await mcpwright(root, "spec", "build", "--schema", schema, "--out", join(out, "generated"));
  expect(code).toBe(1);
  expect(stderr).toContain("error MCPW0001: protocol/2025-06-18/pairs.json");
  expect(stderr).toContain("no result is known for ping");
  await expect(readFile(join(out, "generated/index.ts"))).rejects.toThrow("ENOENT");
});

test("spec diff of a revision with itself finds nothing; an unknown one is a usage error", async () => {
  const schema = ["--schema", join(root, "schema")];
  const same = await mcpwright(root, "spec", "diff", "2025-06-18", "2025-06-18", ...schema);
  expect(same).toMatchObject({ code: 0, stdout: "2025-06-18 → 2025-06-18\n\nNothing changed.\n" });
  const unknown = await mcpwright(root, "spec", "diff", "2025-06-18", "2099-01-01", ...schema);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain("There is no revision 2099-01-01; known: 2024-11-05,");
});

test("spec import needs a revision, a readable file and a schema", async () => {
  const folder = await temporaryFolder();
  const schema = ["--schema", join(folder, "schema")];
  const file = join(folder, "schema.json");
  await writeFile(file, "{");
  expect(await mcpwright(root, "spec", "import", file, ...schema)).toMatchObject({ code: 2 });
  expect(await mcpwright(root, "spec", "import", join(folder, "none"), "--revision", "draft", ...schema)).toMatchObject(
    {
      code: 2,
    },
  );
  const broken = await mcpwright(root, "spec", "import", file, "--revision", "2025-06-18", ...schema);
  expect(broken.code).toBe(1);
  expect(broken.stderr).toContain("MCPW0001");
  await writeFile(file, "{}");
  const empty = await mcpwright(root, "spec", "import", file, "--revision", "2025-06-18", ...schema);
  expect(empty.code).toBe(1);
  expect(empty.stderr).toContain("MCPW0002");
});

test("spec import reads a URL, and takes the revision from it", async () => {
  const text = await readFile(join(root, "schema/protocol/2025-06-18/schema.json"), "utf8");
  const server = createServer((request, response) => {
    response.writeHead(request.url === "/schema/2025-06-18/schema.json" ? 200 : 404).end(text);
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const schema = join(await temporaryFolder(), "schema");
  const fine = await mcpwright(root, "spec", "import", `${base}/schema/2025-06-18/schema.json`, "--schema", schema);
  expect(fine, fine.stderr).toMatchObject({ code: 0 });
  expect(await readFile(join(schema, "protocol/2025-06-18/schema.json"), "utf8")).toBe(text);
  const missing = await mcpwright(root, "spec", "import", `${base}/none/2025-06-18/x.json`, "--schema", schema);
  expect(missing.code).toBe(2);
  expect(missing.stderr).toContain("answered 404");
});

test("importing a revision again leaves its errata and pairs alone", async () => {
  const schema = await copyOfSchema();
  const folder = join(schema, "protocol/2026-07-28");
  const before = await readFile(join(folder, "errata.json"), "utf8");
  const file = join(await temporaryFolder(), "schema.json");
  await writeFile(file, await readFile(join(folder, "schema.json")));
  const { code, stdout } = await mcpwright(
    root,
    "spec",
    "import",
    file,
    "--revision",
    "2026-07-28",
    "--schema",
    schema,
  );
  expect(code).toBe(0);
  expect(stdout).not.toContain("carried");
  expect(await readFile(join(folder, "errata.json"), "utf8")).toBe(before);
});
