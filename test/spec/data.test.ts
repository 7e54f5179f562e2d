import { describe, expect, test } from "vitest";
import { hasPlace } from "../../generator/dist/protocol/derive-methods.js";
import { applyErrata } from "../../generator/dist/protocol/errata.js";
import { type Schema, sameJson, walkSchema } from "../../generator/dist/protocol/json-schema.js";
import type { RevisionModel } from "../../generator/dist/protocol/normalise.js";
import { findings, models, source } from "./protocol-source.ts";
import requirements from "./requirements.json" with { type: "json" };

test("the data of all five revisions are read without a finding", () => {
  expect(findings).toEqual([]);
  expect(models.map(({ info }) => info.id)).toEqual([
    "2024-11-05",
    "2025-03-26",
    "2025-06-18",
    "2025-11-25",
    "2026-07-28",
  ]);
});

describe.each(source.revisions.map((revision) => [revision.info.id, revision] as const))(
  "errata of %s",
  (_, revision) => {
    test.each(revision.errata.map((erratum) => [erratum.path, erratum] as const))(
      "%s is needed, and argued",
      (_path, erratum) => {
        const { facts, findings: missed } = applyErrata(revision.facts, [erratum], "errata.json");
        expect(missed).toEqual([]);
        expect(sameJson(facts.definitions, revision.facts.definitions)).toBe(false);
        expect(erratum.reason).toMatch(/^S-\d\d: .{20,}\.$/);
      },
    );
  },
);

describe.each(models.map((model) => [model.info.id, model] as const))("pairs of %s", (_, model) => {
  const { definitions, methods, pairs } = model;

  test("gates name capabilities of the peer they speak of", () => {
    const wrong = methods.filter((method) => {
      if (method.capability === undefined) return false;
      const serverOwns = method.kind === "request" ? method.sender === "client" : method.sender === "server";
      const owners = method.sender === "both" ? [CLIENT, SERVER] : [serverOwns ? SERVER : CLIENT];
      return !owners.every((owner) => hasPlace(definitions, `${owner}.${method.capability}`));
    });
    expect(wrong).toEqual([]);
  });

  test("every request is gated, but for those that every peer answers", () => {
    const gated = ({ capability, extension }: (typeof methods)[number]): boolean =>
      capability !== undefined || extension !== undefined;
    const open = methods.filter((method) => method.kind === "request" && !gated(method));
    const expected = {
      "2024-11-05": ["completion/complete", "initialize", "ping"],
      "2026-07-28": ["server/discover", "subscriptions/listen"],
    }[model.info.id] ?? ["initialize", "ping"];
    expect(open.map(({ method }) => method)).toEqual(expected);
  });

  test("orders hold the very values of their enumerations", () => {
    for (const [name, values] of Object.entries(pairs.order)) {
      expect([...values].sort()).toEqual(definitions[name]?.enum);
    }
  });

  test("codes are those of the error definitions", () => {
    const codes = Object.entries(definitions).flatMap(([name, schema]) =>
      name.endsWith("Error") ? codesIn(schema) : [],
    );
    expect(codes.filter((code) => !Object.values(pairs.codes).includes(code))).toEqual([]);
  });

  test("defaults have the type of their fields", () => {
    for (const [place, value] of Object.entries(pairs.defaults)) {
      const [name, field] = place.split(".") as [string, string];
      const schema = definitions[name]?.properties?.[field];
      if (typeof value === "boolean") expect(schema?.type).toBe("boolean");
      else if (typeof value === "string") expect(schema?.enum ?? [schema?.const]).toContain(value);
      else expect(schema?.$ref).toBeDefined();
    }
  });

  // S-26: before 2026-07-28 the official files were written with integers where the protocol means numbers.
  test("no union admits integers, but no fractions", () => {
    expect(integersAmongOthers(model)).toEqual([]);
  });

  // S-05: only a literal tells a final result from a question.
  test("results of modern methods are told apart by a literal", () => {
    const results = methods.flatMap((method) =>
      method.kind === "request" && method.sender !== "input" ? [...method.results, method.interim ?? ""] : [],
    );
    const open = results.filter(
      (name) => name !== "" && definitions[name]?.properties?.["resultType"]?.const === undefined,
    );
    expect(model.info.era === "modern" ? open : []).toEqual([]);
  });
});

test("the requirements are complete", () => {
  expect(requirements).toHaveLength(793);
  expect(new Set(requirements.map(({ id }) => id)).size).toBe(793);
  const countOf = (wanted: string): number => requirements.filter(({ level }) => level === wanted).length;
  expect(["MUST", "SHOULD", "MAY", "FACT"].map(countOf)).toEqual([380, 205, 76, 132]);
  const known = models.map(({ info }) => info.id);
  for (const { id, area, revisions } of requirements) {
    expect(id.startsWith(`${area}-`)).toBe(true);
    expect(revisions).toEqual(known.filter((revision) => revisions.includes(revision)));
    // The registry's file format has no revisions.
    expect(revisions.length > 0 || area === "REG").toBe(true);
  }
});

const CLIENT = "ClientCapabilities";
const SERVER = "ServerCapabilities";

function codesIn(schema: Schema): readonly number[] {
  const codes: number[] = [];
  walkSchema(schema, (sub) => {
    const code = sub.properties?.["code"]?.const;
    if (typeof code === "number") codes.push(code);
  });
  return codes;
}

/** Identifiers may be text or an integer on purpose (S-03), and a limit an integer or none (S-27). */
function integersAmongOthers({ definitions }: RevisionModel): readonly string[] {
  const places: string[] = [];
  for (const [name, schema] of Object.entries(definitions)) {
    walkSchema(schema, ({ type }, pointer) => {
      if (Array.isArray(type) && type.includes("integer") && type.includes("boolean")) places.push(`${name}${pointer}`);
    });
  }
  return places;
}
