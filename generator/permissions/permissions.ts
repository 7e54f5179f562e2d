import type { JsonObject } from "../manifest/model.ts";

/** Who may use a component: anyone at all, callers with any good token, or those whose token has the scopes it needs. */
export type Access = "anyone" | "token" | "scopes";

export type ComponentKind = "tool" | "resource" | "prompt" | "method" | "skill";

/** A scope that a call needs. */
export interface NeededScope {
  readonly name: string;
  /** Declared scopes that include it, at once or through others: each of them will do. */
  readonly includedIn: readonly string[];
}

/** One component of a manifest, and who may use it over HTTP. */
export interface ComponentPermissions {
  readonly kind: ComponentKind;
  /** Its name in the manifest; of a skill the URI. */
  readonly name: string;
  readonly access: Access;
  /** All of these: its own scopes and those every request needs. Empty unless `access` is `scopes`. */
  readonly scopes: readonly NeededScope[];
  /** Names of the keys below `auth.keys` that will do. */
  readonly keys: readonly string[];
  /** Of a tool, as written: `readOnlyHint`, `destructiveHint`, `idempotentHint`, `openWorldHint`. */
  readonly annotations?: JsonObject;
  /** Of a tool that can become a task. */
  readonly task?: "optional" | "required";
  /** The function that decides besides who sees it. */
  readonly visible?: string;
}

/** A declared scope. */
export interface DeclaredScope {
  readonly name: string;
  readonly description: string;
  /** Scopes that a caller with this one has too, those of included ones as well. */
  readonly includes: readonly string[];
}

/** Who holds a key of `auth.keys`. The key itself is told to nobody. */
export interface KeyHolder {
  readonly name: string;
  /** Included ones as well. */
  readonly scopes: readonly string[];
}

/**
 * Who may use what of a server: what `mcpwright report permissions --format json` prints. Later versions add fields; one
 * that changes the meaning of a field has another `version`.
 */
export interface Permissions {
  readonly version: 1;
  /** The manifest, as the command line named it. */
  readonly manifest: string;
  readonly server: { readonly name: string; readonly version: string };
  /** Whether callers are verified at all. */
  readonly protected: boolean;
  /** Whose tokens are accepted, as written. */
  readonly issuers: readonly string[];
  /** Scopes that every request needs. */
  readonly required: readonly string[];
  readonly scopes: readonly DeclaredScope[];
  readonly keys: readonly KeyHolder[];
  /** In the order of the manifest. */
  readonly components: readonly ComponentPermissions[];
}
