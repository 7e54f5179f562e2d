/** Our client gets in to our server through a published authorization server, over HTTP. */
import { createServer, listen } from "@mcpwright/runtime";
import { loopbackRedirect, MemoryStorage, oauth } from "@mcpwright/runtime/auth/client";
import { connect } from "@mcpwright/runtime/client";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { freePort } from "../runtime/support/free-port.ts";
import { areInstalled, authorizationServer, start } from "./peers.ts";

const scopes = { "rooms:read": "See rooms", "rooms:write": "Book rooms" };

/** What `/verify` says of a token. */
interface Known {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly resource: string;
  readonly expiresAt: number;
}

interface Grant {
  readonly access_token: string;
  readonly refresh_token: string;
}

describe.skipIf(!areInstalled)(authorizationServer.name, () => {
  test("AUTH-07, AUTH-11 our client signs in, steps up, renews, and has to sign in again after a revocation", async () => {
    const peer = await start(authorizationServer);
    onTestFinished(() => peer.stop());
    // With the slash, as it names itself; issuers are compared character by character (AUTH-17).
    const issuer = new URL("/", String(peer.target)).href;
    const verify = async (token: string): Promise<Known | null> => {
      const answer = await fetch(`${issuer}verify`, { headers: { authorization: `Bearer ${token}` } });
      return (await answer.json()) as Known | null;
    };

    const port = await freePort();
    const resource = `http://127.0.0.1:${port}/mcp`;
    const server = createServer({
      name: "rooms",
      version: "1.0.0",
      auth: {
        issuer,
        resource,
        scopes,
        required: ["rooms:read"],
        verify: "handler",
        handler: async (token) => {
          const known = await verify(token);
          if (known === null) return undefined;
          return { issuer, subject: "ada", audience: known.resource, ...known };
        },
      },
    });
    server.tools.add({ name: "search", scopes: ["rooms:read"] }, (_, ctx) => `two rooms for ${ctx.auth?.subject}`);
    server.tools.add({ name: "book", scopes: ["rooms:write"] }, (_, ctx) => `booked for ${ctx.auth?.subject}`);
    const listening = await listen(server, { port });
    onTestFinished(() => listening.close());

    const visits: URL[] = [];
    const open = async (url: URL): Promise<void> => {
      visits.push(url);
      await fetch(url);
    };
    const storage = new MemoryStorage();
    const kept = async (): Promise<Grant> => JSON.parse((await storage.get(`grant ${resource}`)) ?? "{}") as Grant;
    const client = await connect(resource, { auth: oauth({ redirect: loopbackRedirect({ open }), storage }) });
    onTestFinished(() => client.close());
    const say = async (tool: string): Promise<unknown> => (await client.callTool(tool)).content;

    expect(await say("search")).toEqual([{ type: "text", text: "two rooms for ada" }]);
    expect(visits.map((url) => url.searchParams.get("scope"))).toEqual(["rooms:read"]);
    expect(visits[0]?.searchParams.get("resource")).toBe(resource);

    expect(await say("book")).toEqual([{ type: "text", text: "booked for ada" }]);
    expect(visits).toHaveLength(2);
    expect(visits[1]?.searchParams.get("scope")?.split(" ").sort()).toEqual(["rooms:read", "rooms:write"]);

    const first = await kept();
    // More than half of the tokens' time is over.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 15_000 });
    onTestFinished(() => void vi.useRealTimers());
    await say("search");
    vi.useRealTimers();
    const second = await kept();
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(visits).toHaveLength(2);

    const { clientId } = (await verify(second.access_token)) ?? { clientId: "" };
    const body = new URLSearchParams({ token: second.refresh_token, client_id: clientId });
    expect((await fetch(`${issuer}revoke`, { method: "POST", body })).status).toBe(200);
    const headers = { authorization: `Bearer ${second.access_token}` };
    expect((await fetch(resource, { method: "POST", headers })).status).toBe(401);
    expect(await say("search")).toEqual([{ type: "text", text: "two rooms for ada" }]);
    expect(visits).toHaveLength(3);
  });
});
