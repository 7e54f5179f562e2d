import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { Diagnostic } from "../diagnostics.ts";
import { type Docs, readDocs } from "./docs.ts";
import { type Erratum, readErrata } from "./errata.ts";
import { type Extension, readExtension } from "./extensions.ts";
import { type Facts, normaliseFacts } from "./facts.ts";
import { finding } from "./findings.ts";
import { type Pairs, readPairs } from "./pairs.ts";
import type { RevisionInfo } from "./revision-list.ts";

/** Everything `schema/` says of one revision. */
export interface RevisionSource {
  readonly info: RevisionInfo;
  readonly facts: Facts;
  readonly errata: readonly Erratum[];
  readonly pairs: Pairs;
  /** Those that go with the revision. */
  readonly extensions: readonly Extension[];
}

/** The whole of `schema/` that concerns the protocol, oldest revision first. */
export interface ProtocolSource {
  readonly revisions: readonly RevisionSource[];
  readonly docs: Docs;
}

/** Reads `schema/`: `revisions.json`, `protocol/<rev>/*.json`, `extensions/<name>/extension.json` and `docs.yaml`. */
export async function loadProtocol(
  directory: string,
): Promise<{ source: ProtocolSource; findings: readonly Diagnostic[] }> {
  const findings: Diagnostic[] = [];
  const revisions: RevisionSource[] = [];
  const extensions = await loadExtensions(directory, findings);
  for (const info of await loadRevisions(directory, findings)) {
    const revision = await loadRevision(directory, info, extensions, findings);
    if (revision !== undefined) revisions.push(revision);
  }
  const docs = readDocs(await load(directory, "docs.yaml", parse, findings));
  return { source: { revisions, docs }, findings };
}

/** Reads `revisions.json`; none yet is an empty list. */
export async function loadRevisions(directory: string, findings: Diagnostic[]): Promise<readonly RevisionInfo[]> {
  return ((await load(directory, "revisions.json", JSON.parse, findings)) ?? []) as RevisionInfo[];
}

async function loadExtensions(directory: string, findings: Diagnostic[]): Promise<readonly Extension[]> {
  const names = await readdir(join(directory, "extensions")).catch(() => []);
  const found: Extension[] = [];
  for (const name of names.sort()) {
    const file = `extensions/${name}/extension.json`;
    const { extension, findings: inFile } = readExtension(await load(directory, file, JSON.parse, findings), file);
    findings.push(...inFile);
    if (extension !== undefined) found.push(extension);
  }
  return found;
}

async function loadRevision(
  directory: string,
  info: RevisionInfo,
  extensions: readonly Extension[],
  findings: Diagnostic[],
): Promise<RevisionSource | undefined> {
  const folder = `protocol/${info.id}`;
  const json = await load(directory, `${folder}/schema.json`, JSON.parse, findings);
  const { facts, findings: found } = normaliseFacts(json, `${folder}/schema.json`);
  const errataFile = `${folder}/errata.json`;
  const { errata, findings: inErrata } = readErrata(
    await load(directory, errataFile, JSON.parse, findings),
    errataFile,
  );
  const pairsFile = `${folder}/pairs.json`;
  const { pairs, findings: inPairs } = readPairs(await load(directory, pairsFile, JSON.parse, findings), pairsFile);
  findings.push(...found, ...inErrata, ...inPairs);
  const own = extensions.filter(({ from }) => from <= info.id);
  return facts === undefined ? undefined : { info, facts, errata, pairs, extensions: own };
}

async function load(
  directory: string,
  file: string,
  parseText: (text: string) => unknown,
  findings: Diagnostic[],
): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(join(directory, file), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    return parseText(text);
  } catch (error) {
    findings.push(finding("unreadable", file, (error as Error).message, "Correct its syntax."));
    return undefined;
  }
}
