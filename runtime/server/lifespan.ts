import type { Lifespan } from "./definition.ts";

/** Runs the lifespan's `start` once, and its `stop` once with what `start` made. */
export class Lifetime {
  readonly #lifespan: Lifespan<unknown>;
  #started: Promise<void> | undefined;
  /** What `start` returned. */
  app: unknown = undefined;
  ready = false;

  constructor(lifespan: Lifespan<unknown>) {
    this.#lifespan = lifespan;
  }

  start(): Promise<void> {
    this.#started ??= (async () => {
      this.app = await this.#lifespan.start?.();
      this.ready = true;
    })();
    return this.#started;
  }

  async stop(): Promise<void> {
    if (!this.ready) return;
    this.ready = false;
    await this.#lifespan.stop?.(this.app);
  }
}
