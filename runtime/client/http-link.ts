import { LocalError } from "../errors.ts";
import type { JsonObject, RequestId } from "../jsonrpc.ts";
import { isObject } from "../jsonrpc.ts";
import type { Ending } from "./call-end.ts";
import { EventStream } from "./event-stream.ts";
import { mirroredValue } from "./header-value.ts";
import { HttpStatusError } from "./http-status-error.ts";
import type { HttpAnswer, HttpWire } from "./http-wire.ts";
import type { Envelope, Link, Reply, RequestMessage, ResponseMessage } from "./link.ts";
import { isRepeatable } from "./loss.ts";
import { answerOf, connectionClosed } from "./pending.ts";

const MAX_ANSWER = 64 * 1024 * 1024;
const SEND_TIMEOUT = 30_000;
const CLOSE_TIMEOUT = 2_000;
const EVENTS = "text/event-stream";

/** Streamable HTTP, of either era: one POST a message, answered with JSON or a stream. */
export class HttpLink implements Link {
  readonly kind = "http";
  onMessage: (message: JsonObject) => void = () => {};
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #wire: HttpWire;
  /** Ends the stream on which a legacy server sends what belongs to no request. */
  #background = new AbortController();

  constructor(url: URL, headers: Readonly<Record<string, string>>, wire: HttpWire) {
    this.#url = url.href;
    this.#headers = headers;
    this.#wire = wire;
  }

  async request(message: RequestMessage, envelope: Envelope, signal: Ending): Promise<Reply> {
    const answer = await this.#post(message, message.method, envelope, signal);
    const { status } = answer;
    const session = answer.header("mcp-session-id");
    const opened = session === undefined ? {} : { session };
    if (isType(answer, EVENTS) && status < 300) {
      const response = await this.#awaitResponse(answer, message.id, { ...envelope, ...opened }, signal);
      return { response, status, ...opened };
    }
    const body = await readBody(answer);
    const answered = findAnswer(body, message.id);
    if (answered === undefined || (LocalError.is(answered) && status >= 300)) {
      throw new HttpStatusError(this.#url, status, body);
    }
    if (LocalError.is(answered)) throw answered;
    return { response: answered, status, ...opened };
  }

  async send(message: object, envelope: Envelope): Promise<void> {
    const method = (message as { readonly method?: string }).method;
    const answer = await this.#post(message, method, envelope, AbortSignal.timeout(SEND_TIMEOUT));
    const body = await readBody(answer);
    if (answer.status >= 300) throw new HttpStatusError(this.#url, answer.status, body);
  }

  /** Opens the stream of a legacy session (SHTTP-20), and keeps it open; a server without one answers 405. */
  begin(envelope: Envelope): void {
    this.#background.abort();
    if (envelope.modern) return;
    this.#background = new AbortController();
    const stream = this.#eventStream(envelope, this.#background.signal);
    stream.follow((message) => this.#hear(message)).catch(() => {});
  }

  /** Ends the session, when there is one (SESS-08), and the connections. */
  async close(envelope: Envelope): Promise<void> {
    this.#background.abort();
    if (envelope.session !== undefined) {
      const signal = AbortSignal.timeout(CLOSE_TIMEOUT);
      // The server may refuse (405), or be gone already: the session is over either way.
      await this.#wire.exchange({ method: "DELETE", headers: this.#envelopeHeaders(undefined, envelope), signal }).then(
        (answer) => answer.discard(),
        () => {},
      );
    }
    this.#wire.close();
  }

  #post(message: object, method: string | undefined, envelope: Envelope, signal: Ending): Promise<HttpAnswer> {
    const headers = this.#envelopeHeaders(method, envelope);
    headers["Content-Type"] = "application/json";
    headers["Accept"] = `application/json, ${EVENTS}`;
    const body = JSON.stringify(message);
    return this.#wire.exchange({ method: "POST", headers, body, signal, repeatable: isRepeatable(method) });
  }

  #envelopeHeaders(method: string | undefined, envelope: Envelope): Record<string, string> {
    const headers: Record<string, string> = { ...this.#headers };
    if (envelope.version !== undefined) headers["MCP-Protocol-Version"] = envelope.version;
    if (envelope.session !== undefined) headers["Mcp-Session-Id"] = envelope.session;
    if (!envelope.modern) return headers;
    if (method !== undefined) headers["Mcp-Method"] = method;
    if (envelope.name !== undefined) headers["Mcp-Name"] = mirroredValue(envelope.name);
    for (const [name, value] of envelope.mirrored ?? []) headers[`Mcp-Param-${name}`] = mirroredValue(value);
    return headers;
  }

  /** Reads a stream up to the response; a legacy one that breaks off is resumed (SHTTP-14, SHTTP-30). */
  async #awaitResponse(
    answer: HttpAnswer,
    id: RequestId,
    envelope: Envelope,
    signal: Ending,
  ): Promise<ResponseMessage> {
    const stream = this.#eventStream(envelope, signal);
    const take = (message: unknown): ResponseMessage | LocalError | undefined => {
      const answered = answerOf(message);
      if (answered === undefined) this.#hear(message);
      return isObject(message) && message["id"] === id ? answered : undefined;
    };
    const answered = envelope.modern ? await stream.read(answer, take) : await stream.readOn(answer, take);
    if (LocalError.is(answered)) throw answered;
    if (answered !== undefined) return answered;
    throw connectionClosed(`${this.#url} ended the stream before the answer`);
  }

  #eventStream(envelope: Envelope, signal: Ending): EventStream {
    return new EventStream(MAX_ANSWER, signal, async (lastId) => {
      const headers = this.#envelopeHeaders(undefined, envelope);
      headers["Accept"] = EVENTS;
      if (lastId !== undefined) headers["Last-Event-ID"] = lastId;
      const answer = await this.#wire.exchange({ method: "GET", headers, signal });
      if (answer.status < 300 && isType(answer, EVENTS)) return answer;
      throw new HttpStatusError(this.#url, answer.status, await readBody(answer));
    });
  }

  #hear(message: unknown): void {
    if (isObject(message)) this.onMessage(message);
  }
}

function isType(answer: HttpAnswer, type: string): boolean {
  return (answer.header("content-type") ?? "").toLowerCase().startsWith(type);
}

async function readBody(answer: HttpAnswer): Promise<string> {
  let body = "";
  await answer.read((text) => {
    body += text;
    if (body.length > MAX_ANSWER) throw new RangeError(`The answer is longer than ${MAX_ANSWER} characters`);
  });
  return body;
}

function findAnswer(body: string, id: RequestId): ResponseMessage | LocalError | undefined {
  const message = parseMessage(body);
  for (const one of Array.isArray(message) ? message : [message]) {
    const answered = answerOf(one);
    const answers = isObject(one) ? one["id"] : undefined;
    // A refusal may lack the id (BASE-07); it answers this POST all the same.
    if (answered !== undefined && (answers === id || answers === undefined || answers === null)) return answered;
  }
  return undefined;
}

function parseMessage(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
