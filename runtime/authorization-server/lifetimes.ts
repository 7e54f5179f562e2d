import type { Lifetimes } from "./options.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Short, as a token that is stolen is good for so long (AUTH-67). */
export function withDefaults(given: Lifetimes = {}): Required<Lifetimes> {
  return {
    accessToken: 5 * MINUTE,
    refreshToken: 14 * DAY,
    signIn: 90 * DAY,
    code: MINUTE,
    signingKey: 30 * DAY,
    ...given,
  };
}
