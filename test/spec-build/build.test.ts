import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { loadProtocol, type ProtocolSource } from "../../generator/dist/protocol/load.js";
import { loadContract, planProtocol } from "../../generator/dist/protocol/protocol-plan.js";
import { root } from "../command-line.ts";

let source: ProtocolSource;
let contract: ReadonlyMap<string, string>;
let plan: ReadonlyMap<string, string>;

beforeAll(async () => {
  const loaded = await loadProtocol(join(root, "schema"));
  expect(loaded.findings).toEqual([]);
  source = loaded.source;
  contract = await loadContract();
  const built = await planProtocol(source, contract, false);
  expect(built.findings).toEqual([]);
  plan = built.plan;
});

/** The same JSON with every object's keys in another order. */
function shuffle(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffle);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, shuffle(item)] as const);
  return Object.fromEntries([...entries.slice(entries.length / 2).reverse(), ...entries.slice(0, entries.length / 2)]);
}

test("building twice gives the same bytes", async () => {
  const again = await planProtocol(source, contract, false);
  expect([...again.plan]).toEqual([...plan]);
});

test("building from files whose keys are shuffled gives the same bytes", async () => {
  const revisions = source.revisions.map((revision) => ({
    ...revision,
    facts: shuffle(revision.facts) as typeof revision.facts,
    pairs: shuffle(revision.pairs) as typeof revision.pairs,
  }));
  const shuffled = await planProtocol({ ...source, revisions }, contract, false);
  for (const [path, text] of plan) expect(shuffled.plan.get(path), path).toBe(text);
});

test("the committed package is what the schemas give", async () => {
  for (const [path, text] of plan) expect(await readFile(join(root, "generated", path), "utf8"), path).toBe(text);
});

test("the contract is copied byte for byte", async () => {
  for (const name of contract.keys()) {
    expect(plan.get(`contract/${name}`)).toBe(await readFile(join(root, "generator/contract", name), "utf8"));
  }
});

describe("files", () => {
  test("hold no clock, host or tool version, and end lines with LF", () => {
    for (const [path, text] of plan) {
      expect(text, path).not.toMatch(/\r|json-schema-to-typescript|\bajv\b|sourceURL/i);
      expect(text.endsWith("\n"), path).toBe(true);
    }
  });

  test("import nothing from outside the package", () => {
    const imports = [...plan].flatMap(([path, text]) =>
      [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, target]) => [path, target!] as const),
    );
    expect(imports.length).toBeGreaterThan(50);
    for (const [path, target] of imports) {
      const resolved = new URL(target, `file:///package/${path}`).pathname.slice("/package/".length);
      expect(target.startsWith("."), `${path}: ${target}`).toBe(true);
      const written = plan.has(resolved) || plan.has(resolved.replace(/\.js$/, ".ts"));
      expect(written, `${path}: ${target}`).toBe(true);
    }
    for (const [path, text] of plan) expect(text, path).not.toContain("require(");
  });

  test("types.ts exports exactly one type per definition, in the order of their names", () => {
    for (const { info, facts, extensions } of source.revisions) {
      const text = plan.get(`${info.id}/types.ts`)!;
      const exported = [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);
      const added = extensions.flatMap(({ definitions }) => Object.keys(definitions));
      expect(exported, info.id).toEqual([...Object.keys(facts.definitions), ...added].sort());
    }
  });

  test("validators/all.js hands on a validator per definition", async () => {
    for (const { info, facts, extensions } of source.revisions) {
      const added = extensions.flatMap(({ definitions }) => Object.keys(definitions));
      const all = (await import(`@mcpwright/protocol/${info.id}/validators/all`)) as Record<string, unknown>;
      for (const name of [...Object.keys(facts.definitions), ...added])
        expect(typeof all[name], `${info.id} ${name}`).toBe("function");
    }
  });
});

test("what a role loads stays within its bytes", () => {
  const bytes = (home: string): number =>
    [...plan]
      .filter(([path]) => path.endsWith(`/validators/${home}.js`))
      .reduce((sum, [, text]) => sum + text.length, 0);
  const [shared, server, client, rest] = ["shared", "server", "client", "all"].map(bytes) as [
    number,
    number,
    number,
    number,
  ];
  expect(shared + server).toBeLessThan(300_000);
  expect(shared + client).toBeLessThan(470_000);
  expect(shared + server + client + rest).toBeLessThan(830_000);
});

test("a definition that an older revision has with the same text is imported from there", () => {
  const text = plan.get("2026-07-28/validators/server.js")!;
  expect(text).toMatch(/^import \{[^}]*\bRequestId\b[^}]*\} from "\.\.\/\.\.\/2024-11-05\/validators\/shared\.js";$/m);
  expect(text).not.toContain("export function RequestId(");
});

test("an unpaired method fails the generation with a finding", async () => {
  const revisions = source.revisions.map((revision) =>
    revision.info.id === "2025-06-18" ? { ...revision, pairs: { ...revision.pairs, results: {} } } : revision,
  );
  const { plan: empty, findings } = await planProtocol({ ...source, revisions }, contract, false);
  expect(empty.size).toBe(0);
  const message = "protocol/2025-06-18/schema.json: no result is known for ping (PingRequest)";
  expect(findings.find((finding) => finding.message === message)).toMatchObject({
    code: "MCPW0005",
    severity: "error",
  });
});

test("an erratum that hits nothing is a finding", async () => {
  const erratum = { path: "/$defs/Nothing/type", op: "replace", value: "x", reason: "because" } as const;
  const revisions = source.revisions.map((revision) => ({ ...revision, errata: [...revision.errata, erratum] }));
  const { findings } = await planProtocol({ ...source, revisions }, contract, false);
  expect(findings[0]).toMatchObject({ code: "MCPW0004", severity: "error" });
  expect(findings[0]!.message).toContain("/$defs/Nothing/type");
});

test("pairs that name what a revision lacks are findings", async () => {
  const revisions = source.revisions.map((revision) => ({
    ...revision,
    pairs: { ...revision.pairs, mirrored: { "no/such": "name" }, deprecated: { "Tool.nothing": "Because." } },
  }));
  const { findings } = await planProtocol({ ...source, revisions }, contract, false);
  expect(findings.map(({ message }) => message)).toEqual(
    expect.arrayContaining([expect.stringContaining("names no/such"), expect.stringContaining("names Tool.nothing")]),
  );
});

test("with errata a number answers a form; the official file refuses it", async () => {
  const official = (await planProtocol(source, contract, true)).plan;
  const type = (text: string): string => /interface ElicitResult \{[\s\S]*?\n\}/.exec(text)![0];
  expect(official.get("2026-07-28/types.ts")).not.toBe(plan.get("2026-07-28/types.ts"));
  expect(type(official.get("2026-07-28/types.ts")!)).toContain("number");
  const validator = (text: string): string => /export function ElicitResult\(.*/.exec(text)![0];
  expect(validator(official.get("2026-07-28/validators/server.js")!)).toContain('["string","integer","boolean"]');
  expect(validator(plan.get("2026-07-28/validators/server.js")!)).toContain('["string","number","boolean"]');
});
