import type { Log } from "./log.ts";
import type { Records } from "./records.ts";
import type { Store } from "./store.ts";

/** A shared store whose modules are loaded when it is opened, or first used. Calls reach it in their order. */
export function deferredStore(load: () => Promise<Store>): Store {
  let loading: Promise<Store> | undefined;
  const loaded = (): Promise<Store> => {
    loading ??= load();
    return loading;
  };
  const records: Records = {
    get: async (key) => (await loaded()).records.get(key),
    set: async (key, text, ttl) => (await loaded()).records.set(key, text, ttl),
    swap: async (key, expected, text, ttl) => (await loaded()).records.swap(key, expected, text, ttl),
    delete: async (key) => (await loaded()).records.delete(key),
  };
  const log: Log = {
    append: async (group, stream, text, last) => (await loaded()).log.append(group, stream, text, last),
    appendOnce: async (group, stream, text, mark) => (await loaded()).log.appendOnce(group, stream, text, mark),
    read: async (group, stream, after) => (await loaded()).log.read(group, stream, after),
    release: async (group, stream) => (await loaded()).log.release(group, stream),
    drop: async (group, stream) => (await loaded()).log.drop(group, stream),
    wait(group, stream, wake) {
      let end: (() => void) | undefined;
      let over = false;
      loaded().then(
        (store) => {
          if (!over) end = store.log.wait(group, stream, wake);
        },
        // Whoever waits reads as well, and is told there.
        () => {},
      );
      return () => {
        over = true;
        end?.();
      };
    },
  };
  return {
    records,
    log,
    shared: true,
    open: async (logger) => (await loaded()).open?.(logger),
    close: async () => (await loading)?.close?.(),
  };
}
