import { LocalError } from "../errors.ts";
import type { Logger } from "../server/logger.ts";
import type { RedisAddress } from "./redis-address.ts";
import { loadRedis, type RedisClient } from "./redis-package.ts";
import type { RedisScript } from "./redis-script.ts";
import { storeAway } from "./store-away.ts";

/** A command that has no reply by then has failed, so that what needs it is refused within a second. */
const COMMAND_TIME = 600;
/** The first connection is waited for this long; afterwards the rest is served without it. */
const CONNECT_TIME = 1_000;
/** A silent connection is asked for a sign of life, and given up without one. */
const PING_INTERVAL = 2_000;
const SILENCE = 5_000;
/** Longest pause between two attempts to connect. */
const LONGEST_PAUSE = 1_000;
/** Every stream that is read may ask at once, when Redis is back. */
const MOST_PENDING = 50_000;

/** Replies that no later attempt changes. All others, such as that Redis is loading or full, say that it is away. */
const MISTAKE = /^(ERR|WRONGTYPE|WRONGPASS|NOAUTH|NOPERM|NOSCRIPT)\b/;

/**
 * A connection to Redis that never waits for it: while Redis is away, or does not reply, every command rejects with
 * `store-away`. Commands are executed in the order of their calls. It opens with its first command.
 */
export class RedisConnection {
  readonly address: RedisAddress;
  readonly #onReady: (() => void) | undefined;
  #opening: Promise<RedisClient> | undefined;
  #logger: Logger | undefined;
  /** Commands without a reply in time; while there are any, no more are sent. */
  #stalled = 0;
  #away = false;
  /** The scripts that the connection of this number knows. */
  #known: { readonly epoch: number; readonly scripts: Set<RedisScript> } = { epoch: -1, scripts: new Set() };

  /** `onReady` is called whenever a connection was made. */
  constructor(address: RedisAddress, onReady?: () => void) {
    this.address = address;
    this.#onReady = onReady;
  }

  /** Connects. Resolves also while Redis is away; rejects where it, or the lack of its client, needs a person. */
  async open(logger?: Logger): Promise<RedisClient> {
    this.#logger = logger ?? this.#logger;
    this.#opening ??= this.#connect();
    const opening = this.#opening;
    try {
      return await opening;
    } catch (error) {
      if (this.#opening === opening) this.#opening = undefined;
      throw error;
    }
  }

  /** Sends a command and gives its reply. */
  async run<Reply>(args: readonly string[]): Promise<Reply> {
    return this.#send(await this.open(), args);
  }

  /** Runs a script; Redis gets its text once in each connection. */
  async eval<Reply>(script: RedisScript, keys: readonly string[], args: readonly string[]): Promise<Reply> {
    const client = await this.open();
    this.#teach(client, script);
    const operands = [String(keys.length), ...keys, ...args];
    try {
      return await this.#send(client, ["EVALSHA", script.digest, ...operands]);
    } catch (error) {
      // Redis was told to forget its scripts.
      if (!(error instanceof Error) || !error.message.startsWith("NOSCRIPT")) throw error;
      return this.#send(client, ["EVAL", script.text, ...operands]);
    }
  }

  /** Ends the connection once what was sent has its reply. */
  async close(): Promise<void> {
    const opening = this.#opening;
    if (opening === undefined) return;
    // Replies come in the order of the commands.
    await this.run(["PING"]).catch(() => undefined);
    if (this.#opening !== opening) return;
    this.#opening = undefined;
    (await opening.catch(() => undefined))?.destroy();
  }

  async #connect(): Promise<RedisClient> {
    const { createClient } = await loadRedis();
    const client = createClient({
      url: this.address.url,
      disableOfflineQueue: true,
      commandsQueueMaxLength: MOST_PENDING,
      pingInterval: PING_INTERVAL,
      socket: {
        connectTimeout: SILENCE,
        socketTimeout: SILENCE,
        reconnectStrategy: (attempts) => Math.min(50 * 2 ** attempts, LONGEST_PAUSE),
      },
    });
    return new Promise((resolve, reject) => {
      let settled = false;
      const settle = (end: () => void): void => {
        settled = true;
        clearTimeout(timer);
        end();
      };
      const timer = setTimeout(() => settle(() => resolve(client)), CONNECT_TIME);
      client.on("error", (error: Error) => {
        if (!settled && MISTAKE.test(error.message)) {
          settle(() => reject(refused(this.address, error)));
          client.destroy();
          return;
        }
        if (!settled) settle(() => resolve(client));
        this.#lost(error);
      });
      client.on("ready", () => {
        if (!settled) settle(() => resolve(client));
        this.#found();
      });
      // It goes on trying; what it meets is told by the events.
      client.connect().catch(() => undefined);
    });
  }

  async #send<Reply>(client: RedisClient, args: readonly string[]): Promise<Reply> {
    if (!client.isReady || this.#stalled > 0) throw storeAway();
    const reply = client.sendCommand<Reply>(args);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#stall(reply);
        reject(storeAway());
      }, COMMAND_TIME);
    });
    try {
      return await Promise.race([reply, late]);
    } catch (error) {
      if (LocalError.is(error) || (error instanceof Error && MISTAKE.test(error.message))) throw error;
      throw storeAway(error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Has the connection learn a script, before what is sent after it. */
  #teach(client: RedisClient, script: RedisScript): void {
    if (!client.isReady || this.#stalled > 0) return;
    const { socketEpoch: epoch } = client;
    if (this.#known.epoch !== epoch) this.#known = { epoch, scripts: new Set() };
    const { scripts } = this.#known;
    if (scripts.has(script)) return;
    scripts.add(script);
    client.sendCommand(["SCRIPT", "LOAD", script.text]).catch(() => scripts.delete(script));
  }

  #stall(reply: Promise<unknown>): void {
    this.#stalled++;
    this.#lost(new Error(`no reply within ${COMMAND_TIME} ms`));
    const done = (): void => {
      this.#stalled--;
      if (this.#stalled === 0) this.#found();
    };
    reply.then(done, () => void this.#stalled--);
  }

  #lost(error: Error): void {
    if (this.#away) return;
    this.#away = true;
    this.#logger?.({ level: "error", message: "the store is away", store: this.address.shown, error });
  }

  #found(): void {
    if (this.#away) this.#logger?.({ level: "info", message: "the store is back", store: this.address.shown });
    this.#away = false;
    this.#onReady?.();
  }
}

function refused({ shown }: RedisAddress, cause: Error): LocalError {
  return new LocalError("setting-invalid", `The store at ${shown} refuses the connection: ${cause.message}`, { cause });
}
