/** Programs and users of organisations get in without anybody being asked. */
import { clientCredentials, enterpriseManaged, workloadIdentity } from "@mcpwright/runtime/auth/client";
import { type Client, connect } from "@mcpwright/runtime/client";
import { exportPKCS8, generateKeyPair, jwtVerify } from "jose";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { protectedSite, type Quirks, type Site, send } from "./protected-site.ts";
import { since } from "./signing-in.ts";

const CREDENTIALS = "io.modelcontextprotocol/oauth-client-credentials";
const ENTERPRISE = "io.modelcontextprotocol/enterprise-managed-authorization";
const ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

type Auth = ReturnType<typeof clientCredentials>;

async function opened(site: Site, auth: Auth, revision: string): Promise<Client> {
  const client = await connect(site.url, { auth, revision: revision as "2026-07-28" });
  onTestFinished(() => client.close());
  return client;
}

const textOf = async (client: Client, tool: string): Promise<string> =>
  JSON.stringify((await client.callTool(tool)).content);

/** As most do for programs, this gives no refresh token. */
const FIVE_MINUTES: Quirks = { token: { expires_in: 300, refresh_token: undefined } };

/** The clock goes on to when the token is about to end. */
function nearTheEnd(): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 280_000 });
  onTestFinished(() => void vi.useRealTimers());
}

describe.each(since("2025-11-25"))("a program, with %s", (revision) => {
  test(`OCC-01, OCC-03 signs in with a secret, says that it can, and renews the token before it ends [${revision}]`, async () => {
    const site = await protectedSite(FIVE_MINUTES);
    const client = await opened(site, clientCredentials({ clientId: "robot", clientSecret: "hush" }), revision);
    expect(await textOf(client, "extensions")).toContain(CREDENTIALS);
    expect(site.seen.filter(({ path }) => ["/authorize", "/register"].includes(path))).toEqual([]);
    const [first] = site.at("/token");
    expect(first?.form.get("grant_type")).toBe("client_credentials");
    expect(first?.authorization).toBe(`Basic ${btoa("robot:hush")}`);
    expect(site.at("/token")).toHaveLength(1);
    nearTheEnd();
    await Promise.all([textOf(client, "whisper"), textOf(client, "whisper")]);
    // Once, for both, and without the server having to refuse it.
    expect(site.at("/token").map(({ form }) => form.get("scope"))).toEqual(["whispers", "whispers"]);
    expect(site.at("/mcp").filter(({ authorization }) => authorization === undefined)).toHaveLength(1);
    for (const { authorization } of site.at("/mcp").slice(1)) expect(authorization).toMatch(/^Bearer token-/);
  });

  test(`OCC-02, OCC-04 signs in with a key: what shows who it is goes with client_credentials [${revision}]`, async () => {
    const site = await protectedSite({ metadata: { token_endpoint_auth_methods_supported: ["private_key_jwt"] } });
    const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
    const auth = clientCredentials({ clientId: "robot", privateKey: await exportPKCS8(privateKey) });
    expect(await textOf(await opened(site, auth, revision), "whisper")).toContain("in");
    const [{ form, authorization } = {}] = site.at("/token");
    expect(authorization).toBeUndefined();
    expect(form?.get("grant_type")).toBe("client_credentials");
    expect(form?.get("client_assertion_type")).toBe(ASSERTION);
    const { payload } = await jwtVerify(form?.get("client_assertion") ?? "", publicKey);
    expect(payload).toMatchObject({ iss: "robot", sub: "robot", exp: expect.any(Number), iat: expect.any(Number) });
    expect([payload.aud].flat()).toEqual(expect.arrayContaining([site.origin]));
  });
});

test("a workload whose token ends gets another before it does", async () => {
  const site = await protectedSite(FIVE_MINUTES);
  const auth = workloadIdentity({ clientId: "robot", assertion: async () => "said-by-the-platform" });
  const client = await opened(site, auth, "2026-07-28");
  expect(site.at("/token")).toHaveLength(1);
  nearTheEnd();
  await client.callTool("whisper");
  expect(site.at("/token")).toHaveLength(2);
  expect(site.at("/mcp").filter(({ authorization }) => authorization === undefined)).toHaveLength(1);
});

describe.each(since("2025-11-25"))("a user of an organisation, with %s", (revision) => {
  test(`EMA-01, EMA-02, EMA-04 gets in by word of the identity provider, and is not asked again [${revision}]`, async () => {
    const provider = await protectedSite({
      token: { access_token: "jag", token_type: "N_A", issued_token_type: "urn:ietf:params:oauth:token-type:id-jag" },
    });
    // The provider lets the user do less than was asked for.
    const site = await protectedSite({ token: { scope: "less" } });
    const auth = enterpriseManaged({
      clientId: "app",
      clientSecret: "hush",
      identityProvider: {
        issuer: provider.origin,
        tokenEndpoint: `${provider.origin}/token`,
        clientId: "app-there",
      },
      idToken: () => "who-the-user-is",
    });
    const client = await opened(site, auth, revision);
    expect(await textOf(client, "extensions")).toContain(ENTERPRISE);
    const [exchange] = provider.at("/token");
    expect(Object.fromEntries(exchange?.form ?? [])).toMatchObject({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      requested_token_type: "urn:ietf:params:oauth:token-type:id-jag",
      subject_token: "who-the-user-is",
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      audience: site.origin,
      resource: site.url,
      client_id: "app-there",
    });
    const [trade] = site.at("/token");
    expect(Object.fromEntries(trade?.form ?? [])).toMatchObject({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      assertion: "jag",
    });
    expect([...provider.at("/authorize"), ...site.at("/authorize")]).toEqual([]);
  });

  test(`EMA-04 who may not get in is told what the identity provider says [${revision}]`, async () => {
    const said = { error: "access_denied", error_description: "not your department" };
    const provider = await protectedSite({
      answer: ({ path }, response) => path === "/token" && send(response, 400, said),
    });
    const site = await protectedSite();
    const auth = enterpriseManaged({
      clientId: "app",
      identityProvider: { issuer: provider.origin, tokenEndpoint: `${provider.origin}/token`, clientId: "app-there" },
      idToken: () => "who-the-user-is",
    });
    const failed = connect(site.url, { auth, revision: revision as "2026-07-28" });
    await expect(failed).rejects.toMatchObject({
      code: "sign-in-refused",
      message: expect.stringContaining("department"),
    });
    expect(site.at("/token")).toEqual([]);
  });
});
