import { redisAddress } from "./redis-address.ts";
import { RedisConnection } from "./redis-connection.ts";
import { RedisLog, type RedisLogLimits } from "./redis-log.ts";
import { RedisRecords } from "./redis-records.ts";
import type { Store } from "./store.ts";

export interface RedisStoreOptions {
  /** What the names of keys and channels begin with; `mcpwright:` by default. */
  readonly prefix?: string;
  /** Bounds of the streams of one group. */
  readonly limits?: RedisLogLimits;
}

/** A store that every process shares which names the same Redis. Who uses it without a server ends it with `close`. */
export type RedisStore = Required<Store>;

/**
 * A store on the Redis at `redis://[[user]:password@]host[:port][/database]`, or `rediss://` for TLS. It connects when
 * the server starts, or with its first use. Throws a `LocalError` where the URL is none.
 */
export function redisStore(url: string, options: RedisStoreOptions = {}): RedisStore {
  const address = redisAddress(url, options.prefix);
  const connection = new RedisConnection(address);
  const subscriber: RedisConnection = new RedisConnection(address, () => log.reconnected());
  const log = new RedisLog(connection, subscriber, options.limits);
  let servers = 0;
  return {
    records: new RedisRecords(connection),
    log,
    shared: true,
    async open(logger) {
      servers++;
      await connection.open(logger);
    },
    async close() {
      servers--;
      if (servers > 0) return;
      servers = 0;
      await log.close();
      await connection.close();
    },
  };
}
