/** The trace context of a request, as handlers see it. */
import { createServer, type Server, type TraceContext } from "@mcpwright/runtime";
import { expect } from "vitest";
import { everyCell, modernRevisions } from "../support/matrix.ts";
import { itemsOf, type Wire } from "../support/wire.ts";

function make(): Server {
  const server = createServer({ name: "s", version: "1", logger: () => undefined });
  server.tools.add({ name: "t" }, (_input, { trace }) => JSON.stringify(trace));
  return server;
}

async function seen(wire: Wire, _meta: object): Promise<TraceContext> {
  const { result } = await wire.request("tools/call", { name: "t", _meta });
  const [block] = itemsOf<{ readonly text: string }>(result, "content");
  return JSON.parse(block?.text ?? "") as TraceContext;
}

const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const whole = { traceparent, tracestate: "a=1,b@c=2", baggage: "user=ann;p=1" };

async function wellFormed(wire: Wire): Promise<void> {
  expect(await seen(wire, whole)).toEqual(whole);
  expect(await seen(wire, { "com.example/k": 1 })).toEqual({});
  expect(await seen(wire, { baggage: "a=1" })).toEqual({ baggage: "a=1" });
  // A later version of the form may say more.
  const later = `01${traceparent.slice(2)}-more`;
  expect(await seen(wire, { traceparent: later })).toEqual({ traceparent: later });
  for (const malformed of [
    "",
    "x",
    7,
    {},
    `${traceparent}-more`,
    `ff${traceparent.slice(2)}`,
    traceparent.toUpperCase(),
    `00-${"0".repeat(32)}-b7ad6b7169203331-01`,
    `00-0af7651916cd43dd8448eb211c80319c-${"0".repeat(16)}-01`,
    `01${traceparent.slice(2)}-${"x".repeat(600)}`,
  ]) {
    expect(await seen(wire, { ...whole, traceparent: malformed })).toEqual({ baggage: whole.baggage });
  }
  expect(await seen(wire, { traceparent, tracestate: 1, baggage: "x".repeat(9000) })).toEqual({ traceparent });
  // Nothing is remembered from one request for the next (STATE-01).
  expect(await seen(wire, {})).toEqual({});
}

everyCell("META-08, STATE-01 trace context holds what W3C defines, or nothing", make, wellFormed, modernRevisions);
everyCell("trace context of any revision holds what W3C defines, or nothing", make, wellFormed);
