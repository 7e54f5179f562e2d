import type { MaybePromise } from "../server/engine.ts";

/** One entry of a stream. */
export interface LogEntry {
  /** Position in its stream: 1 for the first, one more for each that follows. */
  readonly id: number;
  readonly text: string;
}

/** What follows an entry of a stream. */
export interface LogRest {
  /** Oldest first. */
  readonly entries: readonly LogEntry[];
  /** Whether nothing will follow these. */
  readonly ended: boolean;
}

/**
 * Streams of texts that outlive the connections they are read from. Streams belong to a group, such as a session, and
 * are gone with it. Bounded: the oldest entries give way, so a reader that stays away for too long has to be told.
 * `release` and `drop` never reject: what they could not free is left to the bounds.
 */
export interface Log {
  /** Adds an entry at the end of a stream, which begins with its first entry and ends with the `last`. Gives its id. */
  append(group: string, stream: string, text: string, last: boolean): MaybePromise<number>;
  /**
   * Adds an entry that several may be about to add. `mark` says which one it is, and grows from one entry of the same text
   * to the next: gives no id, and adds nothing, where the group got the text with this mark or a higher one before.
   */
  appendOnce(group: string, stream: string, text: string, mark: number): MaybePromise<number | undefined>;
  /**
   * What follows the entry `after`, 0 for everything; `undefined` when the stream, or some of what followed, is gone.
   * Where that is much it may be the beginning only: then whoever waits for the stream is woken, and reads on.
   */
  read(group: string, stream: string, after: number): MaybePromise<LogRest | undefined>;
  /** Has `wake` called whenever the stream, which need not have begun, has got an entry or is gone. Returns what ends that. */
  wait(group: string, stream: string, wake: () => void): () => void;
  /** Says that a stream was read to its end: it is forgotten after a time of grace. */
  release(group: string, stream: string): MaybePromise<void>;
  /** Forgets a stream, or a whole group. */
  drop(group: string, stream?: string): MaybePromise<void>;
}
