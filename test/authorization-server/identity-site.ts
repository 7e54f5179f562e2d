/** An identity provider of somebody else, whose users are signed in and have agreed long ago: it asks nothing. */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { listenOnLoopback } from "../runtime/support/loopback.ts";

export const UPSTREAM_SECRET = "what-the-proxy-is-known-by-upstream";

export interface IdentitySite {
  readonly issuer: string;
  /** Paths, with what was asked there. */
  readonly seen: { readonly path: string; readonly parameters: URLSearchParams }[];
  /** Changes what it does. */
  readonly quirks: {
    /** Added to the way back, or taken from it where empty. */
    back?: Readonly<Record<string, string>>;
    claims?: Readonly<Record<string, unknown>>;
    tokenStatus?: number;
  };
  at(path: string): readonly URLSearchParams[];
}

export async function identitySite(): Promise<IdentitySite> {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const keys = { keys: [{ ...(await exportJWK(publicKey)), alg: "ES256", kid: "only" }] };
  const seen: IdentitySite["seen"] = [];
  const quirks: IdentitySite["quirks"] = {};
  const codes = new Map<string, URLSearchParams>();
  const http = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", issuer);
    let form = "";
    for await (const chunk of request.setEncoding("utf8")) form += chunk;
    const parameters = request.method === "POST" ? new URLSearchParams(form) : searchParams;
    seen.push({ path: pathname, parameters });
    const say = (status: number, value: unknown): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    };
    if (pathname === "/.well-known/openid-configuration") {
      return say(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ["ES256"],
        token_endpoint_auth_methods_supported: ["client_secret_post"],
        authorization_response_iss_parameter_supported: true,
      });
    }
    if (pathname === "/keys") return say(200, keys);
    if (pathname === "/authorize") {
      const back = new URL(parameters.get("redirect_uri") ?? "");
      const code = `upstream-code-${codes.size}`;
      codes.set(code, parameters);
      const answer = { code, state: parameters.get("state") ?? "", iss: issuer, ...quirks.back };
      for (const [name, value] of Object.entries(answer)) if (value !== "") back.searchParams.set(name, value);
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    if (pathname !== "/token") return say(404, {});
    const asked = codes.get(parameters.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(parameters.get("code_verifier") ?? "")
      .digest("base64url");
    if (asked?.get("code_challenge") !== challenge || parameters.get("client_secret") !== UPSTREAM_SECRET) {
      return say(400, { error: "invalid_grant" });
    }
    if (quirks.tokenStatus !== undefined) return say(quirks.tokenStatus, {});
    codes.delete(parameters.get("code") ?? "");
    const claims = { sub: "upstream-ada", name: "Ada", nonce: asked.get("nonce"), ...quirks.claims };
    const idToken = await new SignJWT(claims)
      .setProtectedHeader({ alg: "ES256", kid: "only" })
      .setIssuer(issuer)
      .setAudience("proxy")
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(privateKey);
    const tokens = { access_token: "upstream-access", refresh_token: "upstream-refresh", token_type: "Bearer" };
    say(200, { ...tokens, expires_in: 3600, ...(asked.get("scope")?.includes("openid") && { id_token: idToken }) });
  });
  const issuer = await listenOnLoopback(http);
  const at = (path: string): readonly URLSearchParams[] =>
    seen.filter((one) => one.path === path).map(({ parameters }) => parameters);
  return { issuer, seen, quirks, at };
}
