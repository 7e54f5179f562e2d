import type { Severity } from "../diagnostics.ts";

/*
 * Every code a diagnostic can have, with its summary. 0xxx the protocol's own files, 1xxx a manifest's text, 2xxx its
 * structure, 3xxx names, 4xxx JSON Schema, 5xxx URIs and texts, 6xxx files, 7xxx the environment, 8xxx who may call,
 * 9xxx handlers.
 */

/** What keeps a manifest from being compiled. */
const errors = {
  MCPW0001: "A file of the protocol cannot be read",
  MCPW0002: "A file is not a protocol schema",
  MCPW0003: "A protocol schema uses a keyword the compiler does not know",
  MCPW0004: "An erratum misses its place",
  MCPW0005: "A method has no result",
  MCPW0006: "A definition is unknown",
  MCPW0007: "A method is unknown",
  MCPW0008: "A name cannot become an identifier",
  MCPW0009: "A method occurs twice",
  MCPW0010: "Revisions give one code different numbers",
  MCPW0011: "Data beside a protocol schema is malformed",
  MCPW0012: "A member of a message union is not a message",

  MCPW1001: "The text is not YAML 1.2",
  MCPW1002: "The file is larger than a manifest may be",
  MCPW1003: "Values are nested too deeply",
  MCPW1004: "A key occurs twice in one map",
  MCPW1005: "The file holds several documents",
  MCPW1006: "A tag is used",
  MCPW1007: "A merge key is used",
  MCPW1008: "Aliases expand to too much, or to themselves",
  MCPW1009: "A key is not a string",
  MCPW1010: "A number loses digits or is not finite",
  MCPW1011: "The file is empty",

  MCPW2001: "A key is unknown",
  MCPW2002: "A value has the wrong type",
  MCPW2003: "A key is missing",
  MCPW2004: "A value is none of the allowed ones",
  MCPW2005: "A number or length is out of range",
  MCPW2006: "A string has the wrong form",
  MCPW2007: "A duration is malformed",
  MCPW2008: "A size is malformed",
  MCPW2009: "Keys exclude each other",
  MCPW2010: "The short form was used for a whole schema",
  MCPW2011: "A list holds something twice",
  MCPW2012: "A skill has no front matter that can be read",

  MCPW3001: "The protocol does not allow the name",
  MCPW3002: "Two names give one identifier or file",
  MCPW3003: "A name gives no usable identifier or file name",
  MCPW3004: "A `_meta` key is malformed",
  MCPW3005: "A `_meta` key is reserved for the protocol",
  MCPW3006: "Two components share a name or URI",
  MCPW3007: "`previously` names a component that still exists",
  MCPW3008: "The identifier of an extension is malformed",

  MCPW4001: "A JSON Schema is malformed",
  MCPW4003: "A JSON Schema dialect is not supported",
  MCPW4004: "A `$ref` points to nothing",
  MCPW4005: "A `$ref` points to the network",
  MCPW4006: "A `$ref` leaves the project",
  MCPW4007: "Schemas are too large once references are followed",
  MCPW4008: "An example does not fit its schema",
  MCPW4009: "A default does not fit its schema",
  MCPW4010: "The root of a tool's input is not an object",
  MCPW4011: "`x-mcp-header` breaks a rule of the protocol",
  MCPW4012: "A form of an elicitation is more than a flat object",
  MCPW4014: "A pattern is not a regular expression",
  MCPW4015: "The root of a method's params or result is not an object",

  MCPW5001: "A URI or URI template is malformed",
  MCPW5002: "A template variable and its parameters do not match",
  MCPW5003: "Two resources can match one URI equally",
  MCPW5004: "A text has a malformed place",
  MCPW5005: "A text names something unknown",
  MCPW5006: "The kind of contents does not fit the URI",
  MCPW5007: "A tool names a page that does not exist",
  MCPW5008: "What some callers may not see would be cached publicly",
  MCPW5009: "A method names an extension that is not declared",

  MCPW6001: "A file or folder is missing",
  MCPW6002: "A path leaves the project",
  MCPW6003: "A handler reference is malformed",
  MCPW6004: "A path is of the wrong kind",
  MCPW6006: "A folder holds no skill",
  MCPW6007: "A folder or skill is too large",

  MCPW7001: "An environment reference is malformed",
  MCPW7002: "An environment reference stands where none is expanded",
  MCPW7003: "An environment variable is not set",

  MCPW8005: "A component is public and needs scopes",

  MCPW9001: "A handler's file lacks its export",
  MCPW9002: "A handler cannot be renamed",
  MCPW9003: "A schema cannot be compiled",
  MCPW9004: "Two manifests share a folder of sources",
} as const;

/** What is worth a look. */
const warnings = {
  MCPW6005: "The module of the lifespan does not exist yet",
  MCPW4002: "A JSON Schema has an unknown keyword",
  MCPW4013: "Older clients refuse the schema",
  MCPW8001: "Scopes are named, and nothing verifies callers",
  MCPW8002: "Any caller may use a destructive tool",
  MCPW8003: "No component needs a scope",
  MCPW8004: "A scope is not declared",
  MCPW9101: "A handler belongs to nothing in the manifest",
  MCPW9102: "A new component looks like one that is gone",
} as const;

export type DiagnosticCode = keyof typeof errors | keyof typeof warnings;

export interface DiagnosticKind {
  readonly severity: Severity;
  readonly summary: string;
}

/** All codes in one table, to be looked up by any string. */
export const registry: ReadonlyMap<string, DiagnosticKind> = new Map<string, DiagnosticKind>([
  ...Object.entries(errors).map(([code, summary]) => [code, { severity: "error", summary }] as const),
  ...Object.entries(warnings).map(([code, summary]) => [code, { severity: "warning", summary }] as const),
]);

export function severityOf(code: DiagnosticCode): Severity {
  return code in warnings ? "warning" : "error";
}
