/** A client of HTTP+SSE that is nothing but sockets: the stream of a session, and POSTs to where it points. */
import { type HostingOptions, listen, type Server } from "@mcpwright/runtime";
import { onTestFinished } from "vitest";
import { posted, type Reply } from "../http/support.ts";

export interface Event {
  readonly name: string;
  readonly data: string;
}

/** A stream that was opened, and the session behind it. */
export class SseClient {
  readonly response: Response;
  readonly events: Event[] = [];
  /** Where messages go, resolved against the URL of the stream. */
  endpoint = "";
  /** Resolves when the server ended the stream; rejects when it broke off. */
  readonly ended: Promise<void>;
  readonly #abort: AbortController;
  readonly #watchers: Set<() => void> = new Set();
  #last = 0;

  private constructor(response: Response, abort: AbortController) {
    this.response = response;
    this.#abort = abort;
    this.ended = this.#read();
    this.ended.catch(() => {});
  }

  /** Opens a stream and waits for the event that says where to send. */
  static async open(url: string | URL, headers: Record<string, string> = {}): Promise<SseClient> {
    const abort = new AbortController();
    const init = { headers: { accept: "text/event-stream", ...headers }, signal: abort.signal };
    const client = new SseClient(await fetch(url, init), abort);
    onTestFinished(() => client.close());
    const { data } = await client.event(({ name }) => name === "endpoint");
    client.endpoint = new URL(data, url).href;
    return client;
  }

  close(): void {
    this.#abort.abort();
  }

  /** Resolves with the first event, old or new, that meets the condition. */
  event(condition: (event: Event) => boolean): Promise<Event> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = this.events.find(condition);
        if (found === undefined) return;
        this.#watchers.delete(look);
        resolve(found);
      };
      this.#watchers.add(look);
      this.ended.then(
        () => reject(new Error("the stream ended")),
        (error: unknown) => reject(error),
      );
      look();
    });
  }

  message(condition: (message: Reply) => boolean): Promise<Reply> {
    return this.event(({ name, data }) => name === "message" && condition(JSON.parse(data) as Reply)).then(
      ({ data }) => JSON.parse(data) as Reply,
    );
  }

  post(message: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.endpoint, posted(message, headers));
  }

  /** Sends a request and waits for its answer on the stream. */
  async request(method: string, params: object = {}): Promise<Reply> {
    const id = ++this.#last;
    const response = await this.post({ jsonrpc: "2.0", id, method, params });
    if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
    return this.message((message) => message.id === id && message.method === undefined);
  }

  async initialize(protocolVersion = "2024-11-05", capabilities: object = {}): Promise<Reply> {
    const clientInfo = { name: "test", version: "1" };
    const opened = await this.request("initialize", { protocolVersion, capabilities, clientInfo });
    await this.post({ jsonrpc: "2.0", method: "notifications/initialized" });
    return opened;
  }

  async #read(): Promise<void> {
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of this.response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        const lines = text.slice(0, end).split("\n");
        text = text.slice(end + 2);
        const field = (name: string): string =>
          lines.flatMap((line) => (line.startsWith(`${name}: `) ? [line.slice(name.length + 2)] : [])).join("\n");
        this.events.push({ name: field("event"), data: field("data") });
        for (const look of [...this.#watchers]) look();
      }
    }
  }
}

/** Puts a server on a port, with HTTP+SSE beside the endpoint. Gives the URL of the stream. */
export async function listenWithSse(server: Server, options: HostingOptions = {}): Promise<string> {
  const listening = await listen(server, { port: 0, sse: true, ...options });
  onTestFinished(() => listening.close(0));
  return new URL("/sse", listening.url).href;
}
