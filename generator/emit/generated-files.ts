/** The files below `generated/`, always rewritten. */
import { posix } from "node:path";
import type { ManifestModel } from "../manifest/model.ts";
import { deriveChecks } from "./checks.ts";
import { emitClient } from "./client.ts";
import { clientFromManifest } from "./client-from-manifest.ts";
import type { HandlerSlot } from "./handler-slots.ts";
import { CODEGEN_PATH } from "./import-paths.ts";
import type { ImportStyle } from "./layout.ts";
import { fileHeader, relativeImport } from "./layout.ts";
import { emitServer } from "./server.ts";
import { emitTypes } from "./types.ts";
import { emitValidators } from "./validators.ts";

/** Text by path relative to the manifest's folder. Throws `SchemaRefused` for a schema that cannot be compiled. */
export async function emitGeneratedFiles(
  model: ManifestModel,
  slots: readonly HandlerSlot[],
  style: ImportStyle,
): Promise<ReadonlyMap<string, string>> {
  const checks = deriveChecks(model);
  const types = await emitTypes(model, style);
  const validators = emitValidators({
    header: fileHeader(model),
    checks,
    shared: model.schemas,
    codegen: CODEGEN_PATH,
    types: { names: types.names, from: relativeImport("generated", "generated/types.ts", style) },
  });
  const client = model.client ? await emitClient(clientFromManifest(model), "client", style) : [];
  const place = (name: string): string => posix.join(model.source, "generated", name);
  return new Map([
    ...client.map(([name, text]) => [place(name), text] as const),
    [place("server.ts"), emitServer(model, slots, checks, style)],
    [place("types.ts"), types.text],
    [place("validators.ts"), validators],
  ]);
}
