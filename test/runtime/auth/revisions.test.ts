/** What earlier models and extensions ask of a protected server. */
import { createServer as createListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { openIssuer, RESOURCE } from "./issuer.ts";
import { legacy, makeProtected, modern, opening, replyOf, serveProtected, textOf, ways } from "./protected.ts";

const EXTENSION = "io.modelcontextprotocol/oauth-client-credentials";

describe.each(ways)("over %s", (way) => {
  test("AUTH3-01, AUTH3-10 without a good token every request of a session is refused with 401 [2025-03-26]", async () => {
    const issuer = await openIssuer();
    const send = await serveProtected(makeProtected({ issuer: issuer.url }).server, way);
    const good = await issuer.token();
    const opened = await legacy(send, good, "initialize", opening("2025-03-26"));
    expect(opened.status).toBe(200);
    const session = opened.headers.get("mcp-session-id") ?? "";
    for (const bad of [undefined, "made-up", await issuer.token({ expires: "-5m" })]) {
      for (const [method, params] of [
        ["initialize", opening("2025-03-26")],
        ["tools/list", {}],
      ] as const) {
        const refused = await legacy(send, bad, method, params, method === "initialize" ? undefined : session);
        expect(refused.status).toBe(401);
        expect(refused.headers.get("www-authenticate")).toMatch(/^Bearer/);
      }
    }
    expect((await legacy(send, good, "tools/list", {}, session)).status).toBe(200);
  });

  test("OCC-05 a program's token is checked as any, and the extension told of [2025-11-25, 2026-07-28]", async () => {
    const issuer = await openIssuer();
    const { server } = makeProtected({ issuer: issuer.url }, false, { [EXTENSION]: {} });
    const send = await serveProtected(server, way);
    // It acts for itself: the client is the subject.
    const token = await issuer.token({ claims: { sub: undefined, client_id: "robot" } });
    const said = await replyOf(await modern(send, token, "tools/call", { name: "whoami" }));
    expect(JSON.parse(textOf(said)).auth).toMatchObject({
      subject: "robot",
      clientId: "robot",
      scopes: ["rooms:read"],
    });
    expect((await modern(send, token, "tools/call", { name: "book" })).status).toBe(403);
    const foreign = await (await openIssuer()).token({ claims: { iss: issuer.url, client_id: "robot" } });
    expect((await modern(send, foreign, "tools/list")).status).toBe(401);
    const told = { capabilities: { extensions: { [EXTENSION]: {} } } };
    expect((await replyOf(await modern(send, token, "server/discover"))).result).toMatchObject(told);
    expect((await legacy(send, token, "initialize", opening("2025-11-25"))).status).toBe(200);
    expect((await legacy(send, foreign, "initialize", opening("2025-11-25"))).status).toBe(401);
  });

  test("AUTH-47, SEC-12 a token of somebody else's is not taken, and ours goes nowhere [all]", async () => {
    const issuer = await openIssuer();
    const passed: string[] = [];
    const { server } = makeProtected({ issuer: issuer.url });
    server.tools.add({ name: "upstream" }, async () => {
      const { port } = upstream.address() as AddressInfo;
      return String((await fetch(`http://127.0.0.1:${port}/`)).status);
    });
    const upstream = createListener((request, response) => {
      passed.push(JSON.stringify(request.headers));
      response.end();
    });
    await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void upstream.close());
    onTestFinished(() => upstream.closeAllConnections());
    const send = await serveProtected(server, way);
    const token = await issuer.token();
    expect(textOf(await replyOf(await modern(send, token, "tools/call", { name: "upstream" })))).toBe("200");
    expect(passed).toHaveLength(1);
    expect(passed[0]).not.toContain(token);
    for (const aud of ["https://api.example/", [`${RESOURCE}/`], undefined]) {
      const foreign = await issuer.token({ claims: { aud } });
      expect((await modern(send, foreign, "tools/call", { name: "upstream" })).status).toBe(401);
      expect((await legacy(send, foreign, "initialize", opening("2025-06-18"))).status).toBe(401);
    }
    expect(passed).toHaveLength(1);
  });
});

test("AUTH-44 keys without an end are not read to it: the request fails, and the server goes on [all]", async () => {
  let sent = 0;
  const endless = createListener((_, response) => {
    const piece = Buffer.alloc(64 * 1024, 0x20);
    const more = (): void => {
      while (!response.destroyed && sent < 1_000_000_000) {
        sent += piece.length;
        if (!response.write(piece)) return void response.once("drain", more);
      }
    };
    more();
  });
  await new Promise<void>((resolve) => endless.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    endless.closeAllConnections();
    endless.close();
  });
  const issuer = await openIssuer();
  const jwksUri = `http://127.0.0.1:${(endless.address() as AddressInfo).port}/keys`;
  const keys = { ci: { key: "a-key-of-the-build-servers" } };
  const send = await serveProtected(makeProtected({ issuer: issuer.url, jwksUri, keys }).server, "node");
  expect((await modern(send, await issuer.token(), "tools/list")).status).toBe(503);
  expect(sent).toBeLessThan(100_000_000);
  expect((await modern(send, "a-key-of-the-build-servers", "tools/list")).status).toBe(200);
});
