import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { fileURLToPath } from "node:url";
import { importsOf, packageOf } from "./import-rules.ts";

/**
 * The built files of our packages that an entry can ever load, dynamic imports included, and every package they name.
 */
export function reachableModules(entry: string): { files: string[]; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (url: string): void => {
    if (files.has(url)) return;
    files.add(url);
    for (const specifier of importsOf(readFileSync(fileURLToPath(url), "utf8"))) {
      if (specifier.startsWith(".")) visit(new URL(specifier, url).href);
      else if (!isBuiltin(specifier)) {
        packages.add(packageOf(specifier));
        if (specifier.startsWith("@mcpwright/")) visit(import.meta.resolve(specifier));
      }
    }
  };
  visit(import.meta.resolve(entry));
  return { files: [...files], packages };
}
