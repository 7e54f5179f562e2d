import { didYouMean } from "../../diagnostics/closest.ts";
import { RemoteUsage } from "./exit.ts";

/** The component of that name; where there is none, says what there is instead. */
export function assertNamed<Item extends { readonly name: string }>(
  kind: string,
  name: string,
  items: readonly Item[],
): Item {
  const found = items.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = items.map((one) => one.name);
  throw new RemoteUsage(`The server has no ${kind} "${name}". ${nearby(name, names)}`);
}

/** What may have been meant, or what there is. */
export function nearby(name: string, names: readonly string[]): string {
  return didYouMean(name, names) ?? (names.length === 0 ? "It has none." : `It has ${names.slice(0, 20).join(", ")}.`);
}
