import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { entriesOf, loadDeclarations, reportEntry, reportNames } from "./api-report.ts";
import { expectRecorded } from "./recorded.ts";
import { loadSourceFiles, root } from "./source-files.ts";

const exportsOf = (folder: string) => JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")).exports;
const fileOf = (entry: string): string => (entry === "." ? "index" : entry.slice(2).replaceAll("/", "."));

const contract = loadSourceFiles("generated/contract").map(({ path }) => path.slice("generated/contract/".length, -3));
const revisions = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"];
const runtime = [...entriesOf("runtime", exportsOf("runtime"), [])];
const protocol = [...entriesOf("generated", exportsOf("generated"), [...revisions, ...contract])];
const project = loadDeclarations([
  ...runtime.map(([, path]) => join("runtime", path)),
  ...protocol.map(([, path]) => join("generated", path)),
]);

describe("public types of @mcpwright/runtime", () => {
  test.each(runtime)("%s is as recorded", (entry, path) => {
    expectRecorded(`api/runtime.${fileOf(entry)}.d.ts.txt`, reportEntry(project, "runtime", path));
  });
});

describe("public types of @mcpwright/protocol", () => {
  const isContract = ([entry]: readonly [string, string]): boolean => entry.startsWith("./contract");

  test.each(protocol.filter(isContract))("%s is as recorded", (entry, path) => {
    expectRecorded(`api/protocol.${fileOf(entry)}.d.ts.txt`, reportEntry(project, "generated", path));
  });

  test("every other entry exports the recorded names", () => {
    const others = protocol.filter((entry) => !isContract(entry));
    expect(others.length).toBeGreaterThan(revisions.length);
    const report = others.map(([entry, path]) => `${entry}\n\n${reportNames(project, "generated", path)}`);
    expectRecorded("api/protocol.names.txt", report.join("\n"));
  });
});

test("the generator is a command line and data, without a public type", () => {
  expect(exportsOf("generator")).toEqual({
    "./package.json": "./package.json",
    "./manifest.schema.json": "./manifest.schema.json",
  });
});
