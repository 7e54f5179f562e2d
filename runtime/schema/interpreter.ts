/** Validates by schemas that were not compiled: loaded on first need only. */

import { Validator as Interpreter, format as interpreterFormats, type OutputUnit } from "@cfworker/json-schema";
import type { Issue, Validator } from "@mcpwright/protocol/contract";
import { isObject } from "../jsonrpc.ts";
import { DIALECTS } from "./bounds.ts";
import { formats } from "./formats.ts";
import { hasLongArray } from "./value-size.ts";

/** Longest array that is searched for equal items. */
const MAX_COMPARED = 1_000;
const TOO_LONG: Issue = {
  instancePath: "",
  schemaPath: "#",
  keyword: "uniqueItems",
  params: {},
  message: `holds an array of more than ${MAX_COMPARED} items, too many to compare them all`,
};

// The compiled validators and the interpreter must agree on every format.
for (const [name, check] of Object.entries(formats)) {
  interpreterFormats[name] = typeof check === "function" ? check : () => true;
}

function issueOf(unit: OutputUnit): Issue {
  return {
    instancePath: unit.instanceLocation.slice(1),
    schemaPath: unit.keywordLocation,
    keyword: unit.keyword,
    params: {},
    message: unit.error,
  };
}

function interpreterOf(schema: unknown, all: boolean): Interpreter {
  const dialect = isObject(schema) && typeof schema["$schema"] === "string" ? schema["$schema"] : "";
  // The interpreter writes into the schema.
  const copy = structuredClone(schema) as ConstructorParameters<typeof Interpreter>[0];
  return new Interpreter(copy, DIALECTS.get(dialect.replace(/#$/, "")) ?? "2020-12", !all);
}

function fillDefaults(schema: unknown, value: unknown): void {
  if (!isObject(schema) || !isObject(value) || !isObject(schema["properties"])) return;
  const target = value as Record<string, unknown>;
  for (const [name, property] of Object.entries(schema["properties"])) {
    if (!isObject(property)) continue;
    if (!Object.hasOwn(target, name) && property["default"] !== undefined) {
      Object.defineProperty(target, name, {
        value: structuredClone(property["default"]),
        configurable: true,
        enumerable: true,
        writable: true,
      });
    }
    if (Object.hasOwn(target, name)) fillDefaults(property, target[name]);
  }
}

/**
 * Makes a validator of a schema; like a compiled one it fills defaults in, unless `fills` is false, and stops at the
 * first mistake.
 */
export function interpret(schema: unknown, { fills }: { readonly fills: boolean } = { fills: true }): Validator {
  const interpreter = interpreterOf(schema, false);
  const compares = JSON.stringify(schema).includes('"uniqueItems":true');
  const validator: Validator = (value: unknown): value is unknown => {
    // Comparing each item with each other takes quadratic time.
    if (compares && hasLongArray(value, MAX_COMPARED)) {
      validator.errors = [TOO_LONG];
      return false;
    }
    if (fills) fillDefaults(schema, value);
    const { valid, errors } = interpreter.validate(value);
    validator.errors = valid ? null : errors.map(issueOf);
    return valid;
  };
  return validator;
}

/** Finds all mistakes of a value. */
export function findAll(schema: unknown, value: unknown): readonly Issue[] {
  return interpreterOf(schema, true).validate(value).errors.map(issueOf);
}
