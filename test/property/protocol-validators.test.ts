import { join } from "node:path";
import type { Validator } from "@mcpwright/protocol/contract";
import { Ajv, type ValidateFunction } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Schema } from "../../generator/dist/protocol/json-schema.js";
import { loadProtocol } from "../../generator/dist/protocol/load.js";
import { normaliseRevision, type RevisionModel } from "../../generator/dist/protocol/normalise.js";
import { root } from "../command-line.ts";
import { instanceOf, mutantOf } from "./protocol-arbitrary.ts";

const { source } = await loadProtocol(join(root, "schema"));
const models = source.revisions.map((revision) => normaliseRevision(revision, false).model);

/** Validators by a plain Ajv from the schema as it stands: one document, no unions rewritten. */
function plainValidators(model: RevisionModel): (name: string) => ValidateFunction {
  const container = model.info.dialect.includes("draft-07") ? "definitions" : "$defs";
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "protocol", [container]: model.definitions });
  return (name) => ajv.getSchema(`protocol#/${container}/${name}`)!;
}

describe.each(models.map((model) => [model.info.id, model] as const))("validators of %s", (id, model) => {
  test("agree with plain Ajv on valid values and on mutants", async () => {
    const compiled = (await import(`@mcpwright/protocol/${id}/validators/all`)) as Record<string, Validator>;
    const plain = plainValidators(model);
    const counts = { valid: 0, invalid: 0 };
    for (const [name, schema] of Object.entries(model.definitions)) {
      const [ours, theirs] = [compiled[name]!, plain(name)];
      const candidates = instanceOf(schema as Schema, model.definitions).chain((value) =>
        fc.oneof(fc.constant(value), mutantOf(value), mutantOf(value).chain(mutantOf)),
      );
      fc.assert(
        fc.property(candidates, (value) => {
          const verdict = theirs(value) as boolean;
          counts[verdict ? "valid" : "invalid"]++;
          expect(ours(value), `${name} ${JSON.stringify(value)}`).toBe(verdict);
          if (!verdict) expect(ours.errors!.length, name).toBeGreaterThan(0);
        }),
        { numRuns: 60 },
      );
    }
    // A generator that made only valid or only invalid values would prove nothing.
    expect(counts.valid).toBeGreaterThan(1000);
    expect(counts.invalid).toBeGreaterThan(1000);
  }, 120_000);
});

describe.each(models.map((model) => [model.info.id, model] as const))("message classes of %s", (id, model) => {
  test("make again what they were made from, as plain data", async () => {
    const messages = (await import(`@mcpwright/protocol/${id}`)) as Record<string, unknown>;
    const classes = Object.entries(messages).filter(([, value]) => typeof value === "function" && "parse" in value);
    expect(classes.length).toBeGreaterThan(20);
    for (const [name, value] of classes) {
      const Message = value as {
        new (init: unknown): object;
        is(value: unknown): boolean;
        parse(value: unknown): unknown;
      };
      fc.assert(
        fc.property(instanceOf(model.definitions[name]! as Schema, model.definitions), (plain) => {
          const message = new Message(plain);
          const known = JSON.parse(JSON.stringify(plain)) as unknown;
          expect(JSON.parse(JSON.stringify(message)), name).toEqual(known);
          expect(JSON.parse(JSON.stringify(structuredClone(message))), name).toEqual(known);
          expect(JSON.parse(JSON.stringify({ ...message })), name).toEqual(known);
          expect(Message.is(message) && Message.is({ ...message }), name).toBe(true);
          expect(Message.parse(plain)).toBe(plain);
        }),
        { numRuns: 15 },
      );
    }
  }, 120_000);
});
