import type { OAuthError } from "./oauth-error.ts";

/** An answer to a request. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const NEVER_KEPT = { "cache-control": "no-store", pragma: "no-cache" };

/** A JSON document; not to be kept, unless `headers` say otherwise. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { "content-type": "application/json", ...NEVER_KEPT, ...headers },
    body: JSON.stringify(value),
  };
}

/** Sends a browser on, with GET whatever it came with. */
export function redirect(url: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status: 303,
    headers: { location: url, "referrer-policy": "no-referrer", ...NEVER_KEPT, ...headers },
    body: "",
  };
}

/** A refusal at an endpoint that programs use (RFC 6749 §5.2). */
export function refusal({ error, message, status }: OAuthError, headers: Readonly<Record<string, string>> = {}): Reply {
  return json(status, { error, error_description: message }, headers);
}

/** The address a client is answered at. */
export function answerUrl(redirectUri: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}
