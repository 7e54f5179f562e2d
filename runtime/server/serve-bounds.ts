import type { SettingsSource } from "./environment.ts";
import { SettingReader } from "./setting-reader.ts";

/** Bounds that `serve` sets for the whole server, whatever it is reached by. */
export interface ServeBounds {
  readonly pageSize: number | undefined;
  readonly maxSubscriptions: number | undefined;
}

/** Reads them, environment expanded. Throws a `LocalError` that names key and line of what is wrong. */
export function readServeBounds(serve: Readonly<Record<string, unknown>>, source: SettingsSource): ServeBounds {
  const { pageSize, maxSubscriptions } = serve;
  const read = new SettingReader("serve", { pageSize, maxSubscriptions }, source);
  const bounds = {
    pageSize: read.integer("pageSize", 1, 10_000),
    maxSubscriptions: read.integer("maxSubscriptions", 0, 1_000_000),
  };
  read.finish();
  return bounds;
}
