import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";

/** Set to record what is found instead of comparing it: `UPDATE_API=1 npx vitest run test/repository`. */
const updating = process.env["UPDATE_API"] === "1";

/** Compares a text with the one recorded beside the tests; a difference is a change somebody has to mean. */
export function expectRecorded(name: string, text: string): void {
  const path = join(import.meta.dirname, name);
  if (updating) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return;
  }
  const recorded = existsSync(path) ? readFileSync(path, "utf8") : "";
  expect(text, `${name} changed; if that is meant: UPDATE_API=1 npx vitest run test/repository`).toBe(recorded);
}
