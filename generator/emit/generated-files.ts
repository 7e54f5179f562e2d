/** The files below `generated/`, always rewritten. */
import { posix } from "node:path";
import type { ManifestModel } from "../manifest/model.ts";
import { deriveChecks } from "./checks.ts";
import type { HandlerSlot } from "./handler-slots.ts";
import type { ImportStyle } from "./layout.ts";
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
  const validators = emitValidators(model, checks, types.names, style);
  const place = (name: string): string => posix.join(model.source, "generated", name);
  return new Map([
    [place("server.ts"), emitServer(model, slots, checks, style)],
    [place("types.ts"), types.text],
    [place("validators.ts"), validators],
  ]);
}
