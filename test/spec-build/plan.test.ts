import { readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { comparePlan, writePlan } from "../../generator/dist/plan.js";
import { temporaryFolder } from "./folders.ts";

const LONG_AGO = new Date("2020-01-01T00:00:00Z");

test("a plan is compared path by path and written where it differs", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "same.txt"), "same\n");
  await writeFile(join(folder, "old.txt"), "old\n");
  const plan = new Map([
    ["same.txt", "same\n"],
    ["old.txt", "new\n"],
    ["deep/er/new.txt", "ü\r\n"],
  ]);
  const expected = { missing: ["deep/er/new.txt"], changed: ["old.txt"], unchanged: ["same.txt"] };
  expect(await comparePlan(folder, plan)).toEqual(expected);
  expect(await writePlan(folder, plan)).toEqual(expected);
  expect(await readFile(join(folder, "old.txt"), "utf8")).toBe("new\n");
  expect(await readFile(join(folder, "deep/er/new.txt"), "utf8")).toBe("ü\r\n");
  expect((await comparePlan(folder, plan)).unchanged).toHaveLength(3);
  expect((await readdir(folder)).sort()).toEqual(["deep", "old.txt", "same.txt"]);
});

test("a file whose text is the same keeps its mtime", async () => {
  const folder = await temporaryFolder();
  const plan = new Map([["a.txt", "a"]]);
  await writePlan(folder, plan);
  await utimes(join(folder, "a.txt"), LONG_AGO, LONG_AGO);
  await writePlan(folder, plan);
  expect((await stat(join(folder, "a.txt"))).mtime).toEqual(LONG_AGO);
});

test("when one file cannot be staged, none is written and nothing is left", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "a.txt"), "old");
  await writeFile(join(folder, "file"), "in the way of a folder");
  const plan = new Map([
    ["a.txt", "new"],
    ["file/below", "text"],
  ]);
  await expect(writePlan(folder, plan)).rejects.toThrow();
  expect(await readFile(join(folder, "a.txt"), "utf8")).toBe("old");
  expect((await readdir(folder)).sort()).toEqual(["a.txt", "file"]);
});

test.each(["../out.txt", "/etc/x", "a//b", "./a", "C:/x", "a\\b", ""])("a plan cannot name %j", async (path) => {
  const folder = await temporaryFolder();
  await expect(writePlan(folder, new Map([[path, "x"]]))).rejects.toThrow("not a relative path");
});
