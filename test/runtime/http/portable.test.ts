import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const STATIC = /^\s*(?:import|export)\b[^;]*?\bfrom\s*"([^"]+)"|^\s*import\s*"([^"]+)"/gm;

/** What a module's static imports reach: the specifiers that are no files of ours. */
function reached(entry: string): ReadonlySet<string> {
  const foreign = new Set<string>();
  const seen = new Set<string>();
  const visit = (url: string): void => {
    if (seen.has(url)) return;
    seen.add(url);
    for (const [, from, bare] of readFileSync(fileURLToPath(url), "utf8").matchAll(STATIC)) {
      const specifier = (from ?? bare) as string;
      if (specifier.startsWith(".")) visit(new URL(specifier, url).href);
      else if (specifier.startsWith("@")) visit(import.meta.resolve(specifier));
      else foreign.add(specifier);
    }
  };
  visit(entry);
  return foreign;
}

test("a server on fetch imports nothing of Node", () => {
  expect([...reached(import.meta.resolve("@mcpwright/runtime"))].filter((name) => name.startsWith("node:"))).toEqual(
    [],
  );
  // The stdio transport does import it, so that the search is known to find what it looks for.
  const stdio = new URL("../../../runtime/dist/transport/stdio.js", import.meta.url).href;
  expect([...reached(stdio)].some((name) => name.startsWith("node:"))).toBe(true);
});
