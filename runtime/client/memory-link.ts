import { isObject, type JsonObject } from "../jsonrpc.ts";
import type { Server } from "../server/server.ts";
import { connectInMemory, type MemoryConnection } from "../transport/memory.ts";
import type { Envelope, Link, Reply, RequestMessage } from "./link.ts";
import { connectionClosed, Pending } from "./pending.ts";

/** A server in the same process, spoken to as over a pipe. */
export class MemoryLink implements Link {
  readonly kind = "memory";
  onMessage: (message: JsonObject) => void = () => {};
  readonly #connection: MemoryConnection;
  readonly #pending = new Pending();

  constructor(server: Server) {
    this.#connection = connectInMemory(server);
    this.#connection.onMessage = (text) => {
      const message: unknown = JSON.parse(text);
      if (isObject(message) && !this.#pending.take(message)) this.onMessage(message);
    };
  }

  async request(message: RequestMessage, _envelope: Envelope, signal: AbortSignal): Promise<Reply> {
    const reply = this.#pending.wait(message.id, signal);
    void this.#connection.send(JSON.stringify(message));
    return reply;
  }

  async send(message: object): Promise<void> {
    await this.#connection.send(JSON.stringify(message));
  }

  async close(): Promise<void> {
    this.#pending.fail(connectionClosed("The client was closed"));
    this.#connection.close();
  }
}
