/** How a client that was told nothing finds out what a server speaks, for each revision that it may turn out to be. */
import { connect } from "@mcpwright/runtime/client";
import { describe, expect, test } from "vitest";
import { asking, LEGACY } from "../asked.ts";
import { overPipe } from "../piped.ts";
import { DISCOVERED, json, type Script, scripted } from "../scripted.ts";

/** A session of `revision` over HTTP for whoever begins one; what else comes is up to `other`. */
function session(revision: string, other: Script): Script {
  return (seen, response) => {
    const { verb, headers, message } = seen;
    const { id, method } = message;
    if (verb !== "POST") return void response.writeHead(405).end();
    if (method === "notifications/initialized") return void response.writeHead(202).end();
    const opened = { protocolVersion: revision, capabilities: { tools: {} }, serverInfo: { name: "s", version: "1" } };
    if (method === "initialize") return json(response, 200, { jsonrpc: "2.0", id, result: opened });
    if (headers["mcp-method"] !== undefined) return other(seen, response);
    json(response, 200, { jsonrpc: "2.0", id, result: { content: [] } });
  };
}

describe.each(LEGACY)("a server of %s", (revision) => {
  const begun = `initialized.protocolVersion = ${JSON.stringify(revision)};`;
  const probed = (answer: string, probeTimeout = 10_000) =>
    overPipe(`if (method === "server/discover") { ${answer} } ${asking()}`, { probeTimeout }, begun);
  const methods = (sent: () => readonly { readonly method?: string }[]) => sent().map(({ method }) => method);
  const SESSION = ["server/discover", "initialize", "notifications/initialized", "tools/call"];

  test(`DUAL-04 one that lists the revision when it is asked is spoken to in it [${revision}]`, async () => {
    const listed = JSON.stringify({ ...DISCOVERED, supportedVersions: ["2099-01-01", revision] });
    const { client, sent } = await probed(`say({ id, result: ${listed} });`);
    await client.callTool("done");
    expect([client.era, client.revision]).toEqual(["legacy", revision]);
    await client.close();
    expect(methods(sent)).toEqual(SESSION);
    expect(sent()[1]?.params).toMatchObject({ protocolVersion: revision });
  });

  test(`DUAL-05 VER-03 so is one that refuses the probe for its version and lists the revision [${revision}]`, async () => {
    const refused = (supported: readonly string[]) =>
      JSON.stringify({ code: -32022, message: "no", data: { supported, requested: "2026-07-28" } });
    const { client, sent } = await probed(`say({ id, error: ${refused(["2099-01-01", revision])} });`);
    expect(client.revision).toBe(revision);
    await client.close();
    expect(sent()[1]?.params).toMatchObject({ protocolVersion: revision });
    // The refusal by itself is no reason to begin a session.
    const other = probed(`say({ id, error: ${refused(["2099-01-01"])} });`);
    await expect(other).rejects.toMatchObject({
      code: "unsupported-version",
      message: expect.stringContaining("2099"),
    });
  });

  test(`DUAL-06 any other error of the probe is a legacy server's, and so is silence [${revision}]`, async () => {
    for (const code of [-32601, -32602, -32600, -32603, -32000, 7]) {
      const { client, sent } = await probed(`say({ id, error: { code: ${code}, message: "?" } });`);
      await client.callTool("done");
      expect(client.revision).toBe(revision);
      await client.close();
      expect(methods(sent)).toEqual(SESSION);
    }
    const { client, sent } = await probed("", 300);
    expect(client.revision).toBe(revision);
    await client.close();
    expect(methods(sent).filter((method) => method === "initialize")).toHaveLength(1);
  });

  test(`DUAL-09 DUAL-19 over HTTP a refusal without a modern error is a legacy server's [${revision}]`, async () => {
    const refusals: Script[] = [
      (_, response) => void response.writeHead(404).end("Not found"),
      (_, response) => void response.writeHead(400).end(),
      ({ message: { id } }, response) =>
        json(response, 200, { jsonrpc: "2.0", id, error: { code: -32602, message: "unknown" } }),
      ({ message: { id } }, response) =>
        json(response, 400, { jsonrpc: "2.0", id, error: { code: -32000, message: "no session" } }),
      ({ message: { id } }, response) => json(response, 200, { jsonrpc: "2.0", id, result: { content: [] } }),
    ];
    for (const refusal of refusals) {
      const { url, seen } = await scripted(session(revision, refusal));
      const client = await connect(url);
      expect((await client.callTool("x")).content).toEqual([]);
      expect(client.revision).toBe(revision);
      await client.close();
      const posts = seen.filter(({ verb }) => verb === "POST");
      expect(posts.map(({ message }) => message.method)).toEqual(SESSION);
    }
  });

  test(`DUAL-09 the refusal of a method that a modern server lacks begins no session [${revision}]`, async () => {
    const { url, seen } = await scripted(
      session(revision, ({ message: { id, method } }, response) => {
        if (method === "server/discover") return json(response, 200, { jsonrpc: "2.0", id, result: DISCOVERED });
        json(response, 404, { jsonrpc: "2.0", id, error: { code: -32601, message: "unknown" } });
      }),
    );
    const client = await connect(url);
    await expect(client.listPrompts()).rejects.toMatchObject({ name: "McpError", code: -32601 });
    await client.close();
    expect(seen.map(({ message }) => message.method)).toEqual(["server/discover", "prompts/list"]);
  });

  test(`DUAL-15 a client of one era leaves it, and one of the revision leaves a modern server [${revision}, 2026-07-28]`, async () => {
    const { url } = await scripted(session(revision, (_, response) => void response.writeHead(400).end()));
    await expect(connect(url, { revision: "2026-07-28" })).rejects.toMatchObject({
      code: "unsupported-version",
      message: expect.stringMatching(/2026-07-28.*legacy/),
    });
    const { url: modern, seen } = await scripted(({ message: { id } }, response) => {
      const error = { code: -32020, message: "This server speaks 2026-07-28", data: { supported: ["2026-07-28"] } };
      json(response, 400, { jsonrpc: "2.0", id, error });
    });
    await expect(connect(modern, { revision })).rejects.toMatchObject({
      name: "McpError",
      message: expect.stringContaining("2026-07-28"),
    });
    expect(seen.map(({ message }) => message.method)).toEqual(["initialize"]);
  });
});

test("DUAL-06 DUAL-19 what is no answer of a modern server is one of a legacy server, which may speak none of ours [2026-07-28]", async () => {
  // Silence and errors alike: a client of the modern era alone has nothing to say to it.
  for (const answer of ["", `say({ id, error: { code: -32601, message: "?" } });`, `say({ id, result: {} });`]) {
    const open = overPipe(`if (method === "server/discover") { ${answer} }`, {
      revision: "2026-07-28",
      probeTimeout: answer === "" ? 300 : 10_000,
    });
    await expect(open).rejects.toMatchObject({ code: "unsupported-version" });
  }
});
