/** Tokens bound to a key of the client (RFC 9449): who has the token alone gets nowhere. */
import { loopbackRedirect, MemoryStorage, oauth } from "@mcpwright/runtime/auth/client";
import { connect } from "@mcpwright/runtime/client";
import { decodeJwt } from "jose";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openProver, type Prover } from "../runtime/auth/prover.ts";
import { type Answer, ByHand, REDIRECT, VERIFIER } from "./by-hand.ts";
import { guardedSite, SECRET, type SiteOptions } from "./guarded-site.ts";
import { Visitor } from "./visitor.ts";

const ways: Readonly<Record<string, SiteOptions>> = {
  jwt: { auth: { dpop: "required" } },
  introspection: {
    auth: {
      dpop: "required",
      verify: "introspection",
      introspection: { clientId: "rooms", clientSecret: SECRET },
    },
  },
  "the same process": {
    authOf: ({ verify }) => ({ verify: "handler", handler: verify, dpop: "required" }),
  },
};

test.each(Object.keys(ways))(
  "AUTH-05 our client signs in with a key where the server wants one, checked by %s, and renews with it [all]",
  async (way) => {
    const site = await guardedSite({ ...ways[way], authorization: { lifetimes: { accessToken: 20_000 } } });
    const visitor = new Visitor();
    const storage = new MemoryStorage();
    const open = async (url: URL): Promise<void> => {
      const { location } = await visitor.press(await visitor.open(url), "approve");
      await visitor.open(location ?? "");
    };
    const auth = oauth({ redirect: loopbackRedirect({ open }), storage });
    const client = await connect(site.url, { auth, revision: "2026-07-28" });
    onTestFinished(() => client.close());
    const said = [{ type: "text", text: "two rooms for ada" }];
    expect((await client.callTool("search")).content).toEqual(said);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 15_000 });
    onTestFinished(() => void vi.useRealTimers());
    expect((await client.callTool("search")).content).toEqual(said);
    expect(site.count("GET /authorize")).toBe(1);
    expect(site.count("POST /token")).toBeGreaterThan(1);
    const { access_token, token_type } = JSON.parse(storage.get(`grant ${site.url}`) ?? "{}") as Record<string, string>;
    expect(token_type).toBe("dpop");
    expect(decodeJwt(access_token ?? "")["cnf"]).toEqual({ jkt: expect.any(String) });
    const stolen = { authorization: `Bearer ${access_token}` };
    expect((await fetch(site.url, { method: "POST", headers: stolen, body: "{}" })).status).toBe(401);
  },
);

describe("proofs at the token endpoint", () => {
  /** A proof for the token endpoint. */
  const proofOf = (key: Prover, { site }: ByHand, claims = {}, header = {}): Promise<string> =>
    key.prove(`${site.origin}/token`, "", { claims, header });

  async function byHand(): Promise<ByHand> {
    const hand = new ByHand(await guardedSite());
    await hand.register();
    return hand;
  }

  const trade = (hand: ByHand, code: string, proof?: string): Promise<Answer> => {
    const form = { grant_type: "authorization_code", code, client_id: hand.clientId, redirect_uri: REDIRECT };
    return hand.post("/token", { ...form, code_verifier: VERIFIER }, proof === undefined ? {} : { dpop: proof });
  };

  const renew = (hand: ByHand, token: unknown, proof?: string): Promise<Answer> => {
    const form = { grant_type: "refresh_token", refresh_token: String(token), client_id: hand.clientId };
    return hand.post("/token", form, proof === undefined ? {} : { dpop: proof });
  };

  test.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    ["for another address", { htu: "https://elsewhere.example/token" }, {}],
    ["for another method", { htm: "GET" }, {}],
    ["of long ago", { iat: 1_000_000_000 }, {}],
    ["without a number of its own", { jti: undefined }, {}],
    ["of another type", {}, { typ: "JWT" }],
  ])("AUTH-70 one %s is refused, and the code stays good [all]", async (_, claims, header) => {
    const hand = await byHand();
    const key = await openProver();
    const code = await hand.code();
    const refused = await trade(hand, code, await proofOf(key, hand, claims, header));
    expect([refused.status, refused.body["error"]]).toEqual([400, "invalid_dpop_proof"]);
    const { body } = await trade(hand, code, await proofOf(key, hand));
    expect(body["token_type"]).toBe("DPoP");
  });

  test("AUTH-70 one is good once [all]", async () => {
    const hand = await byHand();
    const proof = await proofOf(await openProver(), hand);
    expect((await trade(hand, await hand.code(), proof)).status).toBe(200);
    expect((await trade(hand, await hand.code(), proof)).body["error"]).toBe("invalid_dpop_proof");
  });

  test("AUTH-70 a code that was asked for with a key is for whoever has it [all]", async () => {
    const hand = await byHand();
    const [mine, other] = [await openProver(), await openProver()];
    const code = await hand.code({ dpop_jkt: mine.thumbprint });
    expect((await trade(hand, code)).body["error"]).toBe("invalid_dpop_proof");
    expect((await trade(hand, code, await proofOf(other, hand))).body["error"]).toBe("invalid_dpop_proof");
    expect((await trade(hand, code, await proofOf(mine, hand))).status).toBe(200);
    expect((await hand.page({ dpop_jkt: "short" })).status).toBe(400);
  });

  test("AUTH-67, AUTH-70 the refresh token of a client without a secret is too [all]", async () => {
    const hand = await byHand();
    const [mine, other] = [await openProver(), await openProver()];
    const { body } = await trade(hand, await hand.code(), await proofOf(mine, hand));
    expect((await renew(hand, body["refresh_token"])).body["error"]).toBe("invalid_dpop_proof");
    const stolen = await renew(hand, body["refresh_token"], await proofOf(other, hand));
    expect(stolen.body["error"]).toBe("invalid_dpop_proof");
    expect((await renew(hand, body["refresh_token"], await proofOf(mine, hand))).body["token_type"]).toBe("DPoP");
  });
});
