/** What the server needs while it runs; handlers see it as `ctx.app`. */
export interface App {
  readonly startedAt: Date;
}

/** Runs once before the first request. */
export async function start(): Promise<App> {
  return { startedAt: new Date() };
}

/** Runs once after the last request. */
export async function stop(_app: App): Promise<void> {}
