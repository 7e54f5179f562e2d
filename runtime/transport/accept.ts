import type { ResponseMode } from "../server/settings.ts";

const BOTH = "application/json, text/event-stream";

/**
 * How a POST is to be answered, from the setting and what the client takes. Clients must take both kinds (HTTP-06,
 * SHTTP-06); one that takes a single kind gets that one. `undefined` when it takes neither (406).
 */
export function responseMode(setting: ResponseMode, accept: string | undefined): ResponseMode | undefined {
  if (accept === undefined || accept === BOTH) return setting;
  const json = /application\/(json|\*)|\*\/\*/i.test(accept);
  const sse = acceptsEvents(accept);
  if (json && sse) return setting;
  if (json) return "json";
  return sse ? "sse" : undefined;
}

/** Whether the client takes a stream of events. */
export function acceptsEvents(accept: string): boolean {
  return /text\/(event-stream|\*)|\*\/\*/i.test(accept);
}
