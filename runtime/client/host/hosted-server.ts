import type { Implementation } from "@mcpwright/protocol/2026-07-28";
import { LocalError } from "../../errors.ts";
import { quoted } from "../../jsonrpc.ts";
import type { Client } from "../client.ts";
import { isLoss } from "../loss.ts";
import type { Secrets } from "./secrets.ts";

/** How one server of a host is doing. */
export interface ServerStatus {
  /** As in the configuration. */
  readonly name: string;
  readonly state: "connecting" | "connected" | "failed" | "disabled" | "closed";
  /** Why it failed; without secrets. */
  readonly error?: unknown;
  /** The revision spoken. */
  readonly revision?: string;
  readonly serverInfo?: Implementation;
}

/** One server of a host, through all its connections. */
export class HostedServer {
  readonly name: string;
  readonly #open: () => Promise<Client>;
  readonly #secrets: Secrets;
  readonly #onStatus: ((status: ServerStatus) => void) | undefined;
  #client: Client | undefined;
  #state: ServerStatus["state"];
  #error: unknown;
  #connecting: Promise<void> | undefined;

  constructor(options: {
    readonly name: string;
    readonly disabled: boolean;
    readonly open: () => Promise<Client>;
    readonly secrets: Secrets;
    readonly onStatus: ((status: ServerStatus) => void) | undefined;
  }) {
    this.name = options.name;
    this.#open = options.open;
    this.#secrets = options.secrets;
    this.#onStatus = options.onStatus;
    this.#state = options.disabled ? "disabled" : "connecting";
  }

  get status(): ServerStatus {
    const { revision, serverInfo } = this.#client ?? {};
    return {
      name: this.name,
      state: this.#state,
      ...(this.#error === undefined ? {} : { error: this.#error }),
      ...(revision === undefined ? {} : { revision }),
      ...(serverInfo === undefined ? {} : { serverInfo }),
    };
  }

  get client(): Client | undefined {
    return this.#client;
  }

  /** Connects, after closing the connection there is; a failure is told by the status. */
  connect(): Promise<void> {
    this.#connecting ??= this.#connect().finally(() => {
      this.#connecting = undefined;
    });
    return this.#connecting;
  }

  /** Does what needs the connection. What fails shows no secret, and a lost connection shows in the status. */
  async use<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = this.#client;
    if (client === undefined) {
      const why = this.#error instanceof Error ? `: ${this.#error.message}` : "";
      throw new LocalError("not-connected", `The server ${quoted(this.name)} is ${this.#state}${why}`, {
        cause: this.#error,
      });
    }
    try {
      const result = await work(client);
      if (this.#state === "failed" && client === this.#client) this.#become("connected");
      return result;
    } catch (error) {
      const hidden = this.#secrets.hideError(error);
      if (isLoss(error) && client === this.#client) this.#become("failed", hidden);
      throw hidden;
    }
  }

  async close(): Promise<void> {
    const wasConnecting = this.#connecting;
    this.#become("closed");
    const client = this.#client;
    this.#client = undefined;
    await client?.close();
    await wasConnecting;
  }

  async #connect(): Promise<void> {
    const old = this.#client;
    this.#client = undefined;
    this.#become("connecting");
    try {
      await old?.close();
      const client = await this.#open();
      // It may have been closed meanwhile.
      if (this.#state !== "connecting") return await client.close();
      this.#client = client;
      this.#become("connected");
    } catch (error) {
      if (this.#state === "connecting") this.#become("failed", this.#secrets.hideError(error));
    }
  }

  #become(state: ServerStatus["state"], error?: unknown): void {
    this.#state = state;
    this.#error = error;
    this.#onStatus?.(this.status);
  }
}
