import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { normaliseFacts } from "../../generator/dist/protocol/facts.js";
import { walkSchema } from "../../generator/dist/protocol/json-schema.js";
import { findSuspects } from "../../generator/dist/protocol/suspects.js";
import { root } from "../command-line.ts";

const revisions = JSON.parse(await readFile(join(root, "schema/revisions.json"), "utf8")) as {
  id: string;
  sha256: string;
  upstream: string;
  status: string;
}[];

test("every revision records where its official file came from", () => {
  expect(revisions.map(({ id }) => id)).toEqual(["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"]);
  for (const { sha256, upstream } of revisions) {
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(upstream).toMatch(/^[0-9a-f]{40}$/);
  }
  expect(revisions.filter(({ status }) => status === "current")).toHaveLength(1);
});

test.each(revisions.map(({ id }) => id))("the facts of %s hold no prose", async (id) => {
  const stored = JSON.parse(await readFile(join(root, "schema/protocol", id, "schema.json"), "utf8"));
  const { facts, findings } = normaliseFacts(stored, "schema.json");
  expect(findings).toEqual([]);
  const keywords = new Set<string>();
  for (const schema of Object.values(facts!.definitions)) {
    walkSchema(schema, (sub) => {
      for (const key of Object.keys(sub)) keywords.add(key);
    });
  }
  for (const prose of ["description", "title", "examples", "$comment", "deprecated"])
    expect(keywords).not.toContain(prose);
  expect([...keywords].length).toBeGreaterThan(8);
});

test("prose is stripped, fields that are called like prose stay", () => {
  const official = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $defs: {
      Tool: {
        type: "object",
        title: "A tool",
        description: "Prose.",
        "x-vendor": 1,
        properties: {
          title: { type: "string", description: "Prose." },
          description: { type: "string", examples: ["a"] },
        },
      },
    },
  };
  const { facts, findings } = normaliseFacts(official, "schema.json");
  expect(facts!.definitions).toEqual({
    Tool: { type: "object", properties: { description: { type: "string" }, title: { type: "string" } } },
  });
  expect(findings.map(({ severity, message }) => [severity, message])).toEqual([
    ["warning", 'schema.json: keyword "x-vendor" is left out'],
  ]);
});

test.each([
  ["no definitions", { $schema: "x" }, "expected `$schema`"],
  ["a list", [], "expected `$schema`"],
  ["a reference into nothing", { $schema: "x", $defs: { A: { $ref: "#/$defs/B" } } }, 'A refers to "#/$defs/B"'],
  ["a reference to the network", { $schema: "x", $defs: { A: { $ref: "https://a.example/b" } } }, "A refers to"],
  ["a name that is code", { $schema: "x", $defs: { "A;b": {} } }, 'definition "A;b"'],
])("%s is a finding", (_, official, message) => {
  const { findings } = normaliseFacts(official, "schema.json");
  expect(findings.map((finding) => finding.message).join("\n")).toContain(message);
});

test("known kinds of mistakes are suspected", () => {
  const { facts } = normaliseFacts(
    {
      $schema: "x",
      $defs: {
        Answer: { properties: { value: { type: ["string", "integer", "boolean"] } } },
        Any: { anyOf: [{ type: "array" }, { type: ["string", "number", "boolean"] }] },
        Done: { properties: { resultType: { type: "string" } } },
        Fine: { properties: { resultType: { const: "complete" }, value: { type: ["string", "number", "boolean"] } } },
      },
    },
    "schema.json",
  );
  expect(findSuspects(facts!).map(({ path }) => path)).toEqual([
    "/$defs/Answer/properties/value",
    "/$defs/Any",
    "/$defs/Done/properties/resultType",
  ]);
});
