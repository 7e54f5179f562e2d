import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type ParsedNode,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLParseError,
} from "yaml";
import type { Findings } from "../diagnostics/findings.ts";
import type { Entry, MapNode, ScalarNode, YamlNode } from "./node.ts";
import { numberProblem } from "./number.ts";
import type { SourceText } from "./source-text.ts";

/** Bytes of a manifest or of a file it refers to. */
export const LARGEST_FILE: number = 1024 * 1024;
const DEEPEST = 64;
/** Nodes after aliases are followed. A megabyte holds fewer without aliases. */
const MOST_NODES = 600_000;
const MOST_SYNTAX_ERRORS = 20;

/** Reads one YAML document; whatever is wrong with the text itself goes to the findings. */
export function loadYaml(source: SourceText, findings: Findings): YamlNode | undefined {
  const bytes = Buffer.byteLength(source.text);
  if (bytes > LARGEST_FILE) {
    const size = (bytes / 1024 / 1024).toFixed(1);
    findings.add(
      "MCPW1002",
      source.at(0),
      `The file has ${size} MiB, at most 1 MiB is read`,
      "Move contents to files and name them with `file:`.",
    );
    return undefined;
  }
  const tokens = readTokens(source, findings);
  return tokens && new YamlReader(source, findings).read(tokens);
}

/** The syntax tree, or nothing when it is nested so deeply that composing it would exhaust the stack. */
function readTokens(source: SourceText, findings: Findings): CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(source.text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > 2 * DEEPEST) {
      findings.add(
        "MCPW1003",
        source.at(parser.offset),
        `Values are nested more than ${DEEPEST} deep`,
        "Name parts under `schemas` and refer to them with `$ref`.",
      );
      return undefined;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

const EMPTY_HINT = "Start with `mcpwright: 1`.";

class YamlReader {
  readonly #source: SourceText;
  readonly #findings: Findings;
  /** What each anchor stands for, with its size; `undefined` while it is being read. */
  readonly #anchors = new Map<string, { node: YamlNode; size: number } | undefined>();
  #nodes = 0;
  #tooMany = false;

  constructor(source: SourceText, findings: Findings) {
    this.#source = source;
    this.#findings = findings;
  }

  read(tokens: readonly CST.Token[]): YamlNode | undefined {
    const composer = new Composer({
      version: "1.2",
      uniqueKeys: false,
      prettyErrors: false,
      stringKeys: false,
    });
    const [document, second] = [...composer.compose(tokens, true, this.#source.text.length)] as Document.Parsed[];
    if (!document) return undefined;
    const broken = this.#reportSyntax([...document.errors, ...document.warnings]);
    if (second) {
      this.#findings.add(
        "MCPW1005",
        this.#source.at(second.range[0]),
        "A second document begins here",
        "A manifest is one document: remove the `---`, or split the file.",
      );
    }
    // What a broken text was read as would only be wrong in ways that nobody wrote.
    if (broken) return undefined;
    const { contents } = document;
    if (
      contents === null ||
      (isScalar(contents) && contents.value === null && contents.range?.[0] === contents.range?.[1])
    ) {
      const [tag] = document.errors;
      if (tag === undefined) this.#findings.add("MCPW1011", this.#source.at(0), "The file is empty", EMPTY_HINT);
      else
        this.#findings.add("MCPW1006", this.#source.at(tag.pos[0], tag.pos[1]), "A tag stands alone here", EMPTY_HINT);
      return undefined;
    }
    return this.#node(contents);
  }

  #reportSyntax(errors: readonly { code: YAMLParseError["code"]; message: string; pos: [number, number] }[]): boolean {
    let broken = false;
    for (const { code, message, pos } of errors.slice(0, MOST_SYNTAX_ERRORS)) {
      // Unknown tags come with every other tag from #node, several documents from read().
      if (code === "TAG_RESOLVE_FAILED" || code === "MULTIPLE_DOCS") continue;
      broken = true;
      this.#findings.add("MCPW1001", this.#source.at(pos[0], pos[1]), message, syntaxHint(code));
    }
    return broken;
  }

  #node(node: ParsedNode): YamlNode {
    this.#count(1, node);
    if (isAlias(node)) return this.#alias(node);
    const [start, end] = node.range;
    const { anchor, tag } = node;
    if (tag !== undefined) {
      this.#findings.add(
        "MCPW1006",
        this.#source.at(start, end),
        `The tag ${tag} has no meaning here`,
        "Remove the tag; quote the value to make it a string.",
      );
    }
    const before = this.#nodes;
    if (anchor !== undefined) this.#anchors.set(anchor, undefined);
    const place = { source: this.#source, start, end };
    let made: YamlNode;
    if (isMap(node)) made = { kind: "map", entries: this.#entries(node as YAMLMap.Parsed), ...place };
    else if (isSeq(node))
      made = { kind: "list", items: (node.items as ParsedNode[]).map((item) => this.#node(item)), ...place };
    else made = this.#scalar(node as Scalar.Parsed);
    if (anchor !== undefined) this.#anchors.set(anchor, { node: made, size: this.#nodes - before });
    return made;
  }

  #scalar(node: Scalar.Parsed): ScalarNode {
    const [start, end] = node.range;
    let value = node.value as unknown;
    if (typeof value === "number") {
      const problem = numberProblem(node.source ?? "", value);
      if (problem) {
        this.#findings.add(
          "MCPW1010",
          this.#source.at(start, end),
          problem,
          `Quote it if it is a text: "${node.source}".`,
        );
        value = 0;
      }
    }
    const plain = value === null || typeof value === "boolean" || typeof value === "number" ? value : String(value);
    return { kind: "scalar", value: plain, source: this.#source, start, end };
  }

  #alias(node: Alias.Parsed): YamlNode {
    const [start, end] = node.range;
    const target = this.#anchors.get(node.source);
    if (target) {
      this.#count(target.size, node);
      if (!this.#tooMany) return target.node;
    } else if (this.#anchors.has(node.source)) {
      this.#findings.add(
        "MCPW1008",
        this.#source.at(start, end),
        `The alias *${node.source} stands inside its own anchor`,
        'Recursive schemas use `$ref: "#/schemas/Name"`.',
      );
    }
    return { kind: "scalar", value: null, source: this.#source, start, end };
  }

  #count(nodes: number, at: ParsedNode): void {
    this.#nodes += nodes;
    if (this.#nodes <= MOST_NODES || this.#tooMany) return;
    this.#tooMany = true;
    this.#findings.add(
      "MCPW1008",
      this.#source.at(at.range[0], at.range[1]),
      `Aliases expand to more than ${MOST_NODES} values`,
      "Use `schemas` and `$ref` instead of aliases.",
    );
  }

  #entries(map: YAMLMap.Parsed): MapNode["entries"] {
    const entries = new Map<string, Entry>();
    for (const pair of map.items) {
      const key = this.#key(pair.key as ParsedNode, entries);
      const at = key ? key.end : (pair.key as ParsedNode).range[1];
      const value: YamlNode = pair.value
        ? this.#node(pair.value as ParsedNode)
        : { kind: "scalar", value: null, source: this.#source, start: at, end: at };
      if (key) entries.set(String(key.value), { name: String(key.value), key, value });
    }
    return entries;
  }

  /** The key of a pair, unless it is unusable. */
  #key(node: ParsedNode, before: ReadonlyMap<string, Entry>): ScalarNode | undefined {
    const [start, end] = node.range;
    const location = this.#source.at(start, end);
    const written = this.#source.text.slice(start, end);
    if (!isScalar(node) || typeof node.value !== "string") {
      const quoted = isScalar(node) && written !== "" ? `Quote it: "${written}".` : "Keys are plain strings.";
      this.#findings.add("MCPW1009", location, `The key ${clip(written)} is not a string`, quoted);
      return undefined;
    }
    if (written === "<<") {
      this.#findings.add(
        "MCPW1007",
        location,
        "Merge keys are not part of YAML 1.2",
        "Write the keys out, or share a schema with `$ref`.",
      );
      return undefined;
    }
    const first = before.get(node.value);
    if (first) {
      const { line } = this.#source.at(first.key.start);
      this.#findings.add(
        "MCPW1004",
        location,
        `The key ${JSON.stringify(node.value)} occurs twice`,
        `The first one is on line ${line}; remove or rename one of them.`,
      );
      return undefined;
    }
    return this.#scalar(node as Scalar.Parsed);
  }
}

function clip(text: string): string {
  const line = text.split("\n", 1)[0]!;
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

function syntaxHint(code: YAMLParseError["code"]): string | undefined {
  switch (code) {
    case "TAB_AS_INDENT":
      return "Indent with spaces.";
    case "BAD_INDENT":
      return "Keys of one map start in the same column.";
    case "BAD_SCALAR_START":
      return "Put the text in quotes.";
    case "MULTILINE_IMPLICIT_KEY":
    case "BLOCK_AS_IMPLICIT_KEY":
      return 'Quote texts that hold ": ".';
    case "MISSING_CHAR":
      return "A quote, bracket or comma is missing here or above.";
    case "BAD_ALIAS":
      return "Texts that start with `*` or `&` need quotes.";
    case "BAD_DIRECTIVE":
      return "A manifest needs no `%` directives.";
    default:
      return undefined;
  }
}
