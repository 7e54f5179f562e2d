import type { Findings } from "../diagnostics/findings.ts";
import type { SchemaDocuments } from "./json-schema/schema-documents.ts";
import type { ProjectFiles } from "./project-files.ts";

/** What every part of the derivation works with. */
export interface Derivation {
  readonly findings: Findings;
  readonly files: ProjectFiles;
  readonly documents: SchemaDocuments;
}
