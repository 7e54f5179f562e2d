import { LocalError } from "../errors.ts";
import type { Channel, ChannelEvents } from "./channel-link.ts";
import { HttpStatusError } from "./http-status-error.ts";
import type { HttpAnswer, HttpWire } from "./http-wire.ts";
import { connectionClosed } from "./pending.ts";
import { SseReader } from "./sse-reader.ts";

const MAX_EVENT = 64 * 1024 * 1024;
const MAX_REFUSAL = 16 * 1024;
const SEND_TIMEOUT = 30_000;

/** What a channel of HTTP+SSE needs of its surroundings. */
export interface SseSurroundings {
  readonly headers: Readonly<Record<string, string>>;
  /** Makes what sends requests to one URL. */
  readonly wire: (url: URL) => Promise<HttpWire>;
  /** Ends the opening. */
  readonly signal: AbortSignal;
}

/**
 * Opens the stream of HTTP+SSE, the transport of 2024-11-05. Rejects with an `HttpStatusError` where the URL has no such
 * stream, and with the `LocalError` `bad-endpoint` where it points to another origin (HSSE-07).
 */
export async function openSse(url: URL, surroundings: SseSurroundings, events: ChannelEvents): Promise<Channel> {
  const { headers, wire, signal } = surroundings;
  const end = new AbortController();
  const abort = (): void => end.abort(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) abort();
  const stream = await wire(url);
  let endpoint: URL;
  try {
    endpoint = await openStream(url, await request(url, stream, headers, end.signal), events);
  } catch (error) {
    end.abort(error);
    stream.close();
    throw error;
  } finally {
    signal.removeEventListener("abort", abort);
  }
  const messages = await wire(endpoint);
  return {
    // Every message is a POST to where the server said (HSSE-03); what answers it comes on the stream (HSSE-04).
    async send(text) {
      const sent = { ...headers, "Content-Type": "application/json" };
      const posted = await messages.exchange({
        method: "POST",
        headers: sent,
        body: text,
        signal: AbortSignal.timeout(SEND_TIMEOUT),
      });
      if (posted.status >= 300) throw new HttpStatusError(endpoint.href, posted.status, await beginningOf(posted));
      posted.discard();
    },
    close() {
      end.abort(connectionClosed("The client was closed"));
      stream.close();
      messages.close();
    },
  };
}

async function request(
  url: URL,
  wire: HttpWire,
  headers: SseSurroundings["headers"],
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const answer = await wire.exchange({ method: "GET", headers: { ...headers, Accept: "text/event-stream" }, signal });
  const type = answer.header("content-type") ?? "";
  if (answer.status === 200 && type.toLowerCase().startsWith("text/event-stream")) return answer;
  throw new HttpStatusError(url.href, answer.status, await beginningOf(answer));
}

/** Reads the stream for as long as it lasts; resolves to where messages go once it says so (HSSE-02). */
function openStream(url: URL, answer: HttpAnswer, events: ChannelEvents): Promise<URL> {
  return new Promise((resolve, reject) => {
    const reader = new SseReader(MAX_EVENT, (data, name) => {
      if (name === "endpoint") {
        const endpoint = endpointOf(data, url);
        if (endpoint instanceof URL) resolve(endpoint);
        else reject(endpoint);
      } else if (name === "message" || name === "") events.message(data);
    });
    const closed = (cause: unknown): void => {
      reject(cause ?? connectionClosed(`${url.href} ended the stream`));
      events.closed(cause);
    };
    answer.read((text) => reader.push(text)).then(() => closed(undefined), closed);
  });
}

/** Where messages go, or why they do not. */
function endpointOf(uri: string, base: URL): URL | LocalError {
  const endpoint = URL.canParse(uri, base.href) ? new URL(uri, base) : undefined;
  if (endpoint?.origin === base.origin) return endpoint;
  const said = JSON.stringify(uri.slice(0, 200));
  return new LocalError("bad-endpoint", `${base.href} asks for messages at ${said}, which is not of its own origin`);
}

/** What a server says to a refusal, as far as anybody wants to read it. */
async function beginningOf(answer: HttpAnswer): Promise<string> {
  let body = "";
  await answer.read((text) => {
    body = (body + text).slice(0, MAX_REFUSAL);
  });
  return body;
}
