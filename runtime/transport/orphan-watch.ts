import { ErrorCode } from "../errors.ts";
import { errorText, type RequestId } from "../jsonrpc.ts";
import type { SessionShare } from "../server/session-share.ts";
import type { Store } from "../store/store.ts";
import type { Sweep, Swept } from "./sweep.ts";

/** For how long it is remembered who ended a stream, in milliseconds. */
const CLAIM = 60_000;

/** The stream of an answer that another process makes: when that process has ended, the client is told so instead. */
export class OrphanWatch implements Swept {
  readonly #store: Store;
  readonly #group: string;
  readonly #stream: string;
  readonly #share: SessionShare;
  readonly #maker: string;
  readonly #sweep: Sweep;
  #looking = false;
  #over = false;

  constructor(store: Store, group: string, stream: string, maker: string, share: SessionShare, sweep: Sweep) {
    this.#store = store;
    this.#group = group;
    this.#stream = stream;
    this.#maker = maker;
    this.#share = share;
    this.#sweep = sweep;
    sweep.add(this);
  }

  sweep(): void {
    if (this.#looking) return;
    this.#looking = true;
    const done = (): void => {
      this.#looking = false;
    };
    // Where the store is away nothing is known of anybody.
    this.#look().then(done, done);
  }

  end(): void {
    this.#over = true;
    this.#sweep.delete(this);
  }

  async #look(): Promise<void> {
    if (!(await this.#share.hasEnded(this.#maker)) || this.#over) return;
    const { records, log } = this.#store;
    const rest = await log.read(this.#group, this.#stream, 0);
    const [opening] = rest?.entries ?? [];
    if (rest?.ended === true) return this.end();
    // Where the opening is gone nobody knows what to answer: the stream just ends.
    if (opening === undefined || opening.text === "") return void log.drop(this.#group, this.#stream);
    const claim = `orphan:${this.#group}/${this.#stream}`;
    if (await records.swap(claim, undefined, this.#share.process, CLAIM)) {
      await log.append(this.#group, this.#stream, orphaned(opening.text), true);
    }
    this.end();
  }
}

/** What a stream begins with: the ids of the requests it answers. */
export function openingOf(message: unknown): string {
  const idOf = (request: unknown): unknown => (request as { readonly id?: unknown } | null)?.id;
  const ids = Array.isArray(message) ? message.map(idOf).filter((id) => id !== undefined) : idOf(message);
  return JSON.stringify(ids) ?? "";
}

function orphaned(opening: string): string {
  const ids = JSON.parse(opening) as RequestId | readonly RequestId[];
  const wording = "The process that worked on the request has ended; whether it had an effect is not known.";
  const error = (id: RequestId): string => errorText(id, ErrorCode.internal, wording);
  return typeof ids === "object" ? `[${ids.map(error).join(",")}]` : error(ids);
}
