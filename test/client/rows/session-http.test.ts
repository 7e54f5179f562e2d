/** Sessions over HTTP: how they are found, kept and begun anew, in each revision that has them. */
import { connect } from "@mcpwright/runtime/client";
import { describe, expect, test } from "vitest";
import { json, type Script, scripted } from "../scripted.ts";

const opened = (revision: string) => ({
  protocolVersion: revision,
  capabilities: { tools: {} },
  serverInfo: { name: "s", version: "1" },
});

/** A server with sessions: every initialize opens one, named by `name`; the rest is up to `other`. */
function sessions(revision: string, name: (count: number) => string, other: Script): Script {
  let count = 0;
  return (seen, response) => {
    const { id, method } = seen.message;
    if (seen.verb === "GET") return void response.writeHead(405).end();
    if (seen.verb === "DELETE" || id === undefined) return void response.writeHead(202).end();
    if (method !== "initialize") return other(seen, response);
    count++;
    json(response, 200, { jsonrpc: "2.0", id, result: opened(revision) }, { "Mcp-Session-Id": name(count) });
  };
}

describe.each(["2025-03-26", "2025-06-18", "2025-11-25"])("at %s", (revision) => {
  test(`SESS-07 a lost session is begun anew without its id, once for all calls [${revision}]`, async () => {
    const { url, seen } = await scripted(
      sessions(
        revision,
        (count) => `s${count}`,
        ({ headers, message: { id } }, response) => {
          const lost = headers["mcp-session-id"] === "s1";
          json(response, lost ? 404 : 200, lost ? {} : { jsonrpc: "2.0", id, result: { content: [] } });
        },
      ),
    );
    const client = await connect(url, { revision });
    expect(await Promise.all(Array.from({ length: 8 }, () => client.callTool("x")))).toHaveLength(8);
    await client.close();
    const begun = seen.filter(({ message }) => message.method === "initialize");
    expect(begun).toHaveLength(2);
    for (const { headers } of begun) expect(headers).not.toHaveProperty("mcp-session-id");
  });

  test(`SESS-09 the id of a session is shown to nobody, and sent to its server alone [${revision}]`, async () => {
    const secret = "session-0123456789";
    const { url: elsewhere, seen: others } = await scripted((_, response) => void response.writeHead(200).end());
    const { url } = await scripted(
      sessions(
        revision,
        () => secret,
        ({ message: { id, params } }, response) => {
          if (params?.["name"] === "moved") return void response.writeHead(307, { Location: elsewhere }).end();
          if (params?.["name"] === "broken") return void response.destroy();
          json(response, 200, { jsonrpc: "2.0", id, error: { code: -32603, message: "no" } });
        },
      ),
    );
    for (const fetched of [undefined, globalThis.fetch]) {
      const warnings: string[] = [];
      const client = await connect(url, {
        revision,
        onWarning: (message) => void warnings.push(message),
        ...(fetched === undefined ? {} : { fetch: fetched }),
      });
      for (const name of ["moved", "broken", "refused"]) {
        const error = await client.callTool(name).then(
          () => expect.unreachable(),
          (thrown: unknown) => thrown as Error,
        );
        expect(JSON.stringify([error, error.message, error.stack, String(error.cause)])).not.toContain(secret);
      }
      expect(JSON.stringify([client, client.verdict, warnings])).not.toContain(secret);
      await client.close();
    }
    expect(others).toEqual([]);
  });

  test(`SHTTP-38 DUAL-10 a URL that takes the handshake is Streamable HTTP [${revision}]`, async () => {
    const { url, seen } = await scripted(
      sessions(
        revision,
        () => "s",
        (_, response) => void response.writeHead(500).end(),
      ),
    );
    const client = await connect(url, { revision: "legacy" });
    expect(client.revision).toBe(revision);
    await client.close();
    expect(seen.map(({ verb, message }) => [verb, message.method]).slice(0, 2)).toEqual([
      ["POST", "initialize"],
      ["POST", "notifications/initialized"],
    ]);
  });

  test(`SHTTP-38 DUAL-10 one that refuses it is asked for the stream of HTTP+SSE, which may speak it too [${revision}]`, async () => {
    for (const status of [400, 404, 405]) {
      let tell: (message: object) => void = () => {};
      const { url, seen } = await scripted(({ verb, path, message: { id, method } }, response) => {
        if (verb === "POST" && path === "/mcp") return void response.writeHead(status).end();
        if (verb === "POST") {
          response.writeHead(202).end();
          if (id !== undefined) tell({ id, result: method === "initialize" ? opened(revision) : { content: [] } });
          return;
        }
        response.writeHead(200, { "Content-Type": "text/event-stream" });
        response.write("event: endpoint\ndata: /messages\n\n");
        tell = (message) => void response.write(`data: ${JSON.stringify({ jsonrpc: "2.0", ...message })}\n\n`);
      });
      const client = await connect(url, { revision: "legacy" });
      expect((await client.callTool("x")).content).toEqual([]);
      expect(client.revision).toBe(revision);
      await client.close();
      expect(seen.map(({ verb, path }) => `${verb} ${path}`).slice(0, 3)).toEqual([
        ...["POST /mcp", "GET /mcp", "POST /messages"],
      ]);
    }
  });
});
