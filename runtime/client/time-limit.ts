import { createContext, Script } from "node:vm";
import { LocalError } from "../errors.ts";

const work: { run: () => unknown } = { run: () => undefined };
const context = createContext(work);
// Only what runs inside a script can be stopped, a regular expression in the midst of its search included.
const script = new Script("run()");

/** Runs what a stranger may have made endless, and gives it up after a time: throws the `LocalError` `too-slow`. */
export function withinTime<T>(milliseconds: number, run: () => T): T {
  work.run = run;
  try {
    return script.runInContext(context, { timeout: milliseconds });
  } catch (error) {
    if ((error as NodeJS.ErrnoException)?.code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    throw new LocalError("too-slow", `It takes longer than ${milliseconds} ms.`, { cause: error });
  } finally {
    work.run = () => undefined;
  }
}
