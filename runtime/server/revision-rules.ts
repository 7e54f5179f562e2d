/** What the tables of a revision do not say of it. */

/**
 * The last revision in which a message may be an array of messages (BATCH-01). The one before it says no word of them, and
 * takes them as JSON-RPC has them (BATCH-09).
 */
const BATCHING = "2025-03-26";

/** The first revision in which a server may end a connection before its stream ends (SHTTP-10, SHTTP-11). */
const POLLING = "2025-11-25";

/** The first revision whose peers look for extensions in the handshake (EXT-04). */
const EXTENSIONS = "2025-06-18";

export function hasExtensions(id: string): boolean {
  return id >= EXTENSIONS;
}

export function isBatchRevision(id: string): boolean {
  return id <= BATCHING;
}

/** Whether streams are primed with an event id, and a client polls a stream whose connection the server ended. */
export function isPollingRevision(id: string): boolean {
  return id >= POLLING;
}
