import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as requestHttp,
} from "node:http";
import { request as requestHttps, Agent as TlsAgent } from "node:https";
import { LocalError } from "../errors.ts";
import { isObject, type JsonObject, type RequestId } from "../jsonrpc.ts";
import { mirroredValue } from "./header-value.ts";
import { HttpStatusError } from "./http-status-error.ts";
import type { Envelope, Link, Reply, RequestMessage } from "./link.ts";
import { asResponse, connectionClosed } from "./pending.ts";
import { SseReader } from "./sse-reader.ts";

const MAX_ANSWER = 64 * 1024 * 1024;
const CLOSE_TIMEOUT = 2_000;

/** Streamable HTTP, of either era: one POST a message, answered with JSON or a stream. */
export class HttpLink implements Link {
  readonly kind = "http";
  onMessage: (message: JsonObject) => void = () => {};
  readonly #url: URL;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #agent: Agent;
  readonly #request: typeof requestHttp;

  constructor(url: URL, headers: Readonly<Record<string, string>>) {
    const tls = url.protocol === "https:";
    this.#url = url;
    this.#headers = headers;
    this.#agent = tls ? new TlsAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
    this.#request = tls ? requestHttps : requestHttp;
  }

  async request(message: RequestMessage, envelope: Envelope, signal: AbortSignal): Promise<Reply> {
    const answer = await this.#post(message, message.method, envelope, signal);
    const status = answer.statusCode ?? 0;
    const session = answer.headers["mcp-session-id"];
    const opened = typeof session === "string" ? { session } : {};
    if (isType(answer, "text/event-stream") && status < 300) {
      return { ...(await this.#readStream(answer, message.id, signal)), status, ...opened };
    }
    const body = await this.#readBody(answer, signal);
    const response = this.#findResponse(body, message.id);
    if (response === undefined) throw new HttpStatusError(this.#url.href, status, body);
    return { response, status, ...opened };
  }

  async send(message: object, envelope: Envelope): Promise<void> {
    const method = (message as { readonly method?: string }).method;
    const answer = await this.#post(message, method, envelope, AbortSignal.timeout(30_000));
    const body = await this.#readBody(answer, undefined);
    const status = answer.statusCode ?? 0;
    if (status >= 300) throw new HttpStatusError(this.#url.href, status, body);
  }

  /** Ends the session, when there is one (SESS-08), and the connections. */
  async close(envelope: Envelope): Promise<void> {
    if (envelope.session !== undefined) {
      const signal = AbortSignal.timeout(CLOSE_TIMEOUT);
      // The server may refuse (405), or be gone already: the session is over either way.
      await this.#exchange("DELETE", this.#envelopeHeaders(undefined, envelope), undefined, signal).then(
        (answer) => answer.resume(),
        () => {},
      );
    }
    this.#agent.destroy();
  }

  #post(
    message: object,
    method: string | undefined,
    envelope: Envelope,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const body = Buffer.from(JSON.stringify(message), "utf8");
    const headers = {
      ...this.#envelopeHeaders(method, envelope),
      "Content-Type": "application/json",
      "Content-Length": body.length,
      Accept: "application/json, text/event-stream",
    };
    return this.#exchange("POST", headers, body, signal);
  }

  #envelopeHeaders(method: string | undefined, envelope: Envelope): OutgoingHttpHeaders {
    const headers: OutgoingHttpHeaders = { ...this.#headers };
    if (envelope.version !== undefined) headers["MCP-Protocol-Version"] = envelope.version;
    if (envelope.session !== undefined) headers["Mcp-Session-Id"] = envelope.session;
    if (envelope.modern && method !== undefined) headers["Mcp-Method"] = method;
    if (envelope.modern && envelope.name !== undefined) headers["Mcp-Name"] = mirroredValue(envelope.name);
    return headers;
  }

  #exchange(
    method: string,
    headers: OutgoingHttpHeaders,
    body: Buffer | undefined,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const request: ClientRequest = this.#request(this.#url, { method, headers, agent: this.#agent, signal }, resolve);
      request.once("error", (error) => reject(signal.aborted ? signal.reason : this.#failed(error)));
      request.end(body);
    });
  }

  async #readBody(answer: IncomingMessage, signal: AbortSignal | undefined): Promise<string> {
    const chunks: Buffer[] = [];
    let length = 0;
    try {
      for await (const chunk of answer) {
        length += (chunk as Buffer).length;
        if (length > MAX_ANSWER) throw new RangeError(`The answer is longer than ${MAX_ANSWER} bytes`);
        chunks.push(chunk as Buffer);
      }
    } catch (error) {
      throw signal?.aborted ? signal.reason : this.#failed(error);
    }
    return Buffer.concat(chunks).toString("utf8");
  }

  #readStream(answer: IncomingMessage, id: RequestId, signal: AbortSignal): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const events = new SseReader(MAX_ANSWER, (data) => {
        const message = parse(data);
        const response = asResponse(message);
        if (response === undefined) {
          if (isObject(message)) this.onMessage(message);
        } else if (response.id === id) {
          resolve({ response });
          // The response is the last message of its stream; what the server still sends is not waited for.
          answer.resume();
        }
      });
      answer.setEncoding("utf8");
      answer.on("data", (text: string) => {
        try {
          events.push(text);
        } catch (error) {
          answer.destroy(error as Error);
        }
      });
      answer.once("error", (error) => reject(signal.aborted ? signal.reason : this.#failed(error)));
      answer.once("end", () => reject(connectionClosed(`${this.#url.href} ended the stream before the answer`)));
    });
  }

  #findResponse(body: string, id: RequestId): Reply["response"] | undefined {
    const message = parse(body);
    for (const one of Array.isArray(message) ? message : [message]) {
      const response = asResponse(one);
      // A refusal may lack the id (BASE-07); it answers this POST all the same.
      if (response !== undefined && (response.id === id || response.id === undefined || response.id === null)) {
        return response;
      }
    }
    return undefined;
  }

  #failed(error: unknown): LocalError {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
      return new LocalError("connect-failed", `Cannot reach ${this.#url.href} (${code})`, { cause: error });
    }
    return connectionClosed(`The connection to ${this.#url.href} failed: ${message || code}`, error);
  }
}

function isType(answer: IncomingMessage, type: string): boolean {
  return (answer.headers["content-type"] ?? "").toLowerCase().startsWith(type);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
