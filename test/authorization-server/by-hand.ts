/** A client in single steps, each of which a test may take in a wrong way. */
import { createHash } from "node:crypto";
import type { GuardedSite } from "./guarded-site.ts";
import { type Page, Visitor } from "./visitor.ts";

export const VERIFIER = "v".repeat(43);
export const REDIRECT = "http://127.0.0.1:4711/callback";
const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url");

type Fields = Readonly<Record<string, string | undefined>>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

function given(fields: Fields): URLSearchParams {
  return new URLSearchParams(Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = text === "" ? {} : (JSON.parse(text) as Answer["body"]);
  return { status: response.status, headers: response.headers, body };
}

export class ByHand {
  readonly site: GuardedSite;
  readonly visitor: Visitor = new Visitor();
  clientId = "";

  constructor(site: GuardedSite) {
    this.site = site;
  }

  async register(metadata: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const answer = await this.registerText(
      JSON.stringify({
        client_name: "By hand",
        redirect_uris: [REDIRECT],
        grant_types: ["authorization_code", "refresh_token"],
        token_endpoint_auth_method: "none",
        ...metadata,
      }),
    );
    if (answer.status === 201) this.clientId = String(answer.body["client_id"]);
    return answer;
  }

  async registerText(body: string): Promise<Answer> {
    const headers = { "content-type": "application/json" };
    return answerOf(await fetch(`${this.site.origin}/register`, { method: "POST", headers, body }));
  }

  /** The page that a client sends its user to. */
  page(changed: Fields = {}): Promise<Page> {
    const query = given({
      response_type: "code",
      client_id: this.clientId,
      redirect_uri: REDIRECT,
      code_challenge: CHALLENGE,
      code_challenge_method: "S256",
      state: "the-state",
      scope: "rooms:read",
      resource: this.site.url,
      ...changed,
    });
    return this.visitor.open(`${this.site.origin}/authorize?${query}`);
  }

  /** What the client hears after the user has agreed. */
  async agreed(changed: Fields = {}): Promise<URLSearchParams> {
    const { location } = await this.visitor.press(await this.page(changed), "approve");
    return location?.searchParams ?? new URLSearchParams();
  }

  async code(changed: Fields = {}): Promise<string> {
    return (await this.agreed(changed)).get("code") ?? "";
  }

  async post(path: string, fields: Fields, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return answerOf(await fetch(`${this.site.origin}${path}`, { method: "POST", body: given(fields), headers }));
  }

  trade(code: string, changed: Fields = {}): Promise<Answer> {
    return this.post("/token", {
      grant_type: "authorization_code",
      code,
      client_id: this.clientId,
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
      resource: this.site.url,
      ...changed,
    });
  }

  renew(token: string, changed: Fields = {}): Promise<Answer> {
    const fields = { grant_type: "refresh_token", refresh_token: token, client_id: this.clientId };
    return this.post("/token", { ...fields, ...changed });
  }

  /** Whether the protected server lets a token in. */
  async use(token: unknown): Promise<number> {
    const params = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "by-hand", version: "1" } };
    const { status } = await fetch(this.site.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params }),
    });
    return status;
  }
}
