import type { AnyClientRequests, ClientMethod } from "@mcpwright/protocol";

/** Fields that every result of 2026-07-28 has and no earlier one. */
type ModernFields = "resultType" | "ttlMs" | "cacheScope";

/** The fields `Key` of `T` become optional. */
type Optionally<T, Key extends PropertyKey> = Omit<T, Key> & Partial<Pick<T, Key & keyof T>>;

export type RequestMethod = ClientMethod;

/** What a caller gives; the client adds what the era demands in `_meta`. */
export type Params<M extends RequestMethod> = AnyClientRequests[M] extends { readonly params: infer P }
  ? Optionally<P, "_meta">
  : never;

/** What a caller gets, from a server of any revision. */
export type Result<M extends RequestMethod> = AnyClientRequests[M] extends { readonly result: infer R }
  ? Optionally<R, ModernFields>
  : never;
