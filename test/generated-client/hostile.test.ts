import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mirroredArguments } from "@mcpwright/runtime/client";
import fc from "fast-check";
import { expect, test } from "vitest";
import { clientFromOffer, type Offer } from "../../generator/dist/client/client-from-offer.js";
import { planClient } from "../../generator/dist/client/plan-client.js";
import { mcpwright, node } from "../command-line.ts";
import { hostileText } from "../property/emit-arbitrary.ts";
import { expectClientOnly, expectValidatorsOnly } from "./ast.ts";
import { emptyProject, typeErrors } from "./project.ts";

const server = fileURLToPath(new URL("hostile-server.mjs", import.meta.url));

test("a hostile server gets a client that compiles, holds no code of it, and works", { timeout: 120_000 }, async () => {
  const folder = await emptyProject();
  const started = performance.now();
  const { code, stdout, stderr } = await mcpwright(folder, "client", "-o", "evil.ts", "--", process.execPath, server);
  expect([code, stdout]).toEqual([0, "created evil-validators.ts\ncreated evil.lock.json\ncreated evil.ts\n"]);
  expect(performance.now() - started).toBeLessThan(30_000);
  expect(stderr).toContain('the tool "fine" is listed twice');
  expect(stderr).toContain("a tool without a name is left out");
  expect(stderr).toContain("several variables in one expression");
  const client = await readFile(join(folder, "evil.ts"), "utf8");
  expectClientOnly(client);
  expectValidatorsOnly(await readFile(join(folder, "evil-validators.ts"), "utf8"));
  expect(await typeErrors(folder)).toBe("");
  expect((await stat(join(folder, "evil.ts"))).size).toBeLessThan(200_000);
  expect((await stat(join(folder, "evil.lock.json"))).size).toBeLessThan(2_000_000);

  const reasons = [...client.matchAll(/Not known: (.*?) \*\//g)].map(([, reason]) => reason);
  expect(reasons).toEqual([
    expect.stringContaining("the schema cannot be compiled: Invalid regular expression"),
    "a pattern is longer than 1024 characters",
    "the schema is just `true`",
    "the schema is no object",
    "the dialect http://json-schema.org/draft-04/schema# is not supported",
    "the schema refers to http://127.0.0.1:1/evil.json, outside of itself",
    "the schema refers to /etc/passwd, outside of itself",
    "a schema inside it has an `$id` of its own",
    expect.stringContaining("can't resolve reference #/$defs/none"),
    expect.stringContaining("the schema is broken: /properties/x/type"),
    "the schema is nested deeper than 64 levels",
    "the schema cannot be compiled: its references make it too large",
    "the schema is larger than 256 KiB",
  ]);
  // Two tools would both be `getUser`: neither is.
  expect(client).not.toMatch(/^ {4}getUser: /m);
  expect(client).toMatch(/^ {4}delete: ToolCall<Tools\["delete"\]>;$/m);

  const program = `import { connect } from "./evil.ts";
const client = await connect({ command: ${JSON.stringify(process.execPath)}, args: [${JSON.stringify(server)}] });
const { content } = await client.tools.fine({ a: "b" });
const broken = await client.call("boolean", { any: 1 });
console.log(JSON.stringify([content, broken.content, "pwned" in globalThis]));
await client.close();
`;
  const { writeFile } = await import("node:fs/promises");
  await writeFile(join(folder, "program.ts"), program);
  expect(await typeErrors(folder)).toBe("");
  const { build } = await import("esbuild");
  const outfile = join(folder, "program.mjs");
  await build({
    entryPoints: [join(folder, "program.ts")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
  });
  const ran = await node(folder, outfile);
  const text = (said: string): object[] => [{ type: "text", text: said }];
  expect(ran.stdout === "" ? ran.stderr : JSON.parse(ran.stdout)).toEqual([
    text("called fine"),
    text("called boolean"),
    false,
  ]);
});

const json = fc.oneof(
  { depthSize: "small" },
  hostileText,
  fc.constantFrom(null, true, false, 5, "object", "string", [], {}),
  fc.dictionary(hostileText, hostileText, { maxKeys: 2, noNullPrototype: true }),
  fc.constant({ valueOf: 1, toString: "pwned", hasOwnProperty: null }),
);
const schema = fc.record(
  {
    type: fc.constantFrom("object", "array", ["string", "null"], 5),
    title: hostileText,
    description: hostileText,
    tsType: hostileText,
    tsEnumNames: fc.array(hostileText),
    $schema: fc.constantFrom("http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema"),
    properties: fc.dictionary(
      hostileText,
      fc.record(
        {
          type: fc.constant("string"),
          description: hostileText,
          enum: fc.array(json, { minLength: 1, maxLength: 3 }),
          const: json,
          pattern: hostileText,
          format: hostileText,
          default: json,
          tsType: hostileText,
        },
        { requiredKeys: [] },
      ),
      { maxKeys: 3, noNullPrototype: true },
    ),
    patternProperties: fc.dictionary(hostileText, fc.constant({ type: "string" }), {
      maxKeys: 1,
      noNullPrototype: true,
    }),
    required: fc.array(hostileText, { maxLength: 2 }),
    $defs: fc.dictionary(hostileText, fc.constant({ type: "string" }), { maxKeys: 2, noNullPrototype: true }),
    additionalProperties: fc.oneof(fc.boolean(), fc.constant({ $ref: "#" })),
    "x-mcp-header": hostileText,
  },
  { requiredKeys: [] },
);
const listed = fc.record(
  { name: hostileText, description: hostileText, inputSchema: fc.oneof(schema, json), outputSchema: schema },
  { requiredKeys: ["name"] },
);
const offer: fc.Arbitrary<Offer> = fc.record({
  server: hostileText,
  tools: fc.array(fc.oneof(listed, json), { maxLength: 4 }),
  resources: fc.array(fc.record({ name: hostileText, uri: hostileText }), { maxLength: 2 }),
  resourceTemplates: fc.array(
    fc.record({
      name: hostileText,
      uriTemplate: fc.oneof(hostileText, fc.constant("x://{a}/{+pwned}{?constructor,__proto__}")),
    }),
    { maxLength: 2 },
  ),
  prompts: fc.array(
    fc.record({
      name: hostileText,
      arguments: fc.array(fc.record({ name: hostileText, required: fc.boolean(), description: hostileText })),
    }),
    { maxLength: 2 },
  ),
  completes: fc.boolean(),
  mirrored: fc.constant(mirroredArguments),
});

test("no statement of a generated client comes from the wire, and making it again gives the same", async () => {
  await fc.assert(
    fc.asyncProperty(offer, hostileText, async (lists, text) => {
      const origin = { header: "// Generated.", source: text, regenerate: text };
      const make = async (): Promise<ReadonlyMap<string, string>> =>
        planClient((await clientFromOffer(lists, origin)).model, { url: text }, "any.ts", ".ts");
      const plan = await make();
      expectClientOnly(plan.get("any.ts") ?? "");
      expectValidatorsOnly(plan.get("any-validators.ts") ?? "");
      expect([...(await make())]).toEqual([...plan]);
    }),
    { numRuns: 100 },
  );
}, 120_000);
