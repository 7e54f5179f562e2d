import type { Access, AuthInfo } from "../engine.ts";

/** Lists that clients are told of when they change; templates belong to the resources. */
export const LIST_KINDS = ["tools", "prompts", "resources"] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** Somebody who is told of changes: a listen stream of the modern era, or a session of the legacy one. */
export interface Listener {
  readonly auth: AuthInfo | undefined;
  readonly access: Access | undefined;
  listChanged(kind: ListKind): void;
  resourceUpdated(uri: string): void;
}
