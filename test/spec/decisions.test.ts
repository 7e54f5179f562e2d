import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const text = readFileSync(new URL("docs/decisions.md", root), "utf8");
const rows = [...text.matchAll(/^\| (S-\d\d) \| (.+?) \| (.+) \|$/gm)];

test("each known difference of the official schemas is decided, once and in order", () => {
  const expected = Array.from({ length: 33 }, (_, index) => `S-${String(index + 1).padStart(2, "0")}`);
  expect(rows.map(([, id]) => id)).toEqual(expected);
});

test("files that decisions name are there", () => {
  const files = [...text.matchAll(/`((?:generator|runtime|generated|schema|test)\/[\w./-]+\.\w+)`/g)].map(
    ([, file]) => file!,
  );
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
});
