import { isObject } from "../jsonrpc.ts";

/** Where a request stands in a distributed trace, as the client says it in `_meta` (META-08): W3C Trace Context and Baggage. */
export interface TraceContext {
  /** The caller's span. Absent when the client sent none, or one that is not of the W3C form. */
  readonly traceparent?: string;
  /** What tracing systems add to it; only beside a `traceparent`. */
  readonly tracestate?: string;
  /** Values that go along with the trace. */
  readonly baggage?: string;
}

const PARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
/** Later versions may say more behind the four parts. */
const LATER_PARENT = /^(?!00|ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}-/;
/** Longest text that is taken of each: as long as what W3C asks every party to pass on. */
const MOST = { traceparent: 512, tracestate: 512, baggage: 8192 } as const;

function textOf(meta: unknown, key: keyof typeof MOST): string | undefined {
  const value = isObject(meta) ? meta[key] : undefined;
  return typeof value === "string" && value !== "" && value.length <= MOST[key] ? value : undefined;
}

/** Reads the trace context of a request; what is malformed is as if it were not there. */
export function traceContextOf(meta: unknown): TraceContext {
  const given = textOf(meta, "traceparent");
  const traceparent = given !== undefined && (PARENT.test(given) || LATER_PARENT.test(given)) ? given : undefined;
  const tracestate = traceparent === undefined ? undefined : textOf(meta, "tracestate");
  const baggage = textOf(meta, "baggage");
  return {
    ...(traceparent !== undefined && { traceparent }),
    ...(tracestate !== undefined && { tracestate }),
    ...(baggage !== undefined && { baggage }),
  };
}
