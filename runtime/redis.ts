export type { RedisLogLimits } from "./store/redis-log.ts";
export { type RedisStore, type RedisStoreOptions, redisStore } from "./store/redis-store.ts";
