import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectRecorded } from "./recorded.ts";
import { root } from "./source-files.ts";
import { pack, packages, renderFiles, type Tarball } from "./tarballs.ts";

const REVISIONS = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"];

/** Entries behind a `*` of `exports`, which the checker of types does not find by itself. */
const PROTOCOL_ENTRIES = REVISIONS.flatMap((id) => [id, `${id}/server`, `${id}/client`, `${id}/validators/all`]);

describe.each(Object.keys(packages))("the tarball of %s", (name) => {
  const folder = mkdtempSync(join(tmpdir(), "tarball-"));
  let tarball: Tarball;
  beforeAll(() => {
    tarball = pack(name, folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("holds the recorded files", () => {
    expectRecorded(`files/${packages[name]}.txt`, renderFiles(tarball.files));
  });

  test("carries its licence and no source", () => {
    expect(tarball.files).toContain("LICENSE");
    // `spec build` copies the contract byte for byte, so the generator brings its source.
    const rest = tarball.files.filter((file) => !file.startsWith("contract/"));
    expect(rest.filter((file) => /(?<!\.d)\.ts$|tsbuildinfo|\.map$/.test(file))).toEqual([]);
  });

  test("is fine for publint", async () => {
    const bytes = new Uint8Array(readFileSync(tarball.path)).buffer;
    const { messages, pkg } = await publint({ pack: { tarball: bytes }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  // The generator exports data only: a command line has no types.
  test.skipIf(name === "mcpwright")("has the types it promises", () => {
    const entries = name === "@mcpwright/protocol" ? ["--include-entrypoints", ...PROTOCOL_ENTRIES] : [];
    const attw = join(root, "node_modules", "@arethetypeswrong", "cli", "dist", "index.js");
    const args = [attw, tarball.path, "--profile", "esm-only", "--format", "ascii", "--no-color", ...entries];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(status, stdout + stderr).toBe(0);
  });
});

test("the packages carry one version and depend on each other by exactly it", () => {
  const manifests = ["", ...Object.values(packages)].map((folder) =>
    JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")),
  );
  const versions = new Set(manifests.map(({ version }) => version));
  expect(versions.size).toBe(1);
  for (const { dependencies = {} } of manifests) {
    for (const name of Object.keys(packages)) {
      if (name in dependencies) expect(versions).toContain(dependencies[name]);
    }
  }
});
