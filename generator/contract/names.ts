/** Grammars of the names that the protocol restricts. Each check returns what is wrong, or nothing. */

/** Longest tool name (TOOL-10). */
export const TOOL_NAME_LENGTH = 128;

/** TOOL-10: 1 to 128 of `A-Za-z0-9_-.`. */
export function toolNameProblem(name: string): string | undefined {
  if (name === "") return "a tool name is never empty";
  if (name.length > TOOL_NAME_LENGTH)
    return `a tool name has at most ${TOOL_NAME_LENGTH} characters, this has ${name.length}`;
  const wrong = /[^A-Za-z0-9_.-]/u.exec(name)?.[0];
  if (wrong !== undefined) {
    return `a tool name consists of letters A to Z, digits, "_", "-" and "."; ${JSON.stringify(wrong)} is none of them`;
  }
  return undefined;
}

const LABEL = /^[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;
const META_NAME = /^(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?)?$/;
const TRACE_KEYS: ReadonlySet<string> = new Set(["traceparent", "tracestate", "baggage"]);

export interface MetaKeyProblem {
  readonly kind: "malformed" | "reserved";
  readonly message: string;
}

/** META-01, META-02: the grammar of a `_meta` key; META-04, META-05, META-08: the keys that are the protocol's. */
export function metaKeyProblem(key: string): MetaKeyProblem | undefined {
  const slash = key.indexOf("/");
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const name = slash < 0 ? key : key.slice(slash + 1);
  const labels = prefix?.split(".") ?? [];
  const badLabel = labels.find((label) => !LABEL.test(label));
  if (badLabel !== undefined) {
    return {
      kind: "malformed",
      message: `the prefix label ${JSON.stringify(badLabel)} must start with a letter, end with a letter or digit and hold only letters, digits and "-"`,
    };
  }
  if (!META_NAME.test(name)) {
    return {
      kind: "malformed",
      message: `${JSON.stringify(name)} must begin and end with a letter or digit and hold only letters, digits, "-", "_" and "."`,
    };
  }
  if (prefix === undefined && name === "") return { kind: "malformed", message: "a `_meta` key is never empty" };
  if (prefix === undefined && TRACE_KEYS.has(name)) {
    return { kind: "reserved", message: `"${name}" is reserved for trace context` };
  }
  if (isReserved(labels)) return { kind: "reserved", message: `the prefix "${prefix}/" is reserved for the protocol` };
  return undefined;
}

function isReserved(labels: readonly string[]): boolean {
  const isProtocols = (label: string | undefined): boolean => label === "modelcontextprotocol" || label === "mcp";
  if (isProtocols(labels[1])) return true;
  return labels.length >= 2 && isProtocols(labels.at(-2));
}

/** First parts of the names of methods that are the protocol's, or those of its extensions. */
const PROTOCOL_METHODS: ReadonlySet<string> = new Set(
  "completion elicitation logging mcp notifications prompts resources roots sampling server skills subscriptions tasks tools ui".split(
    " ",
  ),
);

/** The name of a method of one's own: a prefix of one's own, a slash, and what a header may hold (HDR-04). */
export function methodNameProblem(name: string): string | undefined {
  const parts = name.split("/");
  if (name.length > TOOL_NAME_LENGTH) return `it has ${name.length} characters; ${TOOL_NAME_LENGTH} are allowed`;
  if (parts.length < 2) return "it has no prefix, and names without one are the protocol's";
  const wrong = parts.find((part) => !/^[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?$/.test(part));
  if (wrong !== undefined) {
    return `${JSON.stringify(wrong)} must begin and end with a letter or digit and hold only letters, digits, "-", "_" and "."`;
  }
  const [prefix = ""] = parts;
  if (PROTOCOL_METHODS.has(prefix.toLowerCase()) || /^rpc\./i.test(prefix) || isReserved(prefix.split("."))) {
    return `the prefix "${prefix}/" is the protocol's`;
  }
  return undefined;
}

/** The one prefix of the official extensions (EXT-01). */
const OFFICIAL = "io.modelcontextprotocol/";

/** EXT-01: an extension has the name of a `_meta` key, with a prefix; only official ones have a reserved one. */
export function extensionIdProblem(id: string): string | undefined {
  if (id.endsWith("/")) return "it has no name behind the prefix";
  if (!id.includes("/")) return "it has no prefix";
  const problem = metaKeyProblem(id);
  return problem?.kind === "reserved" && id.startsWith(OFFICIAL) ? undefined : problem?.message;
}

/** XHDR-03: the value of `x-mcp-header` is a token of RFC 9110. */
export function isHeaderToken(value: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(value);
}
