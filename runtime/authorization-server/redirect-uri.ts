import { isSafeUrl } from "../auth/server/auth-settings.ts";

const LONGEST = 2_000;
/** On this machine: scheme and host, then the port, then the rest. */
const LOOPBACK = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost))(?::\d{1,5})?((?:[/?].*)?)$/;

/** Whether a client may register it: https, or http to the user's own machine (AUTH-62), without fragment. */
export function isRedirectUri(uri: unknown): uri is string {
  return (
    typeof uri === "string" && uri.length <= LONGEST && !uri.includes("#") && /^[!-~]+$/.test(uri) && isSafeUrl(uri)
  );
}

export function isLoopbackUri(uri: string): boolean {
  return LOOPBACK.test(uri);
}

/**
 * Whether a redirect URI is one of the registered ones: the same text (AUTH-64), except that a program on the user's
 * machine listens on the port that is free (RFC 8252 §7.3).
 */
export function isRegistered(uri: string, registered: readonly string[]): boolean {
  if (registered.includes(uri)) return true;
  const [, host, rest] = LOOPBACK.exec(uri) ?? [];
  if (host === undefined || !isRedirectUri(uri)) return false;
  return registered.some((one) => {
    const [, otherHost, otherRest] = LOOPBACK.exec(one) ?? [];
    return otherHost === host && otherRest === rest;
  });
}
