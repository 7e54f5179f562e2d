/** Calls whose handler says each message when it is told to, and streams read event by event. */
import { createServer, type HostingOptions, type Server } from "@mcpwright/runtime";
import { onTestFinished } from "vitest";
import { hosts, openSession, posted, type Reply, type Send } from "../http/support.ts";

export interface Event {
  readonly id: string | undefined;
  readonly retry: string | undefined;
  readonly data: string | undefined;
}

/** Reads the events of a response one by one. */
export class EventReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder: TextDecoder = new TextDecoder();
  #text = "";

  constructor(response: Response) {
    if (response.status !== 200 || response.body === null) throw new Error(`no stream: ${response.status}`);
    this.#reader = (response.body as ReadableStream<Uint8Array>).getReader();
  }

  /** The next event, or `undefined` at the end of the stream. */
  async next(): Promise<Event | undefined> {
    let end = this.#text.indexOf("\n\n");
    while (end < 0) {
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      this.#text += this.#decoder.decode(value, { stream: true });
      end = this.#text.indexOf("\n\n");
    }
    const lines = this.#text.slice(0, end).split("\n");
    this.#text = this.#text.slice(end + 2);
    const field = (name: string): string | undefined =>
      lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    return { id: field("id"), retry: field("retry"), data: field("data") };
  }

  async take(count: number): Promise<Event[]> {
    const taken: Event[] = [];
    while (taken.length < count) {
      const event = await this.next();
      if (event === undefined) throw new Error(`ended after ${JSON.stringify(taken)}`);
      taken.push(event);
    }
    return taken;
  }

  async rest(): Promise<Event[]> {
    const taken: Event[] = [];
    for (let event = await this.next(); event !== undefined; event = await this.next()) taken.push(event);
    return taken;
  }

  /** Goes away, as a client does whose connection is lost. */
  async cut(): Promise<void> {
    await this.#reader.cancel();
  }
}

export interface Talk {
  /** Has the call say its next progress, or answer after the last. */
  step(): void;
  /** Has it end the connection of its stream. */
  close(retry?: number): void;
}

export interface Session {
  readonly headers: Record<string, string>;
  readonly send: Send;
  /** Calls `talk`, which reports progress 1…`steps`, one a step, and then answers. `first` makes the answer a stream. */
  call(
    id: number,
    steps: number,
    first?: (talk: Talk) => void,
  ): Promise<{ readonly response: Response; readonly talk: Talk }>;
  get(lastEventId?: string): Promise<Response>;
}

export type Host = keyof typeof hosts;

/** A server with `talk`, put on HTTP. `open` gives a session of a revision. */
export async function makeTalker(
  host: Host,
  options: HostingOptions = {},
): Promise<{ server: Server; send: Send; open: (revision?: string) => Promise<Session> }> {
  const server = createServer({ name: "talker", version: "1.0.0", logger: () => {} });
  const talks = new Map<unknown, { talk: Talk; begun: () => void }>();
  server.tools.add({ name: "talk", inputSchema: { type: "object" } }, async ({ key, steps }, ctx) => {
    const turns: (() => void)[] = [];
    const waiting: (() => void)[] = [];
    const turn = (): Promise<void> =>
      new Promise((resolve) => {
        if (turns.pop()) resolve();
        else waiting.push(resolve);
      });
    const step = (): void => {
      const next = waiting.shift();
      if (next) next();
      else turns.push(() => {});
    };
    ctx.signal.addEventListener("abort", step);
    const entry = talks.get(key);
    if (entry) {
      entry.talk = { step, close: (retry) => ctx.closeStream(retry === undefined ? {} : { retry }) };
      entry.begun();
    }
    for (let said = 1; said <= Number(steps); said++) {
      await turn();
      ctx.progress(said);
    }
    await turn();
    return `said ${String(key)}`;
  });
  const send = await hosts[host](server, options);
  return {
    server,
    send,
    async open(revision = "2025-11-25") {
      const headers = await openSession(send, revision);
      const get = (lastEventId?: string): Promise<Response> =>
        send({
          method: "GET",
          headers: { ...headers, accept: "text/event-stream", ...(lastEventId && { "last-event-id": lastEventId }) },
        });
      const call: Session["call"] = async (id, steps, first = (talk) => talk.step()) => {
        const key = `${headers["mcp-session-id"]}/${id}`;
        const entry = { talk: { step() {}, close() {} } as Talk, begun: (): void => {} };
        const begun = new Promise<void>((resolve) => {
          entry.begun = resolve;
        });
        talks.set(key, entry);
        const params = { name: "talk", arguments: { key, steps }, _meta: { progressToken: id } };
        const response = send(posted({ jsonrpc: "2.0", id, method: "tools/call", params }, headers));
        // A test that cuts the connection looks at nothing more of it.
        response.catch(() => {});
        await begun;
        first(entry.talk);
        return { response: await response, talk: entry.talk };
      };
      onTestFinished(async () => void (await send({ method: "DELETE", headers })).status);
      return { headers, send, call, get };
    },
  };
}

/** What the messages of events say: `1`, `2`, … for progress, and the text of an answer. */
export function said(events: readonly Event[]): unknown[] {
  return events
    .filter(({ data }) => data !== undefined && data !== "")
    .map(({ data }) => {
      const message = JSON.parse(data ?? "") as Reply & { params?: { progress?: number } };
      if (message.method !== undefined) return message.params?.progress;
      return (message.result?.["content"] as { text: string }[] | undefined)?.[0]?.text ?? message.error?.message;
    });
}
