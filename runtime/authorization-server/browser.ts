import type { Asked } from "./asked.ts";
import { randomText } from "./digest.ts";
import type { Parts } from "./parts.ts";

const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** The browser a request comes from, by the cookie it was given; `undefined` where it has none. */
export function browserOf(asked: Asked, parts: Pick<Parts, "base">): string | undefined {
  const value = asked.cookie(cookieName(parts));
  return value !== undefined && SHAPE.test(value) ? value : undefined;
}

export function newBrowser(): string {
  return randomText();
}

/**
 * The cookie for a browser (SEC-09). Over plain http, which only a loopback address has, there are no `__Host-` cookies in
 * every browser.
 */
export function browserCookie(browser: string, parts: Pick<Parts, "base">): Readonly<Record<string, string>> {
  const secure = parts.base.startsWith("https:") ? "; Secure" : "";
  return { "set-cookie": `${cookieName(parts)}=${browser}; Path=/; HttpOnly; SameSite=Lax${secure}` };
}

function cookieName({ base }: Pick<Parts, "base">): string {
  return base.startsWith("https:") ? "__Host-mcpwright-browser" : "mcpwright-browser";
}
