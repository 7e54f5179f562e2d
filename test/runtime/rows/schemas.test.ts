/** Which schemas a tool may have, and that nothing is fetched for them. */
import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "@mcpwright/runtime";
import { connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { modernScript, scripted } from "../../client/scripted.ts";
import { mcpwright } from "../../command-line.ts";
import { projectFolder } from "../../generate/project-folder.ts";
import { before, everyCell } from "../support/matrix.ts";
import { itemsOf, type Json } from "../support/wire.ts";

/** Somebody else's server that has a schema for whoever fetches it, and counts them. */
async function schemaSite(): Promise<{ readonly url: string; readonly fetched: string[] }> {
  const fetched: string[] = [];
  const site = createHttpServer((request, response) => {
    fetched.push(request.url ?? "");
    response.setHeader("content-type", "application/schema+json").end('{"type":"string"}');
  }).listen(0, "127.0.0.1");
  await once(site, "listening");
  onTestFinished(() => void site.close());
  return { url: `http://127.0.0.1:${(site.address() as AddressInfo).port}`, fetched };
}

/** Each way to point at a schema that stands elsewhere. */
const pointing = (url: string): readonly Json[] => [
  { $ref: `${url}/absolute` },
  { $id: `${url}/base/`, $ref: "relative" },
  { properties: { a: { $ref: `${url}/nested#/$defs/a` } } },
  { properties: { a: { allOf: [{ items: { $ref: `${url}/deep` } }] } } },
];

test("JSCH-06 a server fetches no schema, whether code adds it or a manifest names it [2026-07-28]", async () => {
  const { url, fetched } = await schemaSite();
  const server = createServer({ name: "s", version: "1", logger: () => undefined });
  for (const schema of pointing(url)) {
    for (const field of ["inputSchema", "outputSchema"]) {
      const add = () => server.tools.add({ name: "t", [field]: { type: "object", ...schema } }, () => "");
      expect(add, `${field} ${JSON.stringify(schema)}`).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^schema-/) }),
      );
    }
    const tools = { t: { description: "Takes something.", inputSchema: { type: "object", ...schema } } };
    const manifest = { mcpwright: 1, server: { name: "s", version: "1" }, tools };
    const project = await projectFolder({ "mcp.yaml": JSON.stringify(manifest) });
    const { code, stdout, stderr } = await mcpwright(project, "validate");
    expect([code, `${stdout}${stderr}`]).toEqual([1, expect.stringMatching(/MCPW400[45]/)]);
  }
  expect(fetched).toEqual([]);
});

test("JSCH-06 a client fetches no schema for what it checks [2026-07-28]", async () => {
  const { url, fetched } = await schemaSite();
  for (const schema of pointing(url)) {
    const listed = {
      name: "t",
      inputSchema: { type: "object", ...schema },
      outputSchema: { type: "object", ...schema },
    };
    const calls = modernScript({ resultType: "complete", content: [], structuredContent: { a: [7] } });
    const lists = modernScript({ resultType: "complete", tools: [listed], ttlMs: 0, cacheScope: "public" });
    const { url: mcp } = await scripted((seen, response) =>
      (seen.message.method === "tools/list" ? lists : calls)(seen, response),
    );
    const client = await connect(mcp);
    expect(await client.listTools()).toHaveLength(1);
    await expect(client.callTool("t", { a: 7 })).rejects.toMatchObject({ code: "invalid-output" });
    await client.close();
  }
  expect(fetched).toEqual([]);
});

/** Object schemas of several dialects, told or not. */
const SCHEMAS: Readonly<Record<string, Json & { readonly type: "object" }>> = {
  bare: { type: "object" },
  untold: { type: "object", properties: { n: { type: "integer", exclusiveMinimum: 0 } }, required: ["n"] },
  draft7: {
    $schema: "http://json-schema.org/draft-07/schema#",
    type: "object",
    definitions: { positive: { type: "integer", exclusiveMinimum: 0 } },
    properties: { n: { $ref: "#/definitions/positive" } },
    dependencies: { m: ["n"] },
    required: ["n"],
  },
  newest: {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    $defs: { positive: { type: "integer", exclusiveMinimum: 0 } },
    properties: { n: { $ref: "#/$defs/positive" } },
    unevaluatedProperties: false,
    required: ["n"],
  },
};

function dialects(): Server {
  const server = createServer({ name: "dialects", version: "1", logger: () => undefined });
  for (const [name, inputSchema] of Object.entries(SCHEMAS)) server.tools.add({ name, inputSchema }, () => "ran");
  const add = () => server.tools.add({ name: "list", inputSchema: { type: "array" } as never }, () => "");
  expect(add).toThrow(/object/);
  return server;
}

everyCell(
  "JSCH-10 any object schema is listed as it was written, and holds in its own dialect",
  dialects,
  async (wire) => {
    const tools = itemsOf<{ name: string; inputSchema: Json }>((await wire.request("tools/list")).result, "tools");
    expect(Object.fromEntries(tools.map(({ name, inputSchema }) => [name, inputSchema]))).toEqual(SCHEMAS);
    const refuses = async (name: string, args: Json): Promise<boolean> => {
      const { result, error } = await wire.request("tools/call", { name, arguments: args });
      return error !== undefined || result?.["isError"] === true;
    };
    for (const name of Object.keys(SCHEMAS)) {
      expect([name, await refuses(name, { n: 1 })]).toEqual([name, false]);
      expect([name, await refuses(name, { n: 0 })]).toEqual([name, name !== "bare"]);
    }
    expect([await refuses("draft7", { m: 1, n: 1 }), await refuses("newest", { m: 1, n: 1 })]).toEqual([false, true]);
  },
  before("2025-11-25"),
);
