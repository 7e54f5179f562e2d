import { posix } from "node:path";
import type { Derivation } from "./derivation.ts";
import { findPath } from "./derive-component.ts";
import type { ResourceModel, SkillModel } from "./model.ts";
import { itemsOf, locationOf, type MapNode, stringOf, valueAt, type YamlNode } from "./node.ts";
import { readSkill } from "./read-skill.ts";
import { walkFolder } from "./walk-folder.ts";

/** The file that makes a folder a skill. */
const SKILL_FILE = "SKILL.md";

/** Files of a skill, and bytes of them, that every host takes. */
const MOST_FILES = 512;
const MOST_BYTES = 16 * 1024 * 1024;

/** The skills in the folders of `skills:`: each folder that has a `SKILL.md`, nested ones too. */
export function deriveSkills(
  root: MapNode,
  resources: readonly ResourceModel[],
  derivation: Derivation,
): readonly SkillModel[] {
  const skills = itemsOf(valueAt(root, "skills")).flatMap((node) => skillsBelow(node, derivation));
  const { findings } = derivation;
  const taken = new Map<string, SkillModel>();
  for (const skill of skills) {
    const other = taken.get(skill.uri);
    if (other === undefined) taken.set(skill.uri, skill);
    else {
      const message = `${other.folder} and ${skill.folder} are both ${skill.uri}`;
      findings.add("MCPW3006", skill.location, message, "Name the folder that holds both, or rename one of them.");
    }
  }
  for (const { uri, location } of resources) {
    const skill = skills.find((one) => uri === one.uri || uri.startsWith(`${one.uri}/`));
    const hint = "Give the resource an address of its own.";
    if (skill) findings.add("MCPW3006", location, `${uri} belongs to the skill ${skill.uri}`, hint);
  }
  return skills;
}

function skillsBelow(node: YamlNode, derivation: Derivation): readonly SkillModel[] {
  const written = stringOf(node);
  if (written === undefined) return [];
  const folder = findPath(node, written, "folder", derivation);
  if (folder === undefined) return [];
  const { findings } = derivation;
  if (folder === "") {
    const message = "The folder of the manifest holds more than skills";
    findings.add("MCPW6006", locationOf(node), message, "Name a folder below it, such as `skills`.");
    return [];
  }
  const { files, outside, tooMany } = walkFolder(folder, derivation.files);
  for (const path of outside) {
    const message = `${path} leads out of the project`;
    findings.add("MCPW6002", locationOf(node), message, "Put a copy in its place: what is served is in the project.");
  }
  if (tooMany) {
    const hint = "Name the folders of the skills one by one.";
    findings.add("MCPW6007", locationOf(node), `${JSON.stringify(written)} holds too many files`, hint);
    return [];
  }
  const heads = files.filter(({ path }) => posix.basename(path) === SKILL_FILE);
  if (heads.length === 0) {
    const message = `${JSON.stringify(written)} holds no ${SKILL_FILE}`;
    findings.add(
      "MCPW6006",
      locationOf(node),
      message,
      "A skill is a folder with a SKILL.md that starts with front matter.",
    );
  }
  // A folder that is a skill gives its own name to the address, one that holds skills only what is below it.
  const isSkill = heads.some(({ path }) => posix.dirname(path) === folder);
  const above = isSkill ? folder.slice(0, folder.length - posix.basename(folder).length) : `${folder}/`;
  return heads.flatMap(({ path }) => {
    const own = posix.dirname(path);
    const below = files.filter((file) => file.path.startsWith(`${own}/`));
    const bytes = below.reduce((sum, { size }) => sum + size, 0);
    if (below.length > MOST_FILES || bytes > MOST_BYTES) {
      const message = `${own} has ${below.length} files of ${bytes} bytes, hosts take ${MOST_FILES} of ${MOST_BYTES}`;
      findings.add("MCPW6007", locationOf(node), message, "Split the skill, or serve the large files as resources.");
    }
    const address = own.slice(above.length).split("/").map(encodeURIComponent).join("/");
    return readSkill({ path, folder: own, uri: `skill://${address}`, named: node }, derivation) ?? [];
  });
}
