import { didYouMean } from "../../diagnostics/closest.ts";
import { RemoteUsage } from "./exit.ts";

/** What servers answer to a name they do not know. */
const INVALID_PARAMS = -32602;

/**
 * Rethrows why a call failed. Where nothing of that name is listed, and the server knows none either, it says what there is
 * instead; what is merely not listed may need a scope that the call asked for.
 */
export function explainUnknown(
  error: unknown,
  kind: string,
  name: string,
  items: readonly { readonly name: string }[],
): never {
  const names = items.map((one) => one.name);
  if (names.includes(name) || (error as { readonly code?: unknown }).code !== INVALID_PARAMS) throw error;
  throw new RemoteUsage(`The server has no ${kind} "${name}". ${nearby(name, names)}`);
}

/** What may have been meant, or what there is. */
export function nearby(name: string, names: readonly string[]): string {
  return didYouMean(name, names) ?? (names.length === 0 ? "It has none." : `It has ${names.slice(0, 20).join(", ")}.`);
}
