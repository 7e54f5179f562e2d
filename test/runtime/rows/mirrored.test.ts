/** What the headers of a call say of its arguments is a copy for those on the way, and nothing the server goes by. */
import { createServer, type Server } from "@mcpwright/runtime";
import { describe, expect, test } from "vitest";
import { openIssuer, RESOURCE } from "../auth/issuer.ts";
import { serveProtected, textOf, ways } from "../auth/protected.ts";
import { hosts, modern, reply } from "../http/support.ts";

const mirrored = (header: string) => ({ type: "string", "x-mcp-header": header });

/** Tools whose arguments name a tenant and what the caller may do, one of them for who may write only. */
function tenants(auth: { readonly issuer: string }): Server {
  const scopes = { "rooms:read": "See rooms", "rooms:write": "Book rooms" };
  const server = createServer({
    name: "tenants",
    version: "1",
    logger: () => {},
    auth: { ...auth, resource: RESOURCE, scopes },
  });
  const properties = { tenant: mirrored("Tenant"), scope: mirrored("Scope"), authorization: mirrored("Authorization") };
  const inputSchema = { type: "object" as const, properties };
  server.tools.add({ name: "whoami", inputSchema }, ({ tenant }, ctx) => {
    const { subject, scopes } = ctx.auth ?? { subject: "nobody", scopes: [] };
    return JSON.stringify({ tenant, subject, scopes });
  });
  server.tools.add({ name: "book", inputSchema, scopes: ["rooms:write"] }, () => "booked");
  return server;
}

describe.each(ways)("over %s", (way) => {
  test("XHDR-17 a claim in a header makes nobody a tenant, and permits nothing [2026-07-28]", async () => {
    const issuer = await openIssuer();
    const send = await serveProtected(tenants({ issuer: issuer.url }), way);
    const write = await issuer.token({ claims: { scope: "rooms:read rooms:write", sub: "bob" } });
    const claims = { tenant: "bob", scope: "rooms:write", authorization: `Bearer ${write}` };
    const claimed = {
      "mcp-param-tenant": claims.tenant,
      "mcp-param-scope": claims.scope,
      "mcp-param-authorization": claims.authorization,
    };
    const call = async (name: string, more: Record<string, string>) =>
      send(modern("tools/call", { name, arguments: claims }, more));

    const authorization = `Bearer ${await issuer.token()}`;
    const told = await call("whoami", { ...claimed, authorization });
    expect(JSON.parse(textOf(await reply(told)))).toEqual({ tenant: "bob", subject: "ada", scopes: ["rooms:read"] });
    expect((await call("book", { ...claimed, authorization })).status).toBe(403);
    expect((await call("whoami", claimed)).status).toBe(401);
    // Nor does the header change what the tool is given.
    const other = await call("whoami", { ...claimed, authorization, "mcp-param-tenant": "ada" });
    expect([other.status, (await reply(other)).error?.code]).toEqual([400, -32020]);
  });
});

test("XHDR-18 arguments mirrored as Method and Name are told from the method and the name [2026-07-28]", async () => {
  const server = createServer({ name: "pay", version: "1", logger: () => {} });
  const properties = { by: mirrored("Method"), whom: mirrored("Name"), as: mirrored("Protocol-Version") };
  server.tools.add({ name: "pay", inputSchema: { type: "object", properties } }, (input) => JSON.stringify(input));
  const send = await hosts.node(server, {});
  const args = { by: "card", whom: "ada", as: "guest" };
  const headers = { "mcp-param-method": "card", "mcp-param-name": "ada", "mcp-param-protocol-version": "guest" };
  const call = async (more: Record<string, string>, given: object = args) => {
    const response = await send(modern("tools/call", { name: "pay", arguments: given }, more));
    return { status: response.status, ...(await reply(response)) };
  };
  const paid = await call(headers);
  expect(paid.status).toBe(200);
  expect(JSON.parse(textOf(paid))).toEqual(args);
  const listed = await reply(await send(modern("tools/list")));
  expect(listed.result).toMatchObject({ tools: [{ inputSchema: { properties } }] });
  // Each is compared with its own: the argument with the argument, the method with the method.
  for (const [header, value] of [
    ["mcp-param-method", "tools/call"],
    ["mcp-param-name", "pay"],
    ["mcp-method", "card"],
    ["mcp-name", "ada"],
  ] as const) {
    const refused = await call({ ...headers, [header]: value });
    expect([header, refused.status, refused.error?.code]).toEqual([header, 400, -32020]);
  }
  expect((await call({}, {})).status).toBe(200);
});
