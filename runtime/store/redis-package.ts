import type { RedisClientType } from "redis";
import { LocalError } from "../errors.ts";

/** What is used of its client. */
export type RedisClient = Pick<
  RedisClientType,
  "connect" | "destroy" | "isReady" | "on" | "sendCommand" | "socketEpoch" | "subscribe" | "unsubscribe"
>;

/** Loads the client library, which only those install who need it. */
export async function loadRedis(): Promise<typeof import("redis")> {
  try {
    return await import("redis");
  } catch (cause) {
    if ((cause as { readonly code?: unknown }).code !== "ERR_MODULE_NOT_FOUND") throw cause;
    throw new LocalError("missing-package", "A store on Redis needs the package redis: run `npm install redis@6`", {
      cause,
    });
  }
}
