import type { Era } from "../contract/contract.ts";

/** One entry of `revisions.json`. */
export interface RevisionInfo {
  readonly id: string;
  readonly era: Era;
  /** `current` is the newest final one; `final` ones stay in use; `draft` may still move. */
  readonly status: "current" | "final" | "draft";
  /** Commit of the specification repository the official file was taken from. */
  readonly upstream?: string;
  /** SHA-256 of the official file's bytes. */
  readonly sha256: string;
  /** The `$schema` of the official file. */
  readonly dialect: string;
}

/** Adds or replaces an entry; the newest final revision is the current one. */
export function withRevision(list: readonly RevisionInfo[], entry: RevisionInfo): readonly RevisionInfo[] {
  const all = [...list.filter(({ id }) => id !== entry.id), entry].sort((a, b) => (a.id < b.id ? -1 : 1));
  const newest = all.findLast(({ status }) => status !== "draft")?.id;
  return all.map((info) => {
    if (info.status === "draft") return info;
    return { ...info, status: info.id === newest ? "current" : "final" };
  });
}

/** `revisions.json` as it is stored. */
export function renderRevisions(list: readonly RevisionInfo[]): string {
  return `${JSON.stringify(list, null, 2)}\n`;
}
