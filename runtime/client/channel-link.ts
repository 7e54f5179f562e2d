import { LocalError } from "../errors.ts";
import { isObject, type JsonObject } from "../jsonrpc.ts";
import type { Ending } from "./call-end.ts";
import type { Envelope, Link, Reply, RequestMessage } from "./link.ts";
import { connectionClosed, Pending } from "./pending.ts";

/** What carries the text of messages to the server, one at a time. */
export interface Channel {
  /** Sends one message, which has no line breaks. */
  send(text: string): void | Promise<void>;
  close(): void | Promise<void>;
}

/** What a channel tells of the other side. */
export interface ChannelEvents {
  /** The server sent a message. */
  message(text: string): void;
  /** The channel is gone: every call under way fails with the cause. */
  closed(cause?: unknown): void;
}

/** Opens a channel to the server; called again when the client needs one after a loss. */
export type OpenChannel = (events: ChannelEvents) => Channel | Promise<Channel>;

/** Shortest time between two openings, in milliseconds. */
const PATIENCE = 1_000;

/** A link over a channel that all messages share, in both directions. */
export class ChannelLink implements Link {
  readonly kind: string;
  onMessage: (message: JsonObject) => void = () => {};
  lost = false;
  readonly #open: OpenChannel;
  #channel: Channel | undefined;
  #pending = new Pending();
  #opened = 0;
  #over = false;

  private constructor(kind: string, open: OpenChannel) {
    this.kind = kind;
    this.#open = open;
  }

  static async open(kind: string, open: OpenChannel): Promise<ChannelLink> {
    const link = new ChannelLink(kind, open);
    await link.#connect();
    return link;
  }

  async request(message: RequestMessage, _envelope: Envelope, signal: Ending): Promise<Reply> {
    const pending = this.#pending;
    const reply = pending.wait(message.id, signal);
    // What could not be sent has no answer to wait for.
    this.send(message).catch((error: unknown) => pending.reject(message.id, error));
    return reply;
  }

  async send(message: object): Promise<void> {
    if (this.#channel === undefined) throw connectionClosed("The connection is closed");
    await this.#channel.send(JSON.stringify(message));
  }

  async restart(): Promise<void> {
    if (!this.lost || this.#over) return;
    const wait = this.#opened + PATIENCE - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    this.#pending = new Pending();
    await this.#connect();
    this.lost = false;
  }

  async close(): Promise<void> {
    this.#over = true;
    this.#pending.fail(connectionClosed("The client was closed"));
    const channel = this.#channel;
    this.#channel = undefined;
    await channel?.close();
  }

  async #connect(): Promise<void> {
    const pending = this.#pending;
    this.#opened = performance.now();
    this.#channel = await this.#open({
      message: (text) => this.#take(text, pending),
      closed: (cause) => {
        pending.fail(LocalError.is(cause) ? cause : connectionClosed("The server closed the connection", cause));
        if (pending === this.#pending) this.lost = true;
      },
    });
  }

  #take(text: string, pending: Pending): void {
    let message: unknown;
    try {
      message = JSON.parse(text);
    } catch {
      // What is no message cannot be an answer; who waits for one is bounded by its own time.
      return;
    }
    for (const one of Array.isArray(message) ? message : [message]) {
      if (isObject(one) && !pending.take(one)) this.onMessage(one);
    }
  }
}
