/** Clients that describe themselves at the address that is their id. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { loopbackRedirect, oauth } from "@mcpwright/runtime/auth/client";
import { connect } from "@mcpwright/runtime/client";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ByHand, REDIRECT } from "./by-hand.ts";
import { guardedSite, type SiteOptions } from "./guarded-site.ts";
import { textOf, Visitor } from "./visitor.ts";

const URL_ID = "https://app.example/oauth/client.json";

const DOCUMENT: Readonly<Record<string, unknown>> = {
  client_id: URL_ID,
  client_name: "The app",
  client_uri: "https://app.example/",
  redirect_uris: [REDIRECT],
  grant_types: ["authorization_code", "refresh_token"],
  response_types: ["code"],
  token_endpoint_auth_method: "none",
};

interface Host {
  readonly fetched: string[];
  readonly options: SiteOptions;
}

/** Stands where the documents are; what it says can be changed. */
function host(body: unknown, init: ResponseInit = {}, more: SiteOptions["authorization"] = {}): Host {
  const fetched: string[] = [];
  const answer: typeof fetch = async (input) => {
    fetched.push(String(input));
    return new Response(typeof body === "string" ? body : JSON.stringify(body), init);
  };
  return { fetched, options: { authorization: { fetch: answer, ...more } } };
}

async function byHand({ options }: Host, clientId: string = URL_ID): Promise<ByHand> {
  const hand = new ByHand(await guardedSite(options));
  hand.clientId = clientId;
  return hand;
}

test("AUTH-19, AUTH-23, AUTH-77 a client signs in with its document as id, without registering [2025-11-25, 2026-07-28]", async () => {
  for (const revision of ["2025-11-25", "2026-07-28"] as const) {
    const { fetched, options } = host({ ...DOCUMENT, redirect_uris: ["http://127.0.0.1/callback"] });
    const site = await guardedSite(options);
    const visitor = new Visitor();
    const open = async (url: URL): Promise<void> => {
      const page = await visitor.open(url);
      expect(textOf(page)).toContain("The app");
      expect(textOf(page)).toContain(URL_ID);
      await visitor.open((await visitor.press(page, "approve")).location ?? "");
    };
    const auth = oauth({ redirect: loopbackRedirect({ open }), clientMetadataUrl: URL_ID });
    const client = await connect(site.url, { auth, revision });
    onTestFinished(() => client.close());
    expect((await client.callTool("search")).isError ?? false).toBe(false);
    expect(site.count("POST /register")).toBe(0);
    // Asked for by page, consent and token endpoint, fetched once.
    expect(fetched).toEqual([URL_ID]);
  }
});

describe("documents that are not good", () => {
  test.each<[string, unknown, ResponseInit]>([
    ["is of another client", { ...DOCUMENT, client_id: "https://app.example/oauth/other.json" }, {}],
    ["names no client", { ...DOCUMENT, client_id: undefined }, {}],
    ["has no name", { ...DOCUMENT, client_name: undefined }, {}],
    ["has no redirect URIs", { ...DOCUMENT, redirect_uris: undefined }, {}],
    ["has a redirect URI of http", { ...DOCUMENT, redirect_uris: ["http://app.example/callback"] }, {}],
    ["holds a secret", { ...DOCUMENT, client_secret: "known to all" }, {}],
    ["wants a secret", { ...DOCUMENT, token_endpoint_auth_method: "client_secret_basic" }, {}],
    ["is a list", [DOCUMENT], {}],
    ["is no JSON", "<html>", {}],
    ["is long", { ...DOCUMENT, more: "x".repeat(20_000) }, {}],
    ["is not there", DOCUMENT, { status: 404 }],
    ["stands elsewhere", DOCUMENT, { status: 302, headers: { location: "https://app.example/other" } }],
  ])("AUTH-23, AUTH-77 one that %s: nobody is asked, nor sent on [2025-11-25, 2026-07-28]", async (_, body, init) => {
    const page = await (await byHand(host(body, init))).page();
    expect([page.status, page.location]).toEqual([400, undefined]);
    expect(page.text).not.toMatch(/<form|href/);
  });

  test("AUTH-23, AUTH-64 a redirect URI the document does not name is refused [2025-11-25, 2026-07-28]", async () => {
    const page = await (await byHand(host(DOCUMENT))).page({ redirect_uri: "https://evil.example/callback" });
    expect([page.status, page.location]).toEqual([400, undefined]);
  });

  test.each([
    "https://app.example",
    "https://app.example/",
    "http://app.example/client.json",
    "https://app.example/client.json#part",
    "https://user:word@app.example/client.json",
    "https://app.example/a/../client.json",
    "https://APP.example/client.json",
    "https://app.example:443/client.json",
  ])("AUTH-77 %s is no address of a document, and not fetched [2025-11-25, 2026-07-28]", async (clientId) => {
    const there = host({ ...DOCUMENT, client_id: clientId });
    expect((await (await byHand(there, clientId)).page()).status).toBe(400);
    expect(there.fetched).toEqual([]);
  });
});

describe("how long documents are kept", () => {
  test.each([
    ["a while", "max-age=60", 1],
    ["not at all", "no-store", 2],
    ["for no time", "public, max-age=0", 2],
  ])("AUTH-23 %s, as their host says [2025-11-25, 2026-07-28]", async (_, control, times) => {
    const there = host(DOCUMENT, { headers: { "cache-control": control } });
    const hand = await byHand(there);
    await hand.page();
    await hand.page();
    expect(there.fetched).toHaveLength(times);
  });

  test("what is asked for at the same time is fetched once, and not without end", async () => {
    const fetched: string[] = [];
    let go = (): void => {};
    const waited = new Promise<void>((resolve) => {
      go = resolve;
    });
    const answer: typeof fetch = async (input) => {
      fetched.push(String(input));
      await waited;
      return new Response("", { status: 500 });
    };
    const hand = await byHand({ fetched, options: { authorization: { fetch: answer } } });
    const pages = Array.from({ length: 20 }, () => hand.page());
    await vi.waitFor(() => expect(hand.site.count("GET /authorize")).toBe(20));
    expect(fetched).toHaveLength(1);
    go();
    expect((await Promise.all(pages)).map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 400));
    for (let at = 0; at < 80; at++) await hand.page();
    expect(fetched).toHaveLength(60);
    expect((await hand.page()).status).toBe(503);
  });
});

describe("where documents may be", () => {
  async function listener(): Promise<{ readonly port: number; readonly connections: () => number }> {
    let connections = 0;
    const server: Server = createServer((socket) => {
      connections++;
      socket.destroy();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    return { port: (server.address() as AddressInfo).port, connections: () => connections };
  }

  test.each(["127.0.0.1", "localhost", "[::ffff:7f00:1]"])(
    "SEC-15, AUTH-77 nothing of this machine or its networks is asked: %s [2025-11-25, 2026-07-28]",
    async (name) => {
      const { port, connections } = await listener();
      const hand = new ByHand(await guardedSite());
      hand.clientId = `https://${name}:${port}/client.json`;
      expect((await hand.page()).status).toBe(400);
      expect(connections()).toBe(0);
      const allowed = new ByHand(await guardedSite({ authorization: { allowPrivate: true } }));
      allowed.clientId = `https://${name}:${port}/client.json`;
      await allowed.page();
      expect(connections()).toBeGreaterThan(0);
    },
  );

  test("SEC-15 what is refused says nothing of what stands there [2025-11-25, 2026-07-28]", async () => {
    const { port } = await listener();
    const hand = new ByHand(await guardedSite());
    const said = new Set<string>();
    for (const at of [`127.0.0.1:${port}`, "127.0.0.1:1", "169.254.169.254", "10.0.0.1", "metadata.invalid"]) {
      hand.clientId = `https://${at}/client.json`;
      said.add(textOf(await hand.page()));
    }
    expect(said.size).toBe(1);
  });

  test("AUTH-73 an operator may take those of some hosts, or none [2025-11-25, 2026-07-28]", async () => {
    const some = host(DOCUMENT, {}, { clientDocuments: ({ hostname }) => hostname === "other.example" });
    expect((await (await byHand(some)).page()).status).toBe(400);
    const none = host(DOCUMENT, {}, { clientDocuments: false });
    const hand = await byHand(none);
    expect((await hand.page()).status).toBe(400);
    const metadata = await fetch(`${hand.site.origin}/.well-known/oauth-authorization-server`);
    expect(await metadata.json()).toMatchObject({ client_id_metadata_document_supported: false });
    expect([...some.fetched, ...none.fetched]).toEqual([]);
  });
});
