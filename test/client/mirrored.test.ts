/** What a client says in headers of a call's arguments. */
import { connect } from "@mcpwright/runtime/client";
import { type Contract, type ContractClient, connectContract } from "@mcpwright/runtime/codegen/client/v1";
import { expect, test } from "vitest";
import { json, modernScript, type Script, type Seen, scripted } from "./scripted.ts";

const DONE = { resultType: "complete", content: [] };

function tool(name: string, properties: object) {
  return { name, inputSchema: { type: "object", properties } };
}

/** Lists `tools()` and answers calls with `answer`, or with success. */
function listing(tools: () => readonly object[], answer?: Script): Script {
  return (seen, response) => {
    const { id, method } = seen.message;
    if (method === "tools/list") {
      const result = { resultType: "complete", tools: tools(), ttlMs: 0, cacheScope: "public" };
      return json(response, 200, { jsonrpc: "2.0", id, result });
    }
    if (method === "tools/call" && answer !== undefined) return answer(seen, response);
    modernScript(DONE)(seen, response);
  };
}

const calls = (seen: readonly Seen[]) => seen.filter(({ message }) => message.method === "tools/call");

function paramHeaders({ headers }: Seen): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith("mcp-param-")));
}

test("XHDR-02 XHDR-08 XHDR-09 mirrors what is annotated and present, wherever it stands [2026-07-28]", async () => {
  const lookup = tool("lookup", {
    region: { type: "string", "x-mcp-header": "Region" },
    level: { type: "integer", "x-mcp-header": "Level" },
    dry: { type: "boolean", "x-mcp-header": "Dry" },
    absent: { type: "string", "x-mcp-header": "Absent" },
    nothing: { type: "string", "x-mcp-header": "Nothing" },
    tenant: { type: "object", properties: { id: { type: "string", "x-mcp-header": "Tenant" } } },
    plain: { type: "string" },
  });
  const { url, seen } = await scripted(listing(() => [lookup]));
  const client = await connect(url);
  await client.listTools();
  const args = { region: "eu", level: 42, dry: false, nothing: null, tenant: { id: "ø" }, plain: "x" };
  await client.callTool("lookup", args);
  expect(paramHeaders(calls(seen)[0]!)).toEqual({
    "mcp-param-region": "eu",
    "mcp-param-level": "42",
    "mcp-param-dry": "false",
    "mcp-param-tenant": "=?base64?w7g=?=",
  });
});

test("XHDR-18 arguments mirrored as Method and Name have headers beside those of the call [2026-07-28]", async () => {
  const properties = {
    by: { type: "string", "x-mcp-header": "Method" },
    whom: { type: "string", "x-mcp-header": "Name" },
  };
  const { url, seen } = await scripted(listing(() => [tool("pay", properties)]));
  const client = await connect(url);
  expect(await client.listTools()).toHaveLength(1);
  await client.callTool("pay", { by: "card", whom: "ada" });
  expect(paramHeaders(calls(seen)[0]!)).toEqual({ "mcp-param-method": "card", "mcp-param-name": "ada" });
  expect(calls(seen)[0]?.headers).toMatchObject({ "mcp-method": "tools/call", "mcp-name": "pay" });
});

test("XHDR-06 XHDR-07 leaves out a tool with a bad annotation, says why, and keeps the others [2026-07-28]", async () => {
  const bad = tool("bad", { list: { type: "array", "x-mcp-header": "List" } });
  const { url } = await scripted(listing(() => [bad, tool("good", {})]));
  const warnings: string[] = [];
  const client = await connect(url, { onWarning: (message) => warnings.push(message) });
  expect((await client.listTools()).map(({ name }) => name)).toEqual(["good"]);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/"bad".*at list must have the type string, integer or boolean/);
});

test("XHDR-06 keeps it where nothing is mirrored: in a legacy session [2025-06-18]", async () => {
  const bad = tool("bad", { list: { type: "array", "x-mcp-header": "List" } });
  const { url } = await scripted(({ verb, message: { id, method } }, response) => {
    if (verb === "GET" || id === undefined) return void response.writeHead(verb === "GET" ? 405 : 202).end();
    const result =
      method === "initialize"
        ? { protocolVersion: "2025-06-18", capabilities: {}, serverInfo: { name: "s", version: "1" } }
        : { tools: [bad] };
    json(response, 200, { jsonrpc: "2.0", id, result });
  });
  const client = await connect(url, { revision: "legacy" });
  expect(await client.listTools()).toHaveLength(1);
});

test("XHDR-14 XHDR-15 a mismatch is answered with the list read anew and one retry [2026-07-28]", async () => {
  let header = "Old";
  const refuse: Script = ({ headers, message: { id } }, response) => {
    if (headers["mcp-param-new"] === "eu") return json(response, 200, { jsonrpc: "2.0", id, result: DONE });
    json(response, 400, { jsonrpc: "2.0", id, error: { code: -32020, message: "mismatch" } });
  };
  const lookup = () => [tool("lookup", { region: { type: "string", "x-mcp-header": header } })];
  const { url, seen } = await scripted(listing(lookup, refuse));
  const client = await connect(url);
  await client.listTools();
  header = "New";
  await client.callTool("lookup", { region: "eu" });
  expect(calls(seen).map(paramHeaders)).toEqual([{ "mcp-param-old": "eu" }, { "mcp-param-new": "eu" }]);
  header = "Newer";
  await client.listTools();
  await expect(client.callTool("lookup", { region: "eu" })).rejects.toMatchObject({ code: -32020 });
  expect(calls(seen)).toHaveLength(4);
});

test("XHDR-15 a tool that was never listed is called without such headers [2026-07-28]", async () => {
  const { url, seen } = await scripted(listing(() => []));
  const client = await connect(url);
  await client.callTool("lookup", { region: "eu" });
  expect(paramHeaders(calls(seen)[0]!)).toEqual({});
});

test("XHDR-15 a generated client knows the annotations before any list [2026-07-28]", async () => {
  const contract: Contract = {
    ...{ codegen: 1, source: "mcp.yaml", regenerate: "mcpwright generate", resources: [], prompts: [] },
    tools: [
      {
        name: "lookup",
        mirrored: [{ header: "Region", path: ["where", "region"], type: "string" }],
        fingerprint: { input: "" },
      },
    ],
  };
  const { url, seen } = await scripted(listing(() => []));
  const client = await connectContract<ContractClient<object, object, object>>(contract, url);
  await client.call("lookup", { where: { region: "eu" } });
  await client.call("lookup", {});
  expect(calls(seen).map(paramHeaders)).toEqual([{ "mcp-param-region": "eu" }, {}]);
  expect(seen.filter(({ message }) => message.method === "tools/list")).toEqual([]);
});
