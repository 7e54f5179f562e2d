import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { parseText, renderText } from "../../generator/dist/contract/text-template.js";
import { parseUriTemplate } from "../../generator/dist/contract/uri-template.js";
import { registry } from "../../generator/dist/diagnostics/registry.js";
import { loadManifest } from "../../generator/dist/manifest/load-manifest.js";
import { renderReport } from "../../generator/dist/report.js";

const KEYS = [
  "mcpwright server tools resources prompts schemas serve auth name version input inputSchema output properties type $ref default enum",
  "examples uri params complete text file handler as arguments messages user errors elicit message __proto__ constructor toString a a? <<",
].flatMap((line) => line.split(" "));
const key = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...KEYS) }, fc.string());
const leaf = fc.oneof(
  fc.constantFrom(
    "string",
    "object",
    "handler",
    "#",
    "#/schemas/a",
    "#/$defs/a",
    "${A}",
    "${",
    "{{a}}",
    "{{",
    "a://{a}/{+b}",
    "10s",
    "__proto__",
  ),
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    leaf,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(key, tie("tree"), { maxKeys: 5 }),
  ),
}));

function check(text: string): void {
  const { model, diagnostics } = loadManifest(text, { file: "f", folder: "/nowhere" });
  expect(model === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
  for (const { code, location, message } of diagnostics) {
    expect(registry.has(code)).toBe(true);
    expect(message).not.toContain("undefined");
    expect(location!.start).toBeLessThanOrEqual(location!.end);
    expect(location!.end).toBeLessThanOrEqual(text.length);
    expect(location!.line).toBeGreaterThan(0);
    expect(location!.column).toBeGreaterThan(0);
  }
  renderReport(diagnostics, "text", { textOf: () => text });
}

describe("a manifest from anywhere", () => {
  it("gives a model or errors whatever the text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), check), { numRuns: 500 });
  });

  it("gives a model or errors whatever YAML it is", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."a:-?{}[]&*!|>'\"%@`#,\n \t~<".split("")), maxLength: 80 }),
        check,
      ),
      { numRuns: 1000 },
    );
  });

  it("gives a model or errors whatever it says", () => {
    const sections = fc.record(
      { server: tree, tools: tree, resources: tree, prompts: tree, schemas: tree, serve: tree, auth: tree },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(sections, (manifest) => check(stringify({ mcpwright: 1, ...manifest }))),
      { numRuns: 500 },
    );
  });

  it("gives a model or errors whatever its components say", () => {
    const components = fc.record({
      tools: fc.dictionary(key, fc.dictionary(key, tree)),
      resources: fc.dictionary(key, fc.dictionary(key, tree)),
      prompts: fc.dictionary(key, fc.dictionary(key, tree)),
      schemas: fc.dictionary(key, tree),
    });
    fc.assert(
      fc.property(components, (manifest) => check(stringify({ mcpwright: 1, server: { name: "x" }, ...manifest }))),
      { numRuns: 500 },
    );
  });

  it.each([
    ["ten megabytes", "a: b\n".repeat(2_000_000)],
    ["nested flow", `a: ${"[".repeat(500_000)}`],
    ["nested blocks", "- ".repeat(400_000)],
    ["nested keys", "? ".repeat(400_000)],
    [
      "aliases that explode",
      `${Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [${Array(10).fill(i === 0 ? "x" : `*a${i - 1}`)}]\n`).join("")}`,
    ],
    ["60 000 keys", Array.from({ length: 60_000 }, (_, i) => `k${i}: v\n`).join("")],
    ["100 000 places", `prompts: { p: { messages: [{ user: "${"{{a}}".repeat(100_000)}" }] } }`],
    ["100 000 variables", `resources: { r: { uri: "a:${"{x}/".repeat(100_000)}" } }`],
    [
      "schemas that explode",
      `schemas:\n${Array.from({ length: 30 }, (_, i) => `  S${i}: { not: { $ref: "#/schemas/S${i + 1}" }, if: { $ref: "#/schemas/S${i + 1}" } }\n`).join("")}  S30: {}\n`,
    ],
  ])("answers within seconds: %s", (_, text) => {
    const started = performance.now();
    check(text);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe("templates", () => {
  it("a text without places renders to itself, and parts are the text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { parts } = parseText(text);
        expect(renderText(parts, (name) => `{{${name}}}`)).toBe(text);
      }),
    );
  });

  it("a URI template has all its literals and variables, or a problem inside it", () => {
    const piece = fc.constantFrom(
      "a",
      "/",
      "{x}",
      "{+y}",
      "{/z*}",
      "{.e}",
      "{?q,r}",
      "{",
      "}",
      "%",
      "{#f}",
      "{x:3}",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const source = `s:${pieces.join("")}`;
        const { template, problems } = parseUriTemplate(source);
        expect(template === undefined).toBe(problems.length > 0);
        for (const { start, end } of problems) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(source.length);
        }
        if (!template) return;
        const path = template.parts.map((part) =>
          typeof part === "string" ? part : `{${part.operator}${part.name}${part.explode ? "*" : ""}}`,
        );
        expect(path.join("") + (template.query.length > 0 ? `{?${template.query}}` : "")).toBe(source);
      }),
    );
  });
});
