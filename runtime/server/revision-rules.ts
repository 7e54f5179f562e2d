/** What the tables of a revision do not say of it. */

/** The one revision in which a message may be an array of messages (BATCH-01). */
const BATCHING = "2025-03-26";

export function isBatchRevision(id: string): boolean {
  return id === BATCHING;
}
