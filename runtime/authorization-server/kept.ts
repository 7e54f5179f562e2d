import type { Records } from "../store/records.ts";
import { digestOf } from "./digest.ts";
import type { Grant } from "./provider.ts";

/** What one sign-in led to; codes and tokens of it are good as long as its record is there. */
export interface KeptFamily {
  readonly clientId: string;
  readonly subject: string;
  /** When it ends at the latest, in milliseconds since 1970. */
  readonly until: number;
}

/** A code, or a token: kept by its digest. */
export interface KeptGrant extends Grant {
  readonly family: string;
  /** It was exchanged; whoever shows it once more stole it, or was stolen from. */
  readonly used?: true;
}

export interface KeptCode extends KeptGrant {
  readonly redirectUri: string;
  readonly codeChallenge: string;
}

export interface KeptAccess extends KeptGrant {
  readonly issuedAt: number;
}

export type Kind = "code" | "refresh" | "access";

/** Codes, tokens and families in records. */
export class Kept {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  /** What a secret stands for; `undefined` once it ended unused, or its family was revoked. */
  async find<T extends KeptGrant>(kind: Kind, secret: string): Promise<T | undefined> {
    const text = await this.#records.get(keyOf(kind, secret));
    if (text === undefined) return undefined;
    const found = JSON.parse(text) as T;
    if (!found.used && found.expiresAt * 1000 <= Date.now()) return undefined;
    return (await this.#records.get(familyKey(found.family))) === undefined ? undefined : found;
  }

  async keep<T extends KeptGrant>(kind: Kind, secret: string, value: T, ttl: number): Promise<void> {
    await this.#records.set(keyOf(kind, secret), JSON.stringify(value), ttl);
  }

  /** Marks as used, and keeps the mark for `ttl`; false where it was used already, or is gone. */
  async use(kind: Kind, secret: string, ttl: number): Promise<boolean> {
    const key = keyOf(kind, secret);
    const text = await this.#records.get(key);
    if (text === undefined) return false;
    const found = JSON.parse(text) as KeptGrant;
    if (found.used) return false;
    return this.#records.swap(key, text, JSON.stringify({ ...found, used: true }), ttl);
  }

  async forget(kind: Kind, secret: string): Promise<void> {
    await this.#records.delete(keyOf(kind, secret));
  }

  async begin(family: string, value: KeptFamily, ttl: number): Promise<void> {
    await this.#records.set(familyKey(family), JSON.stringify(value), ttl);
  }

  /** Keeps a family for longer, as far as it may last; false where it was revoked, or is over. */
  async prolong(family: string, ttl: number): Promise<boolean> {
    const key = familyKey(family);
    const text = await this.#records.get(key);
    if (text === undefined) return false;
    const left = (JSON.parse(text) as KeptFamily).until - Date.now();
    return left > 0 && this.#records.swap(key, text, text, Math.min(ttl, left));
  }

  /** Ends all that a sign-in led to. */
  async revoke(family: string): Promise<void> {
    await this.#records.delete(familyKey(family));
  }
}

const keyOf = (kind: Kind, secret: string): string => `${kind}:${digestOf(secret)}`;
const familyKey = (family: string): string => `family:${family}`;
