import type { ModelPreferences } from "@mcpwright/protocol/2026-07-28";

/**
 * The model that a sampling handler is asked to prefer: the first hint that is part of a name decides, and the first such
 * name (SAMP-07). `undefined` where no hint names any of them; the priorities then say what matters (SAMP-08).
 */
export function preferredModel(
  models: readonly string[],
  preferences: ModelPreferences | undefined,
): string | undefined {
  for (const { name } of preferences?.hints ?? []) {
    const found = name === undefined || name === "" ? undefined : models.find((model) => model.includes(name));
    if (found !== undefined) return found;
  }
  return undefined;
}
