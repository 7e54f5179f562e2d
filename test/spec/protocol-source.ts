import { fileURLToPath } from "node:url";
import { loadProtocol, type RevisionSource } from "../../generator/dist/protocol/load.js";
import { normaliseRevision, type RevisionModel } from "../../generator/dist/protocol/normalise.js";

/** The folder of the protocol's data. */
export const schemaFolder = fileURLToPath(new URL("../../schema", import.meta.url));

/** `schema/` as the compiler reads it. */
export const { source, findings } = await loadProtocol(schemaFolder);

/** Each revision after its errata. */
export const models: readonly RevisionModel[] = source.revisions.map((revision) => normalise(revision));

/** One revision as the compiler sees it; a finding is an error of the data. */
export function normalise(revision: RevisionSource): RevisionModel {
  const { model, findings: found } = normaliseRevision(revision, false);
  if (found.length > 0) throw new Error(found.map(({ message }) => message).join("\n"));
  return model;
}
