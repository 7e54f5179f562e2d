import type { SettingsSource } from "../server/environment.ts";
import { SettingReader } from "../server/setting-reader.ts";

/** What `serve` says of the process, whatever the server is reached by. */
export interface ProcessSettings {
  /** Time for running calls when the server stops, in milliseconds. */
  readonly drain: number | undefined;
  /** Longest line of stdin in bytes. */
  readonly line: number | undefined;
}

/** Reads them, environment expanded. Throws a `LocalError` that names key and line of what is wrong. */
export function readProcessSettings(serve: Readonly<Record<string, unknown>>, source: SettingsSource): ProcessSettings {
  const { drain, stdio } = serve;
  const read = new SettingReader("serve", { drain, stdio }, source);
  read.only("stdio", ["line"]);
  const settings = { drain: read.duration("drain"), line: read.size("stdio.line") };
  read.finish();
  return settings;
}
