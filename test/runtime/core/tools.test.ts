import { audio, createServer, image, McpError, resourceLink, result, type Server, text } from "@mcpwright/runtime";
import { connect } from "@mcpwright/runtime/client";
import { describe, expect, onTestFinished, test } from "vitest";
import { before, everyCell, legacyRevisions, modernRevisions, since } from "../support/matrix.ts";
import { recorder } from "../support/quiet.ts";
import { itemsOf } from "../support/wire.ts";

const PNG = Buffer.from("iVBORw0KGgo=", "base64");
const log = recorder();

function make(): Server {
  const server = createServer({ name: "tools", version: "1", logger: log.logger });
  const numbers = { type: "object", properties: { a: { type: "number" }, b: { type: "number", default: 2 } } } as const;
  server.tools.add(
    { name: "add", inputSchema: { ...numbers, required: ["a"], additionalProperties: false } },
    ({ a, b }: { a: number; b: number }) => String(a + b),
  );
  server.tools.add({ name: "none" }, () => undefined);
  server.tools.add({ name: "sum", outputSchema: { type: "object", required: ["sum"] } }, () => ({ sum: 3 }));
  server.tools.add({ name: "list", outputSchema: { type: "array" } }, async () => [1, null]);
  server.tools.add({ name: "nothing", outputSchema: { type: "null" } }, () => null);
  server.tools.add({ name: "broken", outputSchema: { type: "object", required: ["sum"] } }, () => ({
    secret: "s3cret",
  }));
  server.tools.add({ name: "throws" }, () => {
    throw new Error("password=hunter2");
  });
  server.tools.add({ name: "rejects" }, () => Promise.reject(new Error("password=hunter2")));
  server.tools.add({ name: "protocol" }, () => {
    throw new McpError(-32602, "told to the peer", { why: 1 });
  });
  server.tools.add<Record<string, never>, void, { errors: { taken: { room: string } } }>(
    { name: "declared", errors: { taken: "Room {{room}} is taken." } },
    (_input, ctx) => {
      throw ctx.error.taken({ room: "12" });
    },
  );
  server.tools.add({ name: "blocks" }, () => [
    text("one"),
    image(PNG),
    audio(Buffer.from("RIFF0000WAVE"), { mimeType: "audio/wav" }),
    resourceLink({ uri: "docs://rules", name: "rules", title: "House rules" }),
  ]);
  server.tools.add({ name: "full" }, () => result({ content: "said", isError: true, meta: { "com.example/k": 1 } }));
  server.tools.add(
    { name: "late", timeout: 20 },
    (_input, ctx) =>
      new Promise((_resolve, reject) => {
        ctx.signal.addEventListener("abort", () => reject(ctx.signal.reason));
      }),
  );
  server.tools.add(
    {
      name: "coerced",
      coerce: "json",
      inputSchema: { type: "object", properties: { list: { type: "array" }, word: { type: "string" } } },
    },
    ({ list, word }: { list: unknown; word: string }) => JSON.stringify({ list, word }),
  );
  return server;
}

const textOf = (content: unknown) => (content as { text: string }[])[0]?.text;

everyCell("TOOL-02 TOOL-05 lists every tool in the order it was added", make, async (wire) => {
  const { result } = await wire.request("tools/list");
  const tools = result?.["tools"] as { name: string; outputSchema?: unknown }[];
  expect(tools.map(({ name }) => name)).toEqual([
    "add",
    "none",
    "sum",
    "list",
    "nothing",
    "broken",
    "throws",
    "rejects",
    "protocol",
    "declared",
    "blocks",
    "full",
    "late",
    "coerced",
  ]);
  expect(tools[0]).toEqual({
    name: "add",
    inputSchema: {
      type: "object",
      properties: { a: { type: "number" }, b: { type: "number", default: 2 } },
      required: ["a"],
      additionalProperties: false,
    },
  });
});

everyCell(
  "TOOL-08 lists only object output schemas, where there are any",
  make,
  async (wire) => {
    const { result } = await wire.request("tools/list");
    const listed = itemsOf<{ name: string; outputSchema?: unknown }>(result, "tools").filter(
      (tool) => "outputSchema" in tool,
    );
    expect(listed.map(({ name }) => name)).toEqual(["sum", "broken"]);
  },
  since("2025-06-18").filter((id) => legacyRevisions.includes(id)),
);

everyCell(
  "TOOL-08 lists output schemas of any type",
  make,
  async (wire) => {
    const { result } = await wire.request("tools/list");
    const listed = itemsOf<{ name: string }>(result, "tools").filter((tool) => "outputSchema" in tool);
    expect(listed.map(({ name }) => name)).toEqual(["sum", "list", "nothing", "broken"]);
  },
  modernRevisions,
);

test("an output that lacks a field is not given its default [all]", async () => {
  const outputSchema = { type: "object", properties: { a: { type: "number", default: 1 } }, required: ["a"] } as const;
  const server = createServer({ name: "s", version: "1", logger: () => undefined });
  server.tools.add({ name: "t", outputSchema }, () => ({}) as never);
  const client = await connect(server);
  onTestFinished(() => client.close());
  await expect(client.callTool("t")).rejects.toMatchObject({ code: -32603 });
});

everyCell("TOOL-14 answers a call with content and fills defaults", make, async (wire) => {
  const { result } = await wire.request("tools/call", { name: "add", arguments: { a: 1 } });
  expect(result).toMatchObject({ content: [{ type: "text", text: "3" }] });
  const empty = await wire.request("tools/call", { name: "none" });
  expect(empty.result?.["content"]).toEqual([]);
});

everyCell("TOOL-22 TOOL-23 TOOL-26 tells the model all that is wrong with the arguments", make, async (wire) => {
  const { result } = await wire.request("tools/call", { name: "add", arguments: { b: "x", c: 1 } });
  expect(result?.["isError"]).toBe(true);
  const said = textOf(result?.["content"]);
  expect(said).toContain("a is missing");
  expect(said).toContain('b must be number, but is the string "x"');
  expect(said).toContain("c is not a known field (known: a, b)");
});

everyCell("TOOL-21 refuses an unknown tool with -32602", make, async (wire) => {
  const { error } = await wire.request("tools/call", { name: "nope" });
  expect(error).toMatchObject({ code: -32602, message: expect.stringContaining("nope") });
});

everyCell("TOOL-21 refuses params that are no call with -32602", make, async (wire) => {
  expect((await wire.request("tools/call", { name: 5 })).error?.code).toBe(-32602);
  expect((await wire.request("tools/call", { name: "none", arguments: [] })).error?.code).toBe(-32602);
});

everyCell(
  "TOOL-16 TOOL-18 gives structured content and mirrors it as text",
  make,
  async (wire) => {
    const { result } = await wire.request("tools/call", { name: "sum" });
    expect(result).toMatchObject({ content: [{ type: "text", text: '{"sum":3}' }], structuredContent: { sum: 3 } });
  },
  since("2025-06-18"),
);

everyCell(
  "TOOL-18 mirrors structured content as text where there is no other",
  make,
  async (wire) => {
    const { result } = await wire.request("tools/call", { name: "sum" });
    expect(result).toEqual({ content: [{ type: "text", text: '{"sum":3}' }] });
  },
  before("2025-06-18"),
);

everyCell(
  "TOOL-14 gives structured content that is an array or null",
  make,
  async (wire) => {
    expect((await wire.request("tools/call", { name: "list" })).result).toMatchObject({ structuredContent: [1, null] });
    const { result } = await wire.request("tools/call", { name: "nothing" });
    expect(result).toMatchObject({ content: [{ type: "text", text: "null" }], structuredContent: null });
  },
  modernRevisions,
);

everyCell(
  "TOOL-14 leaves structured content out that is no object",
  make,
  async (wire) => {
    const { result } = await wire.request("tools/call", { name: "list" });
    expect(result).toEqual({ content: [{ type: "text", text: "[1,null]" }] });
  },
  legacyRevisions,
);

everyCell("TOOL-16 answers -32603 when the output breaks its schema, without the output", make, async (wire) => {
  const { error } = await wire.request("tools/call", { name: "broken" });
  expect(error?.code).toBe(-32603);
  expect(JSON.stringify(error)).not.toContain("s3cret");
  expect(log.records.at(-1)).toMatchObject({ level: "error", tool: "broken" });
});

everyCell("TOOL-32 SEC-35 tells of an unexpected exception without its inside", make, async (wire) => {
  for (const name of ["throws", "rejects"]) {
    const { result } = await wire.request("tools/call", { name });
    expect(result?.["isError"]).toBe(true);
    expect(JSON.stringify(result)).not.toContain("hunter2");
    expect(String((log.records.at(-1) as { error: Error }).error)).toContain("hunter2");
  }
});

everyCell("ERR-01 passes an McpError on as it is", make, async (wire) => {
  const { error } = await wire.request("tools/call", { name: "protocol" });
  expect(error).toEqual({ code: -32602, message: "told to the peer", data: { why: 1 } });
});

everyCell("TOOL-22 gives a declared error as a tool error with code and data", make, async (wire) => {
  const { result } = await wire.request("tools/call", { name: "declared" });
  expect(result).toMatchObject({
    content: [{ type: "text", text: "Room 12 is taken." }],
    isError: true,
    _meta: { "dev.mcpwright/error": { code: "taken", data: { room: "12" } } },
  });
});

everyCell(
  "TOOL-15 sends every kind of content",
  make,
  async (wire) => {
    const { result } = await wire.request("tools/call", { name: "blocks" });
    expect(itemsOf<{ type: string }>(result, "content").map(({ type }) => type)).toEqual([
      "text",
      "image",
      "audio",
      "resource_link",
    ]);
  },
  since("2025-06-18"),
);

everyCell(
  "TOOL-15 says in words what a revision cannot carry",
  make,
  async (wire) => {
    const { result } = await wire.request("tools/call", { name: "blocks" });
    const content = result?.["content"] as { type: string; text?: string; mimeType?: string }[];
    expect(content[1]).toEqual({ type: "image", data: "iVBORw0KGgo=", mimeType: "image/png" });
    expect(content[2]?.type).toBe(wire.revision === "2024-11-05" ? "text" : "audio");
    expect(content[3]).toEqual({ type: "text", text: "[House rules](docs://rules)" });
  },
  before("2025-06-18"),
);

everyCell("TOOL-14 passes on content, isError and _meta said in full", make, async (wire) => {
  const { result } = await wire.request("tools/call", { name: "full" });
  expect(result).toMatchObject({
    content: [{ type: "text", text: "said" }],
    isError: true,
    _meta: { "com.example/k": 1 },
  });
});

everyCell("TIME-05 stops a handler that takes too long and names the time", make, async (wire) => {
  const { result } = await wire.request("tools/call", { name: "late" });
  expect(result?.["isError"]).toBe(true);
  expect(textOf(result?.["content"])).toContain("0.02 seconds");
});

everyCell("TOOL-26 parses strings of JSON only where the tool asks for it", make, async (wire) => {
  const { result } = await wire.request("tools/call", { name: "coerced", arguments: { list: "[1]", word: "[1]" } });
  expect(textOf(result?.["content"])).toBe('{"list":[1],"word":"[1]"}');
});

everyCell("BASE-10 META-15 every modern result says what it is and whose", make, async (wire) => {
  const { result } = await wire.request("tools/call", { name: "none" });
  const expected = {
    content: [],
    resultType: "complete",
    _meta: { "io.modelcontextprotocol/serverInfo": { name: "tools", version: "1" } },
  };
  expect(result).toEqual(wire.modern ? expected : { content: [] });
});

describe("adding and removing", () => {
  test("TOOL-10 refuses names the protocol does not allow, and a name twice [all]", () => {
    const server = createServer({ name: "names", version: "1" });
    for (const name of ["", "two words", "a,b", "x".repeat(129)]) {
      expect(() => server.tools.add({ name }, () => "")).toThrow(expect.objectContaining({ code: "tool-name" }));
    }
    server.tools.add({ name: "x" }, () => "");
    expect(() => server.tools.add({ name: "x" }, () => "")).toThrow(expect.objectContaining({ code: "name-taken" }));
    expect(server.tools.remove("x")).toBe(true);
    expect(server.tools.remove("x")).toBe(false);
  });

  test("XHDR-03 XHDR-04 XHDR-05 refuses bad header annotations [2026-07-28]", () => {
    const server = createServer({ name: "headers", version: "1" });
    const add =
      (properties: Record<string, unknown>, rest = {}) =>
      () =>
        server.tools.add({ name: "t", inputSchema: { type: "object", properties, ...rest } }, () => "");
    const refused = expect.objectContaining({ code: "header-annotation" });
    expect(add({ a: { type: "string", "x-mcp-header": "" } })).toThrow(refused);
    expect(add({ a: { type: "string", "x-mcp-header": "A B" } })).toThrow(refused);
    expect(add({ a: { type: "number", "x-mcp-header": "A" } })).toThrow(refused);
    expect(add({ a: { type: "string", "x-mcp-header": "A" }, b: { type: "string", "x-mcp-header": "a" } })).toThrow(
      refused,
    );
    expect(add({ a: { type: "array", items: { type: "string", "x-mcp-header": "A" } } })).toThrow(refused);
    expect(add({}, { anyOf: [{ properties: { a: { type: "string", "x-mcp-header": "A" } } }] })).toThrow(refused);
    expect(add({ a: { type: "object", properties: { b: { type: "integer", "x-mcp-header": "B" } } } })).not.toThrow();
  });

  test("JSCH-02 JSCH-05 JSCH-09 refuses schemas that reach outside, are too deep or of an unknown dialect [2025-11-25, 2026-07-28]", () => {
    const server = createServer({ name: "schemas", version: "1" });
    const add = (schema: object) => () =>
      server.tools.add({ name: "t", inputSchema: { type: "object", ...schema } }, () => "");
    let deep: object = {};
    for (let i = 0; i < 70; i++) deep = { not: deep };
    expect(add({ properties: { a: { $ref: "https://example.com/s.json" } } })).toThrow(
      expect.objectContaining({ code: "schema-ref-outside" }),
    );
    expect(add({ not: deep })).toThrow(expect.objectContaining({ code: "schema-too-deep" }));
    expect(add({ properties: { a: { $ref: "#/$defs/none" } } })).toThrow(
      expect.objectContaining({ code: "schema-ref-unresolved" }),
    );
    expect(add({ $dynamicRef: "#a" })).toThrow(expect.objectContaining({ code: "schema-keyword-unknown" }));
    expect(add({ default: { $ref: "https://example.com/data" } })).not.toThrow();
    expect(add({ $schema: "https://example.com/dialect" })).toThrow(
      expect.objectContaining({ code: "schema-dialect-unknown" }),
    );
    expect(add({ description: "x".repeat(300 * 1024) })).toThrow(expect.objectContaining({ code: "schema-too-large" }));
  });
});
