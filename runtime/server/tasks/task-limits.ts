import { LocalError } from "../../errors.ts";

export interface TaskOptions {
  /** How long a task is kept from its creation on, in milliseconds, whether it has ended or not: one hour by default. */
  readonly ttl?: number;
  /** The longest a client of 2025-11-25 may ask for, in milliseconds: a day by default. */
  readonly longestTtl?: number;
  /** How long clients are asked to wait between two looks, in milliseconds: one second by default. */
  readonly pollInterval?: number;
  /** Tasks one principal may have running in this process: 100 by default. */
  readonly perOwner?: number;
  /** Tasks that may run in this process, whoever they belong to: 1 000 by default. */
  readonly total?: number;
}

export type TaskLimits = Required<TaskOptions>;

const LIMITS: TaskLimits = {
  ttl: 60 * 60_000,
  longestTtl: 24 * 60 * 60_000,
  pollInterval: 1_000,
  perOwner: 100,
  total: 1_000,
};

/** The longest that a timer can wait. */
const LONGEST = 2 ** 31 - 1;

/** The limits given, completed. Throws where one is out of its range. */
export function taskLimits(options: TaskOptions = {}): TaskLimits {
  const limits = { ...LIMITS, ...options };
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isInteger(value) || value < 1 || value > LONGEST) {
      throw new LocalError("option", `tasks.${name} is an integer from 1 to ${LONGEST}, not ${String(value)}.`);
    }
  }
  return limits;
}
