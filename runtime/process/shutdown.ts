/** Ends a process in order: the first signal drains, the second exits at once. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Resolves with the first SIGINT or SIGTERM. */
export function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let signalled = false;
    for (const [name, code] of Object.entries(SIGNALS)) {
      process.on(name, () => {
        if (signalled) process.exit(code);
        signalled = true;
        resolve(name as NodeJS.Signals);
      });
    }
  });
}

/** Waits for the promise, but not longer than `ms`. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
