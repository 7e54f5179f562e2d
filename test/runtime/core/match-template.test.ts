import { parseUriTemplate } from "@mcpwright/protocol/contract/uri-template";
import { expect, test } from "vitest";
import { matchTemplate } from "../../../runtime/dist/server/match-template.js";

function match(source: string, uri: string): unknown {
  const { template, problems } = parseUriTemplate(source);
  if (template === undefined) throw new Error(JSON.stringify(problems));
  const variables = matchTemplate(template, uri);
  return variables && { ...variables };
}

test("RES-04 matches every form of template [all]", () => {
  expect(match("x://{a}", "x://1")).toEqual({ a: "1" });
  expect(match("x://{a}/{b}", "x://1/2")).toEqual({ a: "1", b: "2" });
  expect(match("x://{a}-{b}.json", "x://p-q-r.json")).toEqual({ a: "p", b: "q-r" });
  expect(match("x://{name}.json", "x://a.json.json")).toEqual({ name: "a.json" });
  expect(match("x://{+path}", "x://a/b/c")).toEqual({ path: "a/b/c" });
  expect(match("x://{a}/{+path}/end/{z}", "x://1/b/end/c/end/9")).toEqual({ a: "1", path: "b/end/c", z: "9" });
  expect(match("x://h{/seg}", "x://h/one")).toEqual({ seg: "one" });
  expect(match("x://h{/path*}", "x://h/one/two")).toEqual({ path: ["one", "two"] });
  expect(match("x://file{.ext}", "x://file.md")).toEqual({ ext: "md" });
  expect(match("x://s{?q,r}", "x://s?r=2&q=a%20b")).toEqual({ q: "a b", r: "2" });
  expect(match("x://s{?q,r}", "x://s")).toEqual({});
  expect(match("x://{a}/data", "x://123/data")).toEqual({ a: "123" });
});

test("RES-04 refuses what no expansion gives [all]", () => {
  for (const [source, uri] of [
    ["x://{a}", "x://"],
    ["x://{a}", "x://1/2"],
    ["x://{a}", "x://1?q=1"],
    ["x://{a}", "y://1"],
    ["x://{a}/data", "x://1/date"],
    ["x://h{/seg}", "x://h"],
    ["x://h{/path*}", "x://h/a//b"],
    ["x://s{?q}", "x://s?z=1"],
    ["x://s{?q}", "x://s?q=1&q=2"],
    ["x://{a}", "x://%zz"],
  ] as const) {
    expect(match(source, uri), `${source} ${uri}`).toBeUndefined();
  }
});

test("RES-20 decodes once, and refuses what could leave a folder [all]", () => {
  expect(match("x://{a}", "x://100%2525")).toEqual({ a: "100%25" });
  for (const value of [
    "..",
    "a/../b",
    "%2e%2e",
    ".",
    "a%2Fb",
    "a%5cb",
    "a\\b",
    "%00",
    "C:/x",
    "C%3A",
    "/etc/passwd",
    "a/./b",
    "%E0%A4%A",
  ]) {
    expect(match("x://{+path}", `x://${value}`), value).toBeUndefined();
  }
  for (const value of ["..", "%2e%2e", "a%2fb", "%00"]) expect(match("x://{a}", `x://${value}`), value).toBeUndefined();
});

test("matches 100 KB of URI in linear time [all]", () => {
  const started = performance.now();
  for (const source of ["x://{a}-{b}-{c}-{d}-e", "x://{a}/{+path}/{z}.end", "x://h{/p*}", "x://s{?q,r}"]) {
    for (const unit of ["a-", "/a", "a", "%41", "?q=", ".end", "-", "&q=1"]) {
      match(source, `x://${unit.repeat(100_000 / unit.length)}`);
      match(source, `x://h${unit.repeat(100_000 / unit.length)}!`);
      match(source, `x://s?${unit.repeat(100_000 / unit.length)}`);
    }
  }
  expect(performance.now() - started).toBeLessThan(2_000);
});
