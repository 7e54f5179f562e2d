import { join } from "node:path";
import { expect, test } from "vitest";
import { carryForward } from "../../generator/dist/protocol/carry.js";
import { emitCodes } from "../../generator/dist/protocol/emit-registry.js";
import { applyErrata, readErrata } from "../../generator/dist/protocol/errata.js";
import type { Facts } from "../../generator/dist/protocol/facts.js";
import { loadProtocol } from "../../generator/dist/protocol/load.js";
import { normaliseRevision } from "../../generator/dist/protocol/normalise.js";
import { root } from "../command-line.ts";

const { source } = await loadProtocol(join(root, "schema"));
const newest = source.revisions.at(-1)!;

function facts(): Facts {
  const definitions = {
    A: { type: "object", required: ["x"], properties: { "a/b": { type: ["string", "integer"] } } },
  };
  return { dialect: "x", container: "$defs", definitions };
}

test("errata replace, add and remove, in objects and in lists", () => {
  const path = "/$defs/A/properties/a~1b/type";
  const { facts: applied, findings } = applyErrata(
    facts(),
    [
      { path: `${path}/1`, op: "replace", value: "number", reason: "" },
      { path: `${path}/-`, op: "add", value: "null", reason: "" },
      { path: "/$defs/A/required", op: "remove", reason: "" },
      { path: "/$defs/B", op: "add", value: { type: "string" }, reason: "" },
    ],
    "errata.json",
  );
  expect(findings).toEqual([]);
  expect(applied.definitions).toEqual({
    A: { type: "object", properties: { "a/b": { type: ["string", "number", "null"] } } },
    B: { type: "string" },
  });
});

test.each(["/$defs/B/type", "/$defs/A/properties/a~1b/type/2", "/$defs/A/type/deeper", "/$defs/A/__proto__/x", ""])(
  "an erratum at %j has nothing to replace",
  (path) => {
    const { findings } = applyErrata(facts(), [{ path, op: "replace", value: 1, reason: "" }], "errata.json");
    expect(findings).toHaveLength(1);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  },
);

test("an entry of another form is a finding", () => {
  const { errata, findings } = readErrata(
    [{ path: "/a", op: "replace" }, { path: "/a", op: "remove" }, 1],
    "errata.json",
  );
  expect(errata).toHaveLength(1);
  expect(findings).toHaveLength(2);
});

test("nothing is carried to a place whose official value differs", () => {
  const definitions = structuredClone(newest.facts.definitions) as Record<string, { anyOf: { type: unknown }[] }>;
  definitions["JSONValue"]!.anyOf[2]!.type = ["string", "number", "boolean", "null"];
  delete definitions["ToolAnnotations"];
  delete definitions["ListToolsRequest"];
  definitions["ClientRequest"]!.anyOf = definitions["ClientRequest"]!.anyOf.filter(
    (member) => !JSON.stringify(member).includes("ListToolsRequest"),
  );
  const to = { ...newest.facts, definitions } as unknown as Facts;
  const { errata, pairs, dropped } = carryForward(newest, to, source.docs);
  expect(dropped).toEqual(
    expect.arrayContaining([
      "erratum /$defs/JSONValue/anyOf/2/type",
      "capabilities tools/list",
      "defaults ToolAnnotations.destructiveHint",
      "doc ToolAnnotations",
    ]),
  );
  expect(errata.map(({ path }) => path)).not.toContain("/$defs/JSONValue/anyOf/2/type");
  expect(Object.keys(pairs.capabilities)).toContain("tools/call");
  expect(Object.keys(pairs.capabilities)).not.toContain("tools/list");
  expect(pairs.order).toEqual(newest.pairs.order);
});

test("between dialects the path of an erratum is translated", () => {
  const from = source.revisions.find(({ info }) => info.id === "2025-06-18")!;
  const to = { ...from.facts, container: "$defs" } as Facts;
  const renamed = JSON.parse(JSON.stringify(to).replaceAll("#/definitions/", "#/$defs/")) as Facts;
  const { errata } = carryForward(from, renamed, source.docs);
  expect(errata.length).toBeGreaterThan(0);
  for (const { path } of errata) expect(path).toMatch(/^\/\$defs\//);
});

test("a code that pairs.json does not name is called after its definition", () => {
  const { model } = normaliseRevision({ ...newest, pairs: { ...newest.pairs, codes: {} } }, false);
  const { text } = emitCodes([model]);
  const named = emitCodes([normaliseRevision(newest, false).model]).text;
  const codes = [
    "PARSE_ERROR",
    "HEADER_MISMATCH",
    "MISSING_REQUIRED_CLIENT_CAPABILITY",
    "UNSUPPORTED_PROTOCOL_VERSION",
  ];
  for (const name of codes) {
    const line = new RegExp(`^export const ${name}: -\\d+ = -\\d+;$`, "m");
    expect(line.exec(text)?.[0], name).toBe(line.exec(named)![0]);
  }
});

test("one name with two codes is a finding", () => {
  const { model } = normaliseRevision(newest, false);
  const other = { ...model, pairs: { ...model.pairs, codes: { ...model.pairs.codes, PARSE_ERROR: -1 } } };
  expect(emitCodes([model, other]).findings).toMatchObject([{ code: "MCPW0010" }]);
});
