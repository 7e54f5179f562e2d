import { LocalError } from "../errors.ts";
import type { JsonObject } from "../jsonrpc.ts";
import type { Ending } from "./call-end.ts";
import { HttpStatusError } from "./http-status-error.ts";
import type { Envelope, Link, Reply, RequestMessage } from "./link.ts";

/** Speaks over one link, and over an older one once that turns out to be what the server knows (DUAL-10). */
export class FallbackLink implements Link {
  onMessage: (message: JsonObject) => void = () => {};
  readonly #older: () => Promise<Link>;
  #link: Link;
  #fellBack = false;

  constructor(link: Link, older: () => Promise<Link>) {
    this.#older = older;
    this.#link = link;
    this.#listen();
  }

  get kind(): string {
    return this.#link.kind;
  }

  get lost(): boolean {
    return this.#link.lost ?? false;
  }

  request(message: RequestMessage, envelope: Envelope, signal: Ending): Promise<Reply> {
    return this.#link.request(message, envelope, signal);
  }

  begin(envelope: Envelope): void {
    this.#link.begin?.(envelope);
  }

  send(message: JsonObject, envelope: Envelope): Promise<void> {
    return this.#link.send(message, envelope);
  }

  async restart(): Promise<void> {
    await this.#link.restart?.();
  }

  close(envelope: Envelope): Promise<void> {
    return this.#link.close(envelope);
  }

  async fallBack(): Promise<boolean> {
    if (this.#fellBack) return false;
    let older: Link;
    try {
      older = await this.#older();
    } catch (error) {
      if (meansNone(error)) return false;
      throw error;
    }
    this.#fellBack = true;
    await this.#link.close({});
    this.#link = older;
    this.#listen();
    return true;
  }

  #listen(): void {
    this.#link.onMessage = (message) => this.onMessage(message);
  }
}

/** Whether an older transport is simply not there, and what the newer one said is worth telling. */
function meansNone(error: unknown): boolean {
  if (error instanceof HttpStatusError) return true;
  if (LocalError.is(error)) return error.code === "connection-closed";
  return error instanceof Error && error.name === "TimeoutError";
}
