import type { Log, LogEntry, LogRest } from "./log.ts";

export interface LogLimits {
  readonly streamEntries: number;
  readonly streamBytes: number;
  readonly groupEntries: number;
  readonly groupBytes: number;
  /** Bytes of all groups together. */
  readonly bytes: number;
  /** How long a stream is kept after it was read to its end, in milliseconds. */
  readonly grace: number;
}

const MIB = 1024 * 1024;

export const LOG_LIMITS: LogLimits = {
  streamEntries: 1000,
  streamBytes: 2 * MIB,
  groupEntries: 4000,
  groupBytes: 8 * MIB,
  bytes: 256 * MIB,
  grace: 60_000,
};

/** What an entry takes beside its text, whose characters count as two bytes each. */
const ENTRY_BYTES = 200;

interface Entry extends LogEntry {
  readonly bytes: number;
  readonly stream: Stream;
}

interface Stream {
  readonly name: string;
  readonly group: Group;
  readonly entries: Entry[];
  readonly waiting: Set<() => void>;
  bytes: number;
  next: number;
  ended: boolean;
}

interface Group {
  readonly name: string;
  readonly streams: Map<string, Stream>;
  /** Entries of every stream, oldest first. */
  readonly entries: Set<Entry>;
  /** The highest mark of each text that was added once. */
  marks: Map<string, number> | undefined;
  bytes: number;
}

/**
 * A log in the memory of this process. Where a bound is passed the oldest entries go: of the stream, of its group, of
 * the group that was quiet for longest. The entry that was added last always stays.
 */
export class MemoryLog implements Log {
  readonly #limits: LogLimits;
  readonly #groups: Map<string, Group> = new Map();
  /** Groups that hold entries, the one longest quiet first. */
  readonly #filled: Set<Group> = new Set();
  /** Streams read to their end, and until when they are kept. */
  readonly #released: Map<Stream, number> = new Map();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #bytes = 0;

  constructor(limits: LogLimits = LOG_LIMITS) {
    this.#limits = limits;
  }

  /** Bytes held, as the limits count them. */
  get bytes(): number {
    return this.#bytes;
  }

  append(groupName: string, streamName: string, text: string, last: boolean): number {
    const stream = this.#open(groupName, streamName);
    const { group } = stream;
    const entry: Entry = { id: stream.next++, text, bytes: ENTRY_BYTES + 2 * text.length, stream };
    stream.entries.push(entry);
    stream.ended ||= last;
    group.entries.add(entry);
    this.#count(stream, entry.bytes);
    this.#filled.delete(group);
    this.#filled.add(group);
    this.#trim(stream);
    for (const wake of [...stream.waiting]) wake();
    return entry.id;
  }

  appendOnce(groupName: string, streamName: string, text: string, mark: number): number | undefined {
    const { group } = this.#open(groupName, streamName);
    group.marks ??= new Map();
    if ((group.marks.get(text) ?? -1) >= mark) return undefined;
    group.marks.set(text, mark);
    return this.append(groupName, streamName, text, false);
  }

  read(group: string, name: string, after: number): LogRest | undefined {
    const stream = this.#stream(group, name);
    if (stream === undefined || stream.next === 1 || after < 0 || after >= stream.next) return undefined;
    const { entries, next, ended } = stream;
    const oldest = entries[0]?.id ?? next;
    return after + 1 < oldest ? undefined : { entries: entries.slice(after + 1 - oldest), ended };
  }

  wait(group: string, name: string, wake: () => void): () => void {
    const stream = this.#open(group, name);
    stream.waiting.add(wake);
    return () => {
      stream.waiting.delete(wake);
      if (stream.next === 1 && stream.waiting.size === 0) this.#forget(stream);
    };
  }

  release(group: string, name: string): void {
    const stream = this.#stream(group, name);
    if (stream === undefined || this.#released.has(stream)) return;
    this.#released.set(stream, Date.now() + this.#limits.grace);
    this.#arm();
  }

  drop(groupName: string, name?: string): void {
    const group = this.#groups.get(groupName);
    if (group === undefined) return;
    const streams = name === undefined ? [...group.streams.values()] : [group.streams.get(name)];
    for (const stream of streams) {
      if (stream === undefined) continue;
      for (const entry of [...stream.entries]) this.#remove(entry);
      this.#forget(stream);
    }
  }

  #stream(group: string, name: string): Stream | undefined {
    return this.#groups.get(group)?.streams.get(name);
  }

  #open(groupName: string, name: string): Stream {
    let group = this.#groups.get(groupName);
    if (group === undefined) {
      group = { name: groupName, streams: new Map(), entries: new Set(), marks: undefined, bytes: 0 };
      this.#groups.set(groupName, group);
    }
    let stream = group.streams.get(name);
    if (stream === undefined) {
      stream = { name, group, entries: [], waiting: new Set(), bytes: 0, next: 1, ended: false };
      group.streams.set(name, stream);
    }
    return stream;
  }

  #trim(stream: Stream): void {
    const { group, entries } = stream;
    const { streamEntries, streamBytes, groupEntries, groupBytes, bytes } = this.#limits;
    while (entries.length > 1 && (entries.length > streamEntries || stream.bytes > streamBytes)) {
      this.#removeFirst(entries);
    }
    while (group.entries.size > 1 && (group.entries.size > groupEntries || group.bytes > groupBytes)) {
      this.#removeFirst(group.entries);
    }
    for (const quiet of this.#filled) {
      while (this.#bytes > bytes && quiet.entries.size > (quiet === group ? 1 : 0)) this.#removeFirst(quiet.entries);
      if (this.#bytes <= bytes) break;
    }
  }

  #removeFirst(entries: Iterable<Entry>): void {
    for (const entry of entries) {
      this.#remove(entry);
      return;
    }
  }

  /** Removes an entry that is the oldest of its stream. */
  #remove(entry: Entry): void {
    const { stream, bytes } = entry;
    const { group } = stream;
    stream.entries.shift();
    group.entries.delete(entry);
    this.#count(stream, -bytes);
    if (group.entries.size === 0) this.#filled.delete(group);
    if (stream.ended && stream.entries.length === 0) this.#forget(stream);
  }

  #count(stream: Stream, bytes: number): void {
    stream.bytes += bytes;
    stream.group.bytes += bytes;
    this.#bytes += bytes;
  }

  #forget(stream: Stream): void {
    const { group, waiting, name } = stream;
    if (group.streams.get(name) !== stream) return;
    group.streams.delete(name);
    if (group.streams.size === 0) this.#groups.delete(group.name);
    this.#released.delete(stream);
    for (const wake of [...waiting]) wake();
    waiting.clear();
  }

  #arm(): void {
    if (this.#timer !== undefined) return;
    const timer = setTimeout(() => this.#expire(), this.#limits.grace);
    // Where timers are numbers, nothing waits for them.
    if (typeof timer === "object") timer.unref();
    this.#timer = timer;
  }

  #expire(): void {
    this.#timer = undefined;
    const now = Date.now();
    for (const [{ group, name }, due] of this.#released) {
      if (due <= now) this.drop(group.name, name);
    }
    if (this.#released.size > 0) this.#arm();
  }
}
