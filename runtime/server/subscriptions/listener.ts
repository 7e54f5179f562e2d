import type { Access, AuthInfo } from "../engine.ts";

/** Lists that clients are told of when they change; templates belong to the resources. */
export const LIST_KINDS = ["tools", "prompts", "resources"] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** Somebody who is told of changes: a listen stream of the modern era, or a session of the legacy one. */
export interface Listener {
  readonly auth: AuthInfo | undefined;
  readonly access: Access | undefined;
  /** Whether other processes tell it of changes as well. */
  readonly shared: boolean;
  /** `mark` tells news apart that several processes tell of. */
  listChanged(kind: ListKind, mark: number | undefined): void;
  resourceUpdated(uri: string, mark: number | undefined): void;
}
