// The authorization server of @modelcontextprotocol/server-legacy, whose users always agree. Tokens are texts that it remembers,
// good for `seconds`; whoever has one may ask at /verify whose it is. usage: authorization.mjs PORT SECONDS
import { randomUUID } from "node:crypto";
import { InvalidGrantError, InvalidTokenError, mcpAuthRouter } from "@modelcontextprotocol/server-legacy/auth";
import express from "express";

const port = Number(process.argv[2]);
const expires_in = Number(process.argv[3]);
const clients = new Map();
const codes = new Map();
const grants = new Map();

function issue(grant) {
  const tokens = { access_token: randomUUID(), refresh_token: randomUUID() };
  const now = Math.floor(Date.now() / 1000);
  grants.set(tokens.access_token, { ...grant, expiresAt: now + expires_in });
  grants.set(tokens.refresh_token, { ...grant, access: tokens.access_token });
  return { ...tokens, token_type: "bearer", expires_in, scope: grant.scopes.join(" ") };
}

const provider = {
  clientsStore: {
    getClient: (id) => clients.get(id),
    registerClient(client) {
      const known = { ...client, client_id: randomUUID(), client_id_issued_at: Math.floor(Date.now() / 1000) };
      clients.set(known.client_id, known);
      return known;
    },
  },
  async authorize(client, { state, scopes = [], codeChallenge, redirectUri, resource }, response) {
    const code = randomUUID();
    codes.set(code, { client: client.client_id, scopes, codeChallenge, resource: resource?.href });
    const url = new URL(redirectUri);
    url.searchParams.set("code", code);
    if (state !== undefined) url.searchParams.set("state", state);
    response.redirect(url.href);
  },
  async challengeForAuthorizationCode(_, code) {
    return codes.get(code)?.codeChallenge ?? "";
  },
  async exchangeAuthorizationCode(_, code) {
    const grant = codes.get(code);
    if (!codes.delete(code)) throw new InvalidGrantError("There is no such code");
    return issue(grant);
  },
  async exchangeRefreshToken(_, token, scopes) {
    const grant = grants.get(token);
    if (!grants.delete(token)) throw new InvalidGrantError("There is no such refresh token");
    return issue({ ...grant, scopes: scopes ?? grant.scopes });
  },
  async verifyAccessToken(token) {
    const grant = grants.get(token);
    if (grant === undefined) throw new InvalidTokenError("There is no such token");
    const { client, scopes, expiresAt, resource } = grant;
    return { token, clientId: client, scopes, expiresAt, resource };
  },
  async revokeToken(_, { token }) {
    grants.delete(grants.get(token)?.access);
    grants.delete(token);
  },
};

const app = express();
const issuerUrl = new URL(`http://127.0.0.1:${port}`);
app.use(mcpAuthRouter({ provider, issuerUrl, scopesSupported: ["rooms:read", "rooms:write"] }));
app.get("/verify", async (request, response) => {
  const token = request.get("authorization")?.slice("Bearer ".length) ?? "";
  response.json(await provider.verifyAccessToken(token).catch(() => null));
});
app.listen(port, "127.0.0.1", () => console.log(`listening on port ${port}`));
