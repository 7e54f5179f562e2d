/** Contents that a built server carries inside, as a module between its definition and the runtime. */
import { readdir, readFile } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { CODEGEN_PATH } from "../emit/import-paths.ts";
import type { ManifestModel } from "../manifest/model.ts";

/** Base64 by resource name, and by path below each template's folder. */
interface Embedded {
  readonly contents: Record<string, string>;
  readonly files: Record<string, Record<string, string>>;
  /** By the address of each skill. */
  readonly skills: Record<string, Record<string, string>>;
}

/**
 * Text of a module that stands in for the codegen entry: its `defineServer` puts the embedded contents in place of
 * paths. `outfolder` is where the built file will be, so that what is still a path stays relative to the manifest.
 */
export async function embeddedEntry(model: ManifestModel, outfolder: string): Promise<string> {
  const embedded = await readContents(model);
  const base = relative(outfolder, model.folder).split(sep).join("/");
  return `import { defineServer as define } from ${JSON.stringify(CODEGEN_PATH)};
export * from ${JSON.stringify(CODEGEN_PATH)};
const contents = new Map(Object.entries(${JSON.stringify(embedded.contents)}));
const files = new Map(Object.entries(${JSON.stringify(embedded.files)}));
const skills = new Map(Object.entries(${JSON.stringify(embedded.skills)}));
export const defineServer = (definition, options) =>
  define(
    {
      ...definition,
      base: new URL(${JSON.stringify(`${base === "" ? "." : base}/`)}, import.meta.url).href,
      resources: definition.resources.map((one) =>
        contents.has(one.name) ? { ...one, contents: { base64: contents.get(one.name) } } : one),
      templates: definition.templates.map((one) => (files.has(one.name) ? { ...one, files: files.get(one.name) } : one)),
      ...(definition.skills && { skills: definition.skills.map((one) => ({ ...one, files: skills.get(one.uri) })) }),
    },
    options,
  );
`;
}

async function readContents({ folder, resources, skills: named }: ManifestModel): Promise<Embedded> {
  const contents: Embedded["contents"] = {};
  const files: Embedded["files"] = {};
  for (const { name, contents: declared } of resources) {
    if (declared === undefined) continue;
    if ("file" in declared) contents[name] = await readFile(join(folder, declared.file), "base64");
    if ("dir" in declared) files[name] = await readFolder(join(folder, declared.dir));
  }
  const skills: Embedded["skills"] = {};
  for (const skill of named) skills[skill.uri] = await readFolder(join(folder, skill.folder));
  return { contents, files, skills };
}

async function readFolder(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: Record<string, string> = {};
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[posix.normalize(relative(folder, path).split(sep).join("/"))] = await readFile(path, "base64");
  }
  return files;
}
