import { createHash } from "node:crypto";
import { posix } from "node:path";
import { frontMatterOf } from "../contract/front-matter.ts";
import type { Derivation } from "./derivation.ts";
import { LARGEST_FILE, loadYaml } from "./load-yaml.ts";
import type { SkillModel } from "./model.ts";
import {
  type Entry,
  locationOf,
  type MapNode,
  stringOf,
  toJsonObject,
  typeOf,
  valueAt,
  type YamlNode,
} from "./node.ts";
import { SourceText } from "./source-text.ts";

export interface SkillPlace {
  /** Path of its `SKILL.md`, from the manifest. */
  readonly path: string;
  readonly folder: string;
  readonly uri: string;
  /** Where the manifest names it. */
  readonly named: YamlNode;
}

const FORM = "Start with a line `---`, then `name:` and `description:`, then a line `---`.";

/** The fields that Agent Skills define beside name and description, and how long their texts may be. */
const TEXTS: ReadonlyMap<string, number> = new Map([
  ["license", Number.POSITIVE_INFINITY],
  ["compatibility", 500],
  ["allowed-tools", Number.POSITIVE_INFINITY],
]);
const LONGEST_DESCRIPTION = 1024;

/** Reads the front matter of a skill; what is wrong with it is told where it stands. */
export function readSkill({ path, folder, uri, named }: SkillPlace, derivation: Derivation): SkillModel | undefined {
  const { findings, files } = derivation;
  const text = files.read(path, LARGEST_FILE);
  if (text === undefined) {
    findings.add("MCPW1002", locationOf(named), `${path} is larger than 1 MiB`, "Move parts of it to files beside it.");
    return undefined;
  }
  const place = frontMatterOf(text);
  const whole = new SourceText(path, text);
  if (place === undefined || text.includes("\uFFFD") || text.startsWith("\uFEFF")) {
    const message = place === undefined ? `${path} has no front matter` : `${path} is not plain UTF-8`;
    findings.add("MCPW2012", whole.at(0), message, FORM);
    return undefined;
  }
  // The same text up to the end of the front matter, so that places in it are places in the file.
  const source = new SourceText(path, " ".repeat(3) + text.slice(3, place.end));
  const root = loadYaml(source, findings);
  if (root === undefined) return undefined;
  if (root.kind !== "map") {
    findings.add("MCPW2012", locationOf(root), `The front matter of ${path} is no map`, FORM);
    return undefined;
  }
  checkFrontMatter(root, folder, derivation);
  return {
    uri,
    folder,
    frontmatter: toJsonObject(root),
    digest: createHash("sha256").update(text.slice(place.start, place.end)).digest("hex"),
    location: locationOf(named),
  };
}

/** What Agent Skills allow as the name of a skill. */
function skillNameProblem(name: string): string | undefined {
  if (name === "" || name.length > 64) return `it has 1 to 64 characters, this has ${name.length}`;
  const wrong = /[^a-z0-9-]/u.exec(name)?.[0];
  if (wrong !== undefined) {
    return `it consists of lower-case letters, digits and "-"; ${JSON.stringify(wrong)} is none of them`;
  }
  if (name.startsWith("-") || name.endsWith("-") || name.includes("--")) return '"-" stands single between others';
  return undefined;
}

function checkFrontMatter(root: MapNode, folder: string, { findings }: Derivation): void {
  const name = text(root, "name", 64);
  const directory = posix.basename(folder);
  const problem = name === undefined ? undefined : skillNameProblem(name);
  const at = locationOf(valueAt(root, "name") ?? root);
  if (problem !== undefined) {
    findings.add(
      "MCPW3001",
      at,
      `${JSON.stringify(name)} cannot name a skill: ${problem}`,
      "Write it like `pdf-processing`.",
    );
  } else if (name !== undefined && name !== directory) {
    const message = `The skill ${JSON.stringify(name)} is in a folder named ${JSON.stringify(directory)}`;
    findings.add("MCPW3001", at, message, "A skill has the name of its folder: rename one of the two.");
  }
  text(root, "description", LONGEST_DESCRIPTION);
  for (const [field, longest] of TEXTS) if (root.entries.has(field)) text(root, field, longest);
  const metadata = root.entries.get("metadata");
  if (metadata) checkMetadata(metadata);

  /** A text that is there and not empty. */
  function text(node: MapNode, field: string, longest: number): string | undefined {
    const value = valueAt(node, field);
    if (value === undefined) {
      findings.add(
        "MCPW2003",
        node.source.at(node.start, node.start + 1),
        `\`${field}\` is missing in the front matter`,
        FORM,
      );
      return undefined;
    }
    const written = stringOf(value);
    if (written === undefined) {
      const message = `\`${field}\` is ${typeOf(value)}, expected a string`;
      findings.add("MCPW2002", locationOf(value), message, "Quote it if it is a text.");
    } else if (written.trim() === "" || [...written].length > longest) {
      const bound = Number.isFinite(longest) ? `from 1 to ${longest} characters` : "at least one character";
      findings.add(
        "MCPW2005",
        locationOf(value),
        `\`${field}\` has ${[...written].length} characters`,
        `It has ${bound}.`,
      );
    }
    return written;
  }

  function checkMetadata({ value }: Entry): void {
    if (value.kind === "map") {
      for (const [field] of value.entries) text(value, field, Number.POSITIVE_INFINITY);
    } else {
      const message = `\`metadata\` is ${typeOf(value)}, expected a map of strings`;
      findings.add("MCPW2002", locationOf(value), message, 'Write it like `metadata: { version: "1.0" }`.');
    }
  }
}
