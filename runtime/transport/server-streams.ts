/** The list of streams a session's client opened by GET, oldest first: edited alike by whoever keeps it. */
import type { ServerStream } from "../server/session-share.ts";

/** Streams opened by GET that a session may have; the oldest gives way, one that nobody reads first. */
const MOST_SERVER_STREAMS = 4;

export type ServerStreams = readonly ServerStream[];

/** The stream that gives way to a further one, if one has to. */
export function surplus(streams: ServerStreams): ServerStream | undefined {
  if (streams.length < MOST_SERVER_STREAMS) return undefined;
  return streams.find(({ read }) => !read) ?? streams[0];
}

export function without(streams: ServerStreams, name: string): ServerStreams {
  return streams.some((stream) => stream.name === name) ? streams.filter((stream) => stream.name !== name) : streams;
}

/** A stream has got a connection, or has lost it, at the process `by`. */
export function connected(streams: ServerStreams, name: string, by: string, read: boolean): ServerStreams {
  const stream = streams.find((known) => known.name === name);
  // Where it is read elsewhere by now, that it is not read here is no news.
  if (stream === undefined || (stream.by === by && stream.read === read) || (!read && stream.by !== by)) return streams;
  return streams.map((known) => (known === stream ? { name, by, read } : known));
}

/** A message goes out on one stream only: the newest that is read, else the newest (SHTTP-27). */
export function outletOf(streams: ServerStreams): ServerStream | undefined {
  return streams.findLast(({ read }) => read) ?? streams.at(-1);
}
