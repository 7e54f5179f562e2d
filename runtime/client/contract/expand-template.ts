import type { UriTemplate, Variable } from "@mcpwright/protocol/contract/uri-template";
import { LocalError } from "../../errors.ts";

/** The URI that a template makes of values (RFC 6570). Throws `LocalError` for a variable that has none. */
export function expandTemplate(template: UriTemplate, values: Readonly<Record<string, unknown>>): string {
  const path = template.parts.map((part) => (typeof part === "string" ? part : expand(part, values, template)));
  const query = template.query.flatMap((name) =>
    given(values, name) === undefined ? [] : [`${name}=${encode(String(given(values, name)))}`],
  );
  return path.join("") + (query.length === 0 ? "" : `?${query.join("&")}`);
}

function expand(variable: Variable, values: Readonly<Record<string, unknown>>, template: UriTemplate): string {
  const value = given(values, variable.name);
  if (value === undefined) {
    throw new LocalError("invalid-arguments", `${template.source} needs a value for ${variable.name}`);
  }
  const prefix = variable.operator === "/" || variable.operator === "." ? variable.operator : "";
  if (variable.explode) {
    const segments = Array.isArray(value) ? value.map(String) : String(value).split("/");
    return segments.map((segment) => prefix + encode(segment)).join("");
  }
  return prefix + (variable.operator === "+" ? encodeRest(String(value)) : encode(String(value)));
}

function given(values: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(values, name) ? (values[name] ?? undefined) : undefined;
}

/** Everything but the unreserved characters of RFC 3986 is encoded. */
function encode(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new LocalError("invalid-arguments", "A URI cannot hold half a character");
  return encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Reserved characters and what is encoded already stay as they are. */
function encodeRest(text: string): string {
  return text.replace(/%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]+/gu, (run) =>
    /^%[0-9A-Fa-f]{2}$/.test(run) ? run : encode(run),
  );
}
