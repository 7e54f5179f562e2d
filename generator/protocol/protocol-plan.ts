import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../diagnostics.ts";
import type { Plan } from "../plan.ts";
import { emitMessages } from "./emit-messages.ts";
import { emitCodes, emitIndex, emitRevisions } from "./emit-registry.ts";
import { emitRevisionIndex, emitRole } from "./emit-revision.ts";
import { emitMethods, emitShapes, emitValues } from "./emit-tables.ts";
import { emitTypes } from "./emit-types.ts";
import { emitValidators } from "./emit-validators.ts";
import { linkValidators } from "./link-validators.ts";
import type { ProtocolSource } from "./load.ts";
import { normaliseRevision } from "./normalise.ts";

export interface ProtocolPlan {
  /** Empty when a finding is an error. */
  readonly plan: Plan;
  readonly findings: readonly Diagnostic[];
}

/** The whole generated package: a pure function of `schema/` and the contract. */
export async function planProtocol(
  source: ProtocolSource,
  contract: ReadonlyMap<string, string>,
  official: boolean,
): Promise<ProtocolPlan> {
  const normalised = source.revisions.map((revision) => normaliseRevision(revision, official));
  const models = normalised.map(({ model }) => model);
  const codes = emitCodes(models);
  const findings = [...normalised.flatMap((revision) => revision.findings), ...codes.findings];
  if (findings.some(({ severity }) => severity === "error")) return { plan: new Map(), findings };
  const plan = new Map<string, string>();
  for (const [name, text] of contract) plan.set(`contract/${name}`, text);
  for (const linked of linkValidators(models)) {
    const { model } = linked;
    const put = (file: string, text: string): unknown => plan.set(`${model.info.id}/${file}`, text);
    put("types.ts", await emitTypes(model, source.docs));
    put("messages.ts", emitMessages(model, source.docs));
    put("methods.ts", emitMethods(model, source.docs));
    put("shapes.ts", emitShapes(model));
    put("values.ts", emitValues(model));
    put("server.ts", emitRole(linked, "server"));
    put("client.ts", emitRole(linked, "client"));
    put("index.ts", emitRevisionIndex(linked));
    for (const [file, text] of emitValidators(linked)) put(file, text);
  }
  plan.set("codes.ts", codes.text);
  plan.set("revisions.ts", emitRevisions(models));
  plan.set("index.ts", emitIndex(models));
  return { plan, findings };
}

/** The contract's sources, which are published beside the compiled generator. */
export async function loadContract(): Promise<ReadonlyMap<string, string>> {
  const folder = fileURLToPath(new URL("../../contract/", import.meta.url));
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort();
  const texts = names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const);
  return new Map(await Promise.all(texts));
}
