import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { transform } from "esbuild";
import fc from "fast-check";
import { Node, Project, SyntaxKind } from "ts-morph";
import { expect, onTestFinished, test } from "vitest";
import { emitGeneratedFiles } from "../../generator/dist/emit/generated-files.js";
import { deriveHandlerSlots } from "../../generator/dist/emit/handler-slots.js";
import type { ManifestModel } from "../../generator/dist/manifest/model.js";
import { hostileText, type Sample, sample, type Value } from "./emit-arbitrary.ts";
import { manifestModel, schemaModel, toolModel } from "./emit-model.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

function emit(model: ManifestModel): Promise<ReadonlyMap<string, string>> {
  return emitGeneratedFiles(model, deriveHandlerSlots(model), ".ts");
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "mcpwright-emit-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  await symlink(join(root, "node_modules"), join(path, "node_modules"), "junction");
  return path;
}

/** A model with hostile text wherever a manifest has text that is no name. */
const hostileModel = fc
  .record({ texts: fc.array(hostileText, { minLength: 8, maxLength: 8 }), sample })
  .map(({ texts, sample }) => {
    const [a, b, c, d, e, f, g, h] = texts as [string, string, string, string, string, string, string, string];
    // Ajv refuses a property whose name holds a lone surrogate, and generation says so.
    const name = b.replace(/\p{Surrogate}/gu, "-");
    const input = {
      type: "object",
      description: a,
      properties: {
        [name]: { type: "string", description: c, tsType: "pwned()", pattern: "^a" },
        one: { enum: [d, e, "z"], tsEnumNames: ["A = pwned()", "B", "C"] },
        two: { const: { [f]: g } },
        three: { ...sample.schema, title: h, $comment: a },
        four: { type: "string", default: b },
      },
      required: [name],
      "x-extra": { [c]: d },
    };
    const listed = { title: a, description: b, annotations: { title: c }, _meta: { [d]: e, ["__proto__"]: f } };
    const tool = toolModel(1, input, {
      name: `${g} tool`,
      listed,
      output: schemaModel(input),
      errors: [
        { name: `${a}!`, message: b, places: [`${c}?`] },
        { name: "__proto__", message: b, places: [], data: schemaModel(input) },
      ],
      elicit: [{ name: `${d}!`, message: e, places: [], schema: schemaModel(input) }],
    });
    const { location } = tool;
    const base = { identifier: "thing", stem: "thing", location, listed, complete: [] };
    return manifestModel([tool], {
      file: `/x/${a.replaceAll("/", "")}.yaml`,
      server: { name: a, version: b, title: c },
      instructions: d,
      serve: { http: { path: e } },
      auth: { [f]: g },
      lines: { [`serve.${h}`]: 1 },
      resources: [{ ...base, name: h, uri: a, contents: { text: b } }],
      prompts: [
        {
          ...base,
          name: c,
          arguments: [{ name: `${name}.`, required: true, description: e, enum: [f] }],
          messages: [{ role: "user", text: g }],
        },
      ],
    });
  });

const COMPILED = new Set([
  SyntaxKind.ImportDeclaration,
  SyntaxKind.VariableStatement,
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.ExpressionStatement,
]);

const STATEMENTS: Readonly<Record<string, ReadonlySet<SyntaxKind>>> = {
  "types.ts": new Set([SyntaxKind.ImportDeclaration, SyntaxKind.TypeAliasDeclaration, SyntaxKind.InterfaceDeclaration]),
  "server.ts": new Set([SyntaxKind.ImportDeclaration, SyntaxKind.VariableStatement]),
  "validators.ts": COMPILED,
  "client.ts": new Set([
    SyntaxKind.ImportDeclaration,
    SyntaxKind.TypeAliasDeclaration,
    SyntaxKind.InterfaceDeclaration,
    SyntaxKind.VariableStatement,
    SyntaxKind.FunctionDeclaration,
  ]),
  "client-validators.ts": COMPILED,
};

test("no statement, identifier or directive comes from the manifest's text", async () => {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { noLib: true, noResolve: true } });
  await fc.assert(
    fc.asyncProperty(hostileModel, async (model) => {
      for (const [path, text] of await emit(model)) {
        const source = project.createSourceFile(path, text, { overwrite: true });
        const name = source.getBaseName();
        const errors = project
          .getProgram()
          .getSyntacticDiagnostics(source)
          .map((one) => one.getMessageText());
        expect(errors).toEqual([]);
        for (const statement of source.getStatements())
          expect(STATEMENTS[name], statement.getText()).toContain(statement.getKind());
        // Ajv assigns `validate1.evaluated`; nothing else is executed at the top level.
        for (const statement of source.getStatements().filter(Node.isExpressionStatement)) {
          expect(statement.getText()).toMatch(/^validate\d+\.evaluated = /);
        }
        const identifiers = source.getDescendantsOfKind(SyntaxKind.Identifier).map((node) => node.getText());
        expect(identifiers.filter((identifier) => /pwned|^require$/.test(identifier))).toEqual([]);
        expect(source.getDescendantsOfKind(SyntaxKind.TemplateExpression)).toEqual([]);
        expect(text).not.toMatch(/^\s*(?:\*|\/\/|\/\*+)?\s*@ts-(?!nocheck$)/m);
        expect(text).not.toMatch(/[\u2028\u2029]/);
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);

test("emission is a function of the model", async () => {
  await fc.assert(
    fc.asyncProperty(hostileModel, async (model) => {
      expect([...(await emit(model))]).toEqual([...(await emit(structuredClone(model)))]);
    }),
    { numRuns: 20 },
  );
});

/** Values near one that fits: parts replaced, removed, added. */
function mutants(value: Value): Value[] {
  const found: Value[] = [value, null, "text", 7, [], {}, [value], { further: value }];
  if (Array.isArray(value)) {
    found.push(value.slice(1), [...value, 1]);
    value.forEach((item: Value, index) => {
      for (const mutant of mutants(item).slice(1, 5)) found.push(value.with(index, mutant));
    });
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      const { [key]: _, ...rest } = value as Record<string, Value>;
      found.push(rest);
      for (const mutant of mutants(item).slice(1, 6)) found.push({ ...value, [key]: mutant });
    }
    found.push({ ...value, surplus: 1 });
  }
  return found;
}

test("standalone validators agree with plain Ajv, defaults filled in alike", async () => {
  const samples = fc.sample(sample, { numRuns: 80, seed: 7 });
  const schemas = samples.map(({ schema }) => ({
    ...schema,
    properties: { ...(schema["properties"] as object), filled: { type: "integer", default: 5 } },
  }));
  const files = await emit(manifestModel(schemas.map((schema, index) => toolModel(index, schema))));
  const path = join(await folder(), "validators.mjs");
  await writeFile(path, (await transform(files.get("src/generated/validators.ts")!, { loader: "ts" })).code);
  const validators = (await import(pathToFileURL(path).href)) as Record<string, (value: unknown) => boolean>;
  const ajv = new Ajv2020({ strict: false, useDefaults: true, ownProperties: true, inlineRefs: false });
  addFormats.default(ajv);
  let refused = 0;
  samples.forEach(({ value }: Sample, index) => {
    const plain = ajv.compile(schemas[index]!);
    for (const mutant of mutants(value)) {
      const [ours, theirs] = [structuredClone(mutant), structuredClone(mutant)];
      const verdict = validators[`tool${index}Input`]!(ours);
      expect({ verdict, ours }).toEqual({ verdict: plain(theirs), ours: theirs });
      if (!verdict) refused++;
    }
  });
  expect(refused).toBeGreaterThan(100);
});

test("what the validators accept type-checks", async () => {
  // An optional `constructor` is fine as JSON, but every object literal has one of another type.
  const samples = fc
    .sample(sample, { numRuns: 140, seed: 11 })
    .filter(({ schema }) => !JSON.stringify(schema).includes('"constructor"'));
  const files = await emit(manifestModel(samples.map(({ schema }, index) => toolModel(index, schema))));
  const path = await folder();
  await mkdir(join(path, "src/generated"), { recursive: true });
  await writeFile(join(path, "src/generated/types.ts"), files.get("src/generated/types.ts")!);
  const names = samples.map((_, index) => `Tool${index}Input`);
  const values = samples.map(
    ({ value }, index) => `export const v${index}: ${names[index]} = ${JSON.stringify(value)};`,
  );
  await writeFile(
    join(path, "src/values.ts"),
    `import type { ${names.join(", ")} } from "./generated/types.ts";\n\n${values.join("\n")}\n`,
  );
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: "nodenext",
    target: "es2023",
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    types: ["node"],
  };
  await writeFile(join(path, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  await writeFile(join(path, "package.json"), '{ "type": "module" }');
  const printed = await new Promise<string>((resolve) => {
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    execFile(process.execPath, [tsc, "-p", path], { maxBuffer: 1 << 26 }, (_, stdout) => resolve(stdout));
  });
  expect(printed).toBe("");
});
