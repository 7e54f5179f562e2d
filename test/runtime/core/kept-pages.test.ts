import { expect, test } from "vitest";
import { KeptPages } from "../../../runtime/dist/server/kept-pages.js";
import { Page } from "../../../runtime/dist/server/page.js";

test("pages unused for longest are given up beyond four million characters", () => {
  const pages = new KeptPages();
  const text = "x".repeat(1024 * 1024);
  for (let index = 0; index < 4; index++) pages.set(String(index), new Page(text));
  expect(pages.get("0")?.text).toBe(text);
  pages.set("4", new Page(text));
  expect(["0", "1", "2", "3", "4"].map((key) => pages.get(key) !== undefined)).toEqual([true, false, true, true, true]);
  pages.set("large", new Page(text.repeat(5)));
  expect([pages.size, pages.get("large")?.text.length]).toEqual([1, 5 * 1024 * 1024]);
});
