import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { root } from "../command-line.ts";

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mcpwright-spec-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of `schema/` that a test may change. */
export async function copyOfSchema(): Promise<string> {
  const folder = join(await temporaryFolder(), "schema");
  await cp(join(root, "schema"), folder, { recursive: true });
  return folder;
}
