/** What a server says of itself and of its tools decides nothing, and steers nothing. */
import { connectAll } from "@mcpwright/runtime/client";
import { describe, expect, onTestFinished, test } from "vitest";
import { inspectText } from "../../../generator/dist/commands/remote/inspect-text.js";
import { readOffer } from "../../../generator/dist/commands/remote/offer.js";
import { REVISIONS } from "../asked.ts";
import { overPipe } from "../piped.ts";
import { DISCOVERED, json, scripted } from "../scripted.ts";

const SERVER_INFO = "io.modelcontextprotocol/serverInfo";

/** A server of any revision on a pipe, which is `info` and lists what it is given; "die" ends it, all else is done. */
function server(
  revision: string,
  tools: readonly object[],
  info: object,
  resources: readonly object[] = [],
  instructions = "",
): ReturnType<typeof overPipe> {
  const discovered = { ...DISCOVERED, instructions, _meta: { [SERVER_INFO]: info } };
  const answer = `
    const full = (result) => ${revision === "2026-07-28"} ? { resultType: "complete", ttlMs: 0, cacheScope: "private", ...result } : result;
    if (method === "server/discover") say({ id, result: ${JSON.stringify(discovered)} });
    if (method === "tools/list") say({ id, result: full({ tools: ${JSON.stringify(tools)} }) });
    if (method === "resources/list") say({ id, result: full({ resources: ${JSON.stringify(resources)} }) });
    if (method === "tools/call" && params.name === "die") process.exit(1);
    if (method === "tools/call") say({ id, result: full({ content: [] }) });`;
  const initialized = {
    protocolVersion: revision,
    capabilities: { tools: {} },
    serverInfo: info,
    ...(instructions === "" ? {} : { instructions }),
  };
  return overPipe(answer, { revision }, `Object.assign(initialized, ${JSON.stringify(initialized)});`);
}

describe.each(REVISIONS)("at %s", (revision) => {
  test(`TOOL-09 a tool that calls itself harmless is not called again, nor answered for [${revision}]`, async () => {
    const harmless = { readOnlyHint: true, idempotentHint: true, destructiveHint: false, openWorldHint: false };
    const tools = ["die", "live"].map((name) => ({ name, inputSchema: { type: "object" }, annotations: harmless }));
    const { client, sent } = await server(revision, tools, { name: "s", version: "1" });
    await client.listTools();
    await expect(client.callTool("die")).rejects.toMatchObject({ code: "connection-closed" });
    for (let count = 0; count < 2; count++) await client.callTool("live");
    await client.close();
    const called = sent().filter(({ method }) => method === "tools/call");
    expect(called.map(({ params }) => params?.["name"])).toEqual(["die", "live", "live"]);
  });

  test(`SEC-34 names, descriptions and instructions reach an application as they are, and a terminal as harmless text [${revision}]`, async () => {
    const hostile = "\u001b[2J\u001b]0;owned\u0007\u202e\u0000$(reboot)`x`";
    const info = { name: `s${hostile}`, version: hostile, title: hostile };
    const annotations = { title: hostile };
    const tool = {
      name: "t",
      description: hostile,
      inputSchema: { type: "object", description: hostile },
      annotations,
    };
    const { client } = await server(revision, [tool], info, [], hostile);
    expect(client.instructions).toBe(hostile);
    expect(client.serverInfo).toEqual(info);
    expect(await client.listTools()).toEqual([tool]);
    const shown = inspectText(await readOffer(client));
    expect(shown).toContain("owned");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about.
    expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    await client.close();
  });

  test(`HOST-03 each server has a client of its own, and sees nothing of the others [${revision}]`, async () => {
    const modern = revision === "2026-07-28";
    const start = () =>
      scripted(({ verb, message: { id, method } }, response) => {
        if (verb !== "POST") return void response.writeHead(405).end();
        if (id === undefined) return void response.writeHead(202).end();
        const results: Record<string, object> = {
          "server/discover": DISCOVERED,
          initialize: {
            protocolVersion: revision,
            capabilities: { tools: {} },
            serverInfo: { name: "s", version: "1" },
          },
          "tools/list": { tools: [{ name: "echo", inputSchema: { type: "object" } }], ttlMs: 0, cacheScope: "private" },
          "tools/call": { content: [] },
        };
        json(response, 200, {
          jsonrpc: "2.0",
          id,
          result: { ...(modern && { resultType: "complete" }), ...results[method ?? ""] },
        });
      });
    const servers = { inn: await start(), bank: await start() };
    const host = await connectAll(
      { mcpServers: { inn: { url: servers.inn.url }, bank: { url: servers.bank.url } } },
      { connect: { revision }, prefix: true },
    );
    onTestFinished(() => host.close());
    await host.callTool("inn_echo", { said: "to the inn" });
    await host.callTool("bank_echo", { said: "to the bank" });
    for (const [name, other] of [
      ["inn", "bank"],
      ["bank", "inn"],
    ] as const) {
      const { seen } = servers[name];
      expect(seen.filter(({ message }) => message.method === (modern ? "server/discover" : "initialize"))).toHaveLength(
        1,
      );
      expect(JSON.stringify(seen)).toContain(`to the ${name}`);
      expect(JSON.stringify(seen)).not.toContain(other);
    }
  });

  test(`RES-15 an application gets whom a resource is for, and how much it matters [${revision}]`, async () => {
    const later = revision >= "2025-06-18" ? { lastModified: "2026-02-28T10:00:00Z" } : {};
    const annotations = { audience: ["user", "assistant"], priority: 0.5, ...later };
    const resource = { uri: "note:///7", name: "note", annotations };
    const { client } = await server(revision, [], { name: "s", version: "1" }, [resource]);
    expect(await client.listResources()).toEqual([resource]);
    await client.close();
    for (const bad of [{ priority: 1.5 }, { priority: -1 }, { audience: ["nobody"] }]) {
      const { client: other } = await server(revision, [], { name: "s", version: "1" }, [
        { ...resource, annotations: bad },
      ]);
      await expect(other.listResources()).rejects.toMatchObject({ code: "invalid-response" });
      await other.close();
    }
  });

  test(`TOOL-13 a call has the name of its tool, and arguments where there are any [${revision}]`, async () => {
    const { client, sent } = await server(revision, [], { name: "s", version: "1" });
    await client.callTool("bare");
    await client.callTool("full", { a: { b: [null, 1, "\u{1F99C}"] } });
    await client.close();
    const [bare, full] = sent()
      .filter(({ method }) => method === "tools/call")
      .map(({ params }) => {
        const { _meta, ...rest } = params ?? {};
        return rest;
      });
    expect(bare).toEqual({ name: "bare" });
    expect(full).toEqual({ name: "full", arguments: { a: { b: [null, 1, "\u{1F99C}"] } } });
  });
});
