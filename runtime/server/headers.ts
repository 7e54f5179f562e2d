/** Headers that mirror the body, checked before anything in the body is believed (HDR-02…10, XHDR-11…13). */
import { ErrorCode, McpError } from "../errors.ts";
import { isBase64 } from "../schema/formats.ts";
import type { MirroredArgument } from "./definition.ts";
import type { Params } from "./dispatch.ts";
import type { Headers } from "./engine.ts";

export const VERSION_HEADER = "mcp-protocol-version";
export const METHOD_HEADER = "mcp-method";
const NAME_HEADER = "mcp-name";
const PARAM_HEADER = "mcp-param-";

const SENTINEL = /^=\?base64\?(.*)\?=$/s;
const FIELD_VALUE = /^[\t\x20-\x7e]*$/;
const INTEGER = /^-?\d{1,16}(?:\.0+)?$/;

function mismatch(message: string): never {
  throw new McpError(ErrorCode.headerMismatch, message);
}

/** The header's one value without surrounding white space (HDR-10). */
export function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" ? value.trim() : value?.length === 1 ? value[0]?.trim() : undefined;
}

/** A header's meaning: a Base64 sentinel decoded strictly, anything else as it stands. `undefined`: not decodable. */
function decode(value: string): string | undefined {
  if (!FIELD_VALUE.test(value)) return undefined;
  const encoded = SENTINEL.exec(value)?.[1];
  if (encoded === undefined) return value;
  const bytes = Buffer.from(encoded, "base64");
  // Node's decoder forgives foreign characters, missing padding and stray bits; the protocol does not.
  if (!isBase64(encoded) || bytes.toString("base64") !== encoded) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function expectHeader(headers: Headers, name: string, expected: string, meaning: string): void {
  const value = headerOf(headers, name);
  if (value === undefined) mismatch(`The header ${name} is missing; it mirrors ${meaning}.`);
  if (decode(value) !== expected) mismatch(`The header ${name} does not match ${meaning}.`);
}

/** The headers every modern request has. `mirrored` is the field of the params that names its target (HDR-05). */
export function checkStandardHeaders(
  headers: Headers,
  version: string,
  method: string,
  params: Params,
  mirrored: string | undefined,
): void {
  const named = headerOf(headers, VERSION_HEADER);
  if (named === undefined) mismatch(`The header ${VERSION_HEADER} is missing; it mirrors the version in _meta.`);
  if (named !== version) mismatch(`The header ${VERSION_HEADER} does not match the version in _meta.`);
  if (headerOf(headers, METHOD_HEADER) !== method)
    mismatch(`The header ${METHOD_HEADER} is missing or does not match the method.`);
  if (mirrored === undefined) return;
  const target = params[mirrored];
  if (typeof target === "string") expectHeader(headers, NAME_HEADER, target, `params.${mirrored}`);
}

function valueAt(input: Params, path: readonly string[]): unknown {
  let value: unknown = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Params)[key];
  }
  return value;
}

function matches(text: string, value: unknown): boolean {
  // Integers compare as numbers: `42.0` is `42` (XHDR-12).
  if (typeof value === "number") return INTEGER.test(text) && Number(text) === value;
  return typeof value === "object" ? text === JSON.stringify(value) : text === String(value);
}

/** The headers that mirror arguments of a tool. */
export function checkMirroredArguments(mirrored: readonly MirroredArgument[], input: Params, headers: Headers): void {
  for (const { header, path } of mirrored) {
    const name = `${PARAM_HEADER}${header.toLowerCase()}`;
    const value = valueAt(input, path);
    const given = headers[name] === undefined ? undefined : (headerOf(headers, name) ?? "");
    const where = `the argument ${path.join(".")}`;
    if (value === undefined || value === null) {
      if (given !== undefined) mismatch(`The header ${name} is there, but ${where} is not.`);
      continue;
    }
    if (given === undefined) mismatch(`The header ${name} is missing; it mirrors ${where}.`);
    const text = decode(given);
    if (text === undefined || !matches(text, value)) mismatch(`The header ${name} does not match ${where}.`);
  }
}
