import { LocalError } from "../errors.ts";
import { deferredStore } from "../store/deferred-store.ts";
import { memoryStore } from "../store/memory-store.ts";
import { redisAddress } from "../store/redis-address.ts";
import type { Store } from "../store/store.ts";
import { expandEnvironment, type SettingsSource, settingAt } from "./environment.ts";

/**
 * The store that `serve.store` names. Throws a `LocalError` of code `setting-invalid` that says where, but not what was
 * found, as that may hold a password.
 */
export function readStore(written: unknown, source: SettingsSource): Store {
  if (written === undefined) return memoryStore();
  const { store } = expandEnvironment("serve", { store: written }, source).tree;
  if (store === "memory") return memoryStore();
  if (typeof store !== "string" || !/^rediss?:/i.test(store)) {
    const place = settingAt("serve.store", source);
    throw new LocalError("setting-invalid", `${place} must be memory, or a URL such as redis://host:6379`);
  }
  try {
    redisAddress(store);
  } catch (cause) {
    if (!LocalError.is(cause)) throw cause;
    throw new LocalError(cause.code, `${settingAt("serve.store", source)}: ${cause.message}`, { cause });
  }
  return deferredStore(async () => (await import("../store/redis-store.ts")).redisStore(store));
}
