import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

const client = fileURLToPath(new URL("../../examples/bookings/src/generated/client.ts", import.meta.url));

/** Modules of the runtime whose text an entry loads before anything is called. */
async function loaded(contents: string): Promise<readonly string[]> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("../..", import.meta.url)), loader: "ts" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    outdir: "out",
    write: false,
    metafile: true,
    // What nothing uses is loaded all the same where nothing bundles.
    ignoreAnnotations: true,
  });
  const inputs = new Set<string>();
  const visit = (path: string): void => {
    if (inputs.has(path)) return;
    inputs.add(path);
    for (const one of metafile.inputs[path]?.imports ?? []) {
      if (one.kind === "import-statement" && one.external !== true) visit(one.path);
    }
  };
  visit("<stdin>");
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const texts = [...inputs]
    .filter((path) => path.includes("bundle/"))
    .map((path) => readFileSync(`${root}${path}`, "utf8"));
  return texts.flatMap((text) => [...text.matchAll(/^\/\/ runtime\/dist\/(\S+)\.js$/gm)].map(([, name]) => name!));
}

test("a generated client loads the client, and nothing that serves", { timeout: 60_000 }, async () => {
  const modules = await loaded(`import { connect } from ${JSON.stringify(client)}; console.log(connect);`);
  expect(modules).toContain("client/contract/connect-contract");
  expect(modules.filter((name) => name.startsWith("server/"))).toEqual(["server/meta-keys"]);
  expect(modules.filter((name) => name.startsWith("transport/") || name.includes("interpreter"))).toEqual([]);
});

test("the entry of generated servers does load what serves", { timeout: 60_000 }, async () => {
  const modules = await loaded(
    'import { defineServer } from "@mcpwright/runtime/codegen/v1"; console.log(defineServer);',
  );
  expect(modules).toContain("server/server");
});
