import fc from "fast-check";
import { expect, test } from "vitest";
import { scanExports } from "../../generator/dist/handlers/scan.js";
import { applySplices, readExports, renameExport } from "../../generator/dist/source.js";

/** Pieces of a user's file, each whole in itself; none says `oldName` but in a comment or a string. */
const piece = fc.constantFrom(
  "// oldName in a comment",
  "/* export const oldName = 1 */",
  '/** "unbalanced { quote */',
  "const a = 'it\\'s { oldName';",
  'const b = "//not a comment";',
  "const c = `template ${`nested ${1 + 2}` + '}'} export const d = 1`;",
  "const d = /[/`\"'{]+/g;",
  "const e = 4 / 2 / 1;",
  "const f = (1 + 2) / 3;",
  "function g() { return /x}/.test('') }",
  "export function h<T>(x: T): T { return x }",
  "export async function i() {}",
  "export class J { export = 1 }",
  "export type K = string;",
  "export interface L { m: number }",
  "export const m = 1, n = 2;",
  "export const o: Map<string, number> = new Map();",
  "export let p = { q: 1, export: 2 };",
  "export { a as q, type K as KK };",
  "export default function () {}",
  "\tconst   r=1",
  "",
  "  ",
);

const file = fc
  .record({
    mark: fc.constantFrom("", "\uFEFF"),
    end: fc.constantFrom("\n", "\r\n"),
    before: fc.uniqueArray(piece, { maxLength: 6 }),
    after: fc.uniqueArray(piece, { maxLength: 6 }),
  })
  .map(({ mark, end, before, after }) => {
    const taken = new Set(before);
    const rest = after.filter((line) => !taken.has(line));
    return { mark, head: before.map((line) => line + end).join(""), tail: end + rest.join(end) };
  });

test("the scan of exports agrees with the parser, or says that it cannot tell", () => {
  let told = 0;
  fc.assert(
    fc.property(file, ({ mark, head, tail }) => {
      const text = `${mark}${head}export const oldName = () => 1;${tail}`;
      const scanned = scanExports(text);
      if (scanned === undefined) return;
      told++;
      expect([...scanned].sort()).toEqual([...readExports(text).names].sort());
    }),
    { numRuns: 200 },
  );
  expect(told).toBeGreaterThan(20);
});

test("a rename changes the export and its type, and no other byte", () => {
  fc.assert(
    fc.property(file, ({ mark, head, tail }) => {
      const handler = (name: string, key: string): string =>
        `export const ${name} : Tools["${key}"]=async()=>${name}.name;`;
      const importing = "import type { Tools } from '../generated/types.ts'\n";
      const text = `${importing}${head}${handler("oldName", "old_name")}${tail}`;
      const rename = { from: "oldName", to: "newName", table: "Tools", nameFrom: "old_name", nameTo: "new_name" };
      const splices = renameExport(text, rename);
      expect(mark + applySplices(text, splices!)).toBe(
        `${mark}${importing}${head}${handler("newName", "new_name")}${tail}`,
      );
    }),
    { numRuns: 60 },
  );
});
