// A server of an earlier revision on stdio whose lists are made to break what reads them.
import { createInterface } from "node:readline";

const evil =
  "*/ globalThis.pwned = 1; /* `${globalThis.pwned = 1}` \u2028globalThis.pwned = 1\n// @ts-nocheck\n@ts-ignore";
const object = { type: "object" };
let nested = { type: "string" };
for (let depth = 0; depth < 100; depth++) nested = { type: "object", properties: { nested } };
const doubled = Object.fromEntries(
  Array.from({ length: 40 }, (_, n) => [
    `d${n}`,
    { allOf: [{ $ref: `#/$defs/d${n + 1}` }, { $ref: `#/$defs/d${n + 1}` }] },
  ]),
);

const tools = [
  {
    name: "fine",
    description: "Works.",
    inputSchema: { ...object, properties: { a: { type: "string" } }, required: ["a"] },
  },
  ...["__proto__", "constructor", "default", "class", "then", "2fa", "a.b", "get-user", "getUser", "delete"].map(
    (name) => ({
      name,
      description: evil,
      inputSchema: {
        ...object,
        properties: { [name]: { type: "string", description: evil, tsType: "globalThis.pwned" } },
      },
      outputSchema: {
        ...object,
        title: evil,
        properties: { kind: { enum: [evil, "b"], tsEnumNames: ["A = pwned()", "B"] } },
      },
    }),
  ),
  {
    name: evil,
    description: evil,
    inputSchema: { ...object, required: [evil], properties: { [evil]: { const: evil } } },
  },
  { name: "large", description: "x".repeat(5 * 1024 * 1024), inputSchema: object },
  { name: "pattern", inputSchema: { ...object, properties: { p: { type: "string", pattern: "(" } } } },
  {
    name: "long-pattern",
    inputSchema: { ...object, properties: { p: { type: "string", pattern: "a".repeat(2000) } } },
  },
  { name: "async", inputSchema: { $async: true, ...object, properties: { n: { type: "string", nullable: true } } } },
  { name: "boolean", inputSchema: true },
  { name: "nothing" },
  { name: "draft-04", inputSchema: { $schema: "http://json-schema.org/draft-04/schema#", ...object } },
  {
    name: "draft-07",
    inputSchema: {
      $schema: "http://json-schema.org/draft-07/schema#",
      ...object,
      properties: { t: { items: [{ type: "string" }] } },
    },
  },
  { name: "network", inputSchema: { ...object, properties: { x: { $ref: "http://127.0.0.1:1/evil.json" } } } },
  { name: "file", inputSchema: { ...object, properties: { x: { $ref: "/etc/passwd" } } } },
  { name: "inner-id", inputSchema: { ...object, properties: { x: { $id: "mcpwright:own/0", type: "string" } } } },
  { name: "dangling", inputSchema: { ...object, properties: { x: { $ref: "#/$defs/none" } } } },
  { name: "broken", inputSchema: { ...object, properties: { x: { type: 5 } } } },
  { name: "deep", inputSchema: nested },
  {
    name: "doubling",
    inputSchema: {
      ...object,
      additionalProperties: false,
      allOf: [{ $ref: "#/$defs/d0" }],
      $defs: { ...doubled, d40: object },
    },
  },
  {
    name: "wide",
    inputSchema: { ...object, properties: { x: { enum: Array.from({ length: 30000 }, (_, n) => `value ${n}`) } } },
  },
  { name: "fine", description: "A second one of the name.", inputSchema: object },
  { inputSchema: object },
  null,
  "tool",
];
const resourceTemplates = [
  { name: "ok", uriTemplate: "x://{a}{?b}", description: evil },
  { name: "ok", uriTemplate: "y://{a}" },
  { name: evil, uriTemplate: "z://{class}/{+__proto__}" },
  { name: "list", uriTemplate: "x://{a,b}" },
];
const resources = [{ name: evil, uri: `x://${evil}` }, { name: 5, uri: "docs://five" }, { uri: 5 }];
const prompts = [
  {
    name: "constructor",
    description: evil,
    arguments: [{ name: "__proto__", required: true }, { name: evil, description: evil }, 7],
  },
  { name: "plain", arguments: "none" },
];

const answers = {
  initialize: ({ protocolVersion }) => ({
    protocolVersion,
    capabilities: { tools: {}, resources: {}, prompts: {}, completions: {} },
    serverInfo: { name: evil, version: "1" },
  }),
  "tools/list": () => ({ tools }),
  "resources/list": () => ({ resources }),
  "resources/templates/list": () => ({ resourceTemplates }),
  "prompts/list": () => ({ prompts }),
  "tools/call": ({ name }) => ({ content: [{ type: "text", text: `called ${name}` }] }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) continue;
  const answer = answers[method];
  const outcome = answer ? { result: answer(params) } : { error: { code: -32601, message: "unknown" } };
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", id, ...outcome })}\n`);
}
