import { describe, expect, it } from "vitest";
import { registry } from "../../generator/dist/diagnostics/registry.js";
import { authCases } from "./auth-cases.ts";
import type { Case } from "./case.ts";
import { loadBody, loadText } from "./load.ts";
import { skillCases } from "./skill-cases.ts";

const tool = (body: string): string => `tools:\n  a:\n    ${body}\n`;
const resource = (body: string): string => `resources:\n  r: { ${body} }\n`;
const app = (ui: string, uri = "ui://rooms/map"): string =>
  `${tool(`ui: { resourceUri: "${uri}" }`)}${resource(`uri: "ui://rooms/map", text: x, ${ui}`)}`;
const input = (body: string): string => tool(`input: { f: ${body} }`);

/** Texts below a valid head of two lines. */
const cases: Readonly<Record<string, Case>> = {
  "unclosed bracket": { text: "tools: {", found: "MCPW1001 3:9" },
  "tab as indent": { text: "tools:\n\ta: {}", found: ["MCPW1001 4:1"], hint: "spaces" },
  "deep nesting": { text: `schemas: { A: ${"[".repeat(200)}${"]".repeat(200)} }`, found: "MCPW1003 3:141" },
  "duplicate key": { text: "tools: {}\ntools: {}", found: "MCPW1004 4:1", hint: "line 3" },
  "duplicate field, once optional": { text: tool("input: { f: {}, f?: {} }"), found: "MCPW1004 5:21" },
  "several documents": { text: "tools: {}\n---\na: 1", found: "MCPW1005 4:1", hint: "---" },
  tag: { text: "tools: !!map {}", found: "MCPW1006 3:14" },
  "merge key": { text: "tools: { <<: {} }", found: "MCPW1007 3:10" },
  "alias inside its anchor": {
    text: "schemas: { A: &a { not: *a } }",
    found: ["MCPW1008 3:25", "MCPW4001 3:25"],
    hint: "$ref",
  },
  "key that is a number": { text: "tools: { 404: {} }", found: "MCPW1009 3:10", hint: '"404"' },
  "integer beyond 2^53": { text: input("{ const: 9007199254740993 }"), found: "MCPW1010 5:26" },
  "decimal with too many digits": { text: input("{ const: 0.12345678901234567890 }"), found: "MCPW1010 5:26" },
  "leading zero": { text: input("{ const: 0123 }"), found: "MCPW1010 5:26", hint: '"0123"' },
  "not a number": { text: input("{ const: .nan }"), found: "MCPW1010 5:26" },
  infinity: { text: input("{ const: -.inf }"), found: "MCPW1010 5:26" },
  "number that overflows": { text: input("{ const: 1e400 }"), found: "MCPW1010 5:26" },

  "unknown key": { text: "tols: {}", found: "MCPW2001 3:1", hint: 'Did you mean "tools"?' },
  "unknown key far from any": { text: tool("zzzzzzzzz: 1"), found: "MCPW2001 5:5", hint: "Known keys" },
  "boolean as yes": { text: tool("annotations: { readOnlyHint: yes }"), found: "MCPW2002 5:34", hint: "write `true`" },
  "list as string": { text: tool("scopes: read"), found: "MCPW2002 5:13", hint: "[read]" },
  "nothing where a map belongs": { text: "tools:", found: "MCPW2002 3:7", hint: "{}" },
  "number without unit": { text: tool("timeout: 10"), found: "MCPW2002 5:14", hint: "10s" },
  "quoted number": { text: resource('uri: "a:b", size: "12"'), found: "MCPW2002 4:26", hint: "without quotes" },
  "missing key": { text: "resources: { r: { text: x } }", found: "MCPW2003 3:17" },
  "value that is none": { text: "serve: { http: { legacy: statefull } }", found: "MCPW2004 3:26", hint: '"stateful"' },
  "revision that does not exist": { text: 'serve: { http: { revisions: ["2026-07-27"] } }', found: "MCPW2004 3:30" },
  "port out of range": { text: "serve: { http: { port: 70000 } }", found: "MCPW2005 3:24" },
  "message of two roles": { text: "prompts: { p: { messages: [{ user: a, assistant: b }] } }", found: "MCPW2005 3:28" },
  "path without slash": { text: "serve: { http: { path: mcp } }", found: "MCPW2006 3:24" },
  "field without a name": { text: tool("input: { ?: {} }".replace("?", '"?"')), found: "MCPW2006 5:14" },
  "bad duration": { text: tool("timeout: 10 secs"), found: "MCPW2007 5:14", hint: "`10s`" },
  "bad size": { text: "serve: { http: { limits: { body: 4 megs } } }", found: "MCPW2008 3:34", hint: "4MiB" },
  "function of visible that is a reserved word": {
    text: tool("visible: delete"),
    found: "MCPW3003 5:14",
    hint: "staff",
  },
  "function of visible with spaces": { text: tool("visible: my staff"), found: "MCPW2006 5:14" },
  "functions of visible in one file": {
    text: "tools: { a: { visible: isStaff }, b: { visible: IsStaff } }",
    found: "MCPW3002 3:49",
    hint: "`isStaff`",
  },
  "ttl without unit": { text: "cache: { tools: { ttl: 5 } }", found: "MCPW2002 3:24" },
  "bad ttl": { text: resource('uri: "a:b", cache: { ttl: 5 days }'), found: "MCPW2007 4:34", hint: "`10s`" },
  "scope that is none": { text: "cache: { tools: { scope: shared } }", found: "MCPW2004 3:26" },
  "list that is none": { text: "cache: { tool: { ttl: 5s } }", found: "MCPW2001 3:10", hint: '"tools"' },
  "public list that differs": {
    text: "cache: { prompts: { scope: public } }\nprompts: { p: { visible: staff, messages: [{ user: a }] } }",
    found: "MCPW5008 3:28",
    hint: "private",
  },
  "public template list that differs": {
    text: 'cache: { templates: { scope: public }, resources: { scope: public } }\nresources: { r: { uri: "a:{b}", visible: staff } }',
    found: "MCPW5008 3:30",
  },
  "public contents for some": {
    text: resource('uri: "a:b", text: x, scopes: [s], cache: { scope: public }'),
    found: ["MCPW8001 4:37", "MCPW5008 4:58"],
    hint: "private",
  },
  "public contents that are hidden": {
    text: resource('uri: "a:b", visible: staff, cache: { scope: public }'),
    found: "MCPW5008 4:52",
  },
  "method of the protocol's": { text: "methods: { tools/find: {} }", found: "MCPW3001 3:12", hint: "acme/search" },
  "method without a prefix": { text: "methods: { search: {} }", found: "MCPW3001 3:12", hint: "acme/search" },
  "methods with one identifier": { text: "methods: { a/b-c: {}, a/b_c: {} }", found: "MCPW3002 3:23", hint: "as" },
  "params and paramsSchema": {
    text: "methods: { a/b: { params: {}, paramsSchema: { type: object } } }",
    found: "MCPW2009 3:31",
  },
  "result that is no object": {
    text: "methods: { a/b: { resultSchema: { type: array } } }",
    found: "MCPW4015 3:33",
    hint: "type: object",
  },
  "extension that is not declared": {
    text: "extensions: { com.example/search: {} }\nmethods: { a/b: { extension: com.example/serach } }",
    found: "MCPW5009 4:30",
    hint: '"com.example/search"',
  },
  "extension declared nowhere": {
    text: "methods: { a/b: { extension: a.b/c } }",
    found: "MCPW5009 3:30",
    hint: "a.b/c: {}",
  },
  "extension without a prefix": { text: "extensions: { search: {} }", found: "MCPW3008 3:15", hint: "com.example" },
  "extension of the protocol's": { text: "extensions: { dev.mcp/x: {} }", found: "MCPW3008 3:15" },
  "settings that are no map": { text: "extensions: { a.b/c: true }", found: "MCPW2002 3:22" },
  "icon over http": { text: tool("icons: [{ src: 'http://x.example/i.png' }]"), found: "MCPW2006 5:20" },
  "icon that is a script": { text: tool("icons: [{ src: 'javascript:alert(1)' }]"), found: "MCPW2006 5:20" },
  "size of an icon": {
    text: tool("icons: [{ src: 'data:image/png;base64,AA==', sizes: [48] }]"),
    found: "MCPW2002 5:58",
  },
  "size of an icon without height": {
    text: tool("icons: [{ src: 'data:image/png;base64,AA==', sizes: ['48'] }]"),
    found: "MCPW2006 5:58",
  },
  "icon that is no image": {
    text: tool("icons: [{ src: 'https://x.example/i', mimeType: text/html }]"),
    found: "MCPW2006 5:53",
  },
  "input and inputSchema": { text: tool("input: {}\n    inputSchema: { type: object }"), found: "MCPW2009 6:5" },
  "text and file": { text: resource('uri: "a:b", text: x, file: f'), found: "MCPW2009 4:29", files: { f: "" } },
  "whole schema in the short form": {
    text: tool("input: { type: object, properties: {} }"),
    found: "MCPW2010 5:14",
    hint: "inputSchema",
  },
  "scope twice": { text: tool("scopes: [a, a]"), found: ["MCPW8001 5:13", "MCPW2011 5:17"] },

  "TOOL-10 space in a tool name": { text: "tools: { a b: {} }", found: "MCPW3001 3:10", hint: '"a_b"' },
  "TOOL-10 long tool name": { text: `tools: { ${"a".repeat(129)}: {} }`, found: "MCPW3001 3:10" },
  "two names with one identifier": {
    text: "tools: { book_room: {}, bookRoom: {} }",
    found: "MCPW3002 3:25",
    hint: "`as",
  },
  "two names alike but for case": { text: "tools: { Foobar: {}, fooBar: {} }", found: "MCPW3002 3:22" },
  "two schemas with one type": { text: "schemas: { a_b: {}, AB: {} }", found: "MCPW3002 3:21" },
  "reserved word": { text: "tools: { class: {} }", found: "MCPW3003 3:10", hint: "as: classHandler" },
  "name that starts with a digit": { text: "tools: { 2fa: {} }", found: "MCPW3003 3:10", hint: "as: _2fa" },
  "device of Windows": { text: "tools: { aux: {} }", found: "MCPW3003 3:10" },
  "META-02 malformed key": { text: tool('_meta: { "a b": 1 }'), found: "MCPW3004 5:14" },
  "META-01 malformed prefix": { text: tool("_meta: { 1a.b/c: 1 }"), found: "MCPW3004 5:14" },
  "META-04 reserved prefix": {
    text: tool("_meta: { io.modelcontextprotocol/x: 1 }"),
    found: "MCPW3005 5:14",
    hint: "com.example",
  },
  "META-05 reserved prefix of 2025-06-18": { text: tool("_meta: { mcp.dev/x: 1 }"), found: "MCPW3005 5:14" },
  "META-08 trace context": { text: tool("_meta: { traceparent: x }"), found: "MCPW3005 5:14" },
  "two resources with one URI": { text: 'resources: { a: { uri: "x:y" }, b: { uri: "x:y" } }', found: "MCPW3006 3:43" },
  "previously of what exists": { text: "tools: { a: {}, b: { previously: a } }", found: "MCPW3007 3:34" },

  "name of a type where a schema belongs": { text: input("string"), found: "MCPW4001 5:17", hint: "{ type: string }" },
  "type that is none": { text: input("{ type: int }"), found: "MCPW4001 5:25", hint: "integer" },
  "misspelled type": { text: input("{ type: sting }"), found: "MCPW4001 5:25", hint: "string" },
  "required: true": { text: input("{ type: string, required: true }"), found: "MCPW4001 5:43", hint: "name?" },
  "items as a list": { text: input("{ items: [{}] }"), found: "MCPW4001 5:19", hint: "prefixItems" },
  "boolean exclusiveMinimum": { text: input("{ exclusiveMinimum: true }"), found: "MCPW4001 5:37" },
  "required names what is forbidden": {
    text: input("{ properties: { ab: {} }, required: [ac], additionalProperties: false }"),
    found: "MCPW4001 5:54",
    hint: '"ab"',
  },
  "unknown keyword": { text: input("{ minimun: 1 }"), found: "MCPW4002 5:19", hint: "minimum" },
  "keyword of OpenAPI": { text: input("{ nullable: true }"), found: "MCPW4002 5:19", hint: "OpenAPI" },
  "JSCH-02 unsupported dialect": {
    text: tool('inputSchema: { $schema: "http://json-schema.org/draft-04/schema#", type: object }'),
    found: "MCPW4003 5:29",
  },
  "reference to nothing": {
    text: `${input('{ $ref: "#/schemas/Rom" }')}schemas: { Room: {} }`,
    found: "MCPW4004 5:25",
    hint: "#/schemas/Room",
  },
  "reference to no file": { text: input("{ $ref: ./no.json }"), found: "MCPW4004 5:25" },
  "JSCH-05 reference to the network": { text: input('{ $ref: "https://example.com/s.json" }'), found: "MCPW4005 5:25" },
  "reference out of the project": { text: input("{ $ref: ../up.json }"), found: "MCPW4006 5:25" },
  "reference over a symbolic link": {
    text: input("{ $ref: ./link.json }"),
    found: "MCPW4006 5:25",
    files: { "link.json": "outside" },
  },
  "JSCH-09 explosion of references": {
    text: `schemas:\n${Array.from({ length: 18 }, (_, i) => `  S${i}: { not: { $ref: "#/schemas/S${i + 1}" }, if: { $ref: "#/schemas/S${i + 1}" } }\n`).join("")}  S18: {}\n`,
    found: ["MCPW4007 4:7", "MCPW4007 5:7", "MCPW4007 6:7", "MCPW4007 7:7", "MCPW4007 8:7", "MCPW4007 9:7"],
  },
  "example without an argument": {
    text: tool("input: { f: {} }\n    examples: [{ input: {} }]"),
    found: "MCPW4008 6:25",
  },
  "example of the wrong type": {
    text: tool("input: { f: { type: integer } }\n    examples: [{ input: { f: x } }]"),
    found: "MCPW4008 6:30",
  },
  "example with a wrong date": {
    text: tool('input: { f: { type: string, format: date } }\n    examples: [{ input: { f: "2026-02-30" } }]'),
    found: "MCPW4008 6:30",
  },
  "output example that does not fit": {
    text: tool("output: { n: { minimum: 3 } }\n    examples: [{ output: { n: 2 } }]"),
    found: "MCPW4008 6:31",
  },
  "default that does not fit": { text: input("{ type: integer, default: x }"), found: "MCPW4009 5:43" },
  "default of a prompt outside its values": {
    text: "prompts: { p: { arguments: { a: { enum: [en, de], default: dee } } } }",
    found: "MCPW4009 3:60",
    hint: '"de"',
  },
  "TOOL-06 input that is no object": { text: tool("inputSchema: { type: string }"), found: "MCPW4010 5:18" },
  "XHDR-03 header with a space": { text: input('{ type: string, x-mcp-header: "a b" }'), found: "MCPW4011 5:47" },
  "XHDR-03 header twice but for case": {
    text: tool("input: { a: { type: string, x-mcp-header: H }, b: { type: string, x-mcp-header: h } }"),
    found: "MCPW4011 5:85",
  },
  "XHDR-04 header of a number": { text: input("{ type: number, x-mcp-header: H }"), found: "MCPW4011 5:47" },
  "XHDR-05 header in items": { text: input("{ items: { type: string, x-mcp-header: H } }"), found: "MCPW4011 5:42" },
  "form with a nested object": {
    text: tool("elicit: { q: { message: x, schema: { f: { type: object } } } }"),
    found: "MCPW4012 5:45",
  },
  "S-07 boolean property": {
    text: tool("inputSchema: { type: object, properties: { a: true } }"),
    found: "MCPW4013 5:51",
  },
  "bad pattern": { text: input("{ pattern: '(' }"), found: "MCPW4014 5:28" },

  "RES-17 URI without a scheme": { text: resource("uri: rules"), found: "MCPW5001 4:13" },
  "space in a URI": { text: resource('uri: "a:b c"'), found: "MCPW5001 4:17", hint: "%20" },
  "fragment expansion": { text: resource('uri: "a://{#x}"'), found: "MCPW5001 4:18", hint: "{+x}" },
  "path-style parameter": { text: resource('uri: "a://{;x}"'), found: "MCPW5001 4:18", hint: ";x={x}" },
  "query continuation": { text: resource('uri: "a://b{&x}"'), found: "MCPW5001 4:19", hint: "{?x}" },
  "prefix length": { text: resource('uri: "a://{x:3}"'), found: "MCPW5001 4:18" },
  "several variables in one": { text: resource('uri: "a://{x,y}"'), found: "MCPW5001 4:18", hint: "{x},{y}" },
  "exploded simple variable": { text: resource('uri: "a://{x*}"'), found: "MCPW5001 4:18", hint: "{/x*}" },
  "reserved operator": { text: resource('uri: "a://{|x}"'), found: "MCPW5001 4:18" },
  "second rest": { text: resource('uri: "a://{+x}/{+y}"'), found: "MCPW5001 4:23" },
  "adjacent variables": { text: resource('uri: "a://{x}{y}"'), found: "MCPW5001 4:21" },
  "variable twice": { text: resource('uri: "a://{x}/{x}"'), found: "MCPW5001 4:22" },
  "unclosed expression": { text: resource('uri: "a://{x"'), found: "MCPW5001 4:18" },
  "variable without parameter": { text: resource('uri: "a://{x}/{y}", params: { x: {} }'), found: "MCPW5002 4:36" },
  "parameter without variable": {
    text: resource('uri: "a://{number}", params: { number: {}, nuber: {} }'),
    found: "MCPW5002 4:51",
    hint: '"number"',
  },
  "optional part of a path": { text: resource('uri: "a://{x}", params: { "x?": {} }'), found: "MCPW5002 4:34" },
  "required part of a query": {
    text: resource('uri: "a://b{?x}", params: { x: {} }'),
    found: "MCPW5002 4:36",
    hint: "`x?`",
  },
  "parameter of a type URIs do not have": {
    text: resource('uri: "a://{x}", params: { x: { type: object } }'),
    found: "MCPW5002 4:45",
  },
  "completion of no variable": { text: resource('uri: "a://{x}", complete: { y: [a] }'), found: "MCPW5002 4:36" },
  "two templates alike": {
    text: 'resources: { a: { uri: "x://{a}/b" }, b: { uri: "x://{+c}" } }',
    found: "MCPW5003 3:49",
  },
  "unclosed place": { text: "prompts: { p: { messages: [{ user: 'a {{b' }] } }", found: "MCPW5004 3:39" },
  "place with spaces": {
    text: "prompts: { p: { arguments: { b: {} }, messages: [{ user: 'a {{ b }}' }] } }",
    found: "MCPW5004 3:61",
    hint: "{{b}}",
  },
  "unknown place": {
    text: "prompts:\n  p:\n    arguments: { guest: {} }\n    messages:\n      - user: |\n          Hello {{guest}},\n          dear {{gest}}\n",
    found: "MCPW5005 9:16",
    hint: '"guest"',
  },
  "place that the data of an error lacks": {
    text: tool("errors: { e: { message: 'x {{b}}', data: { a: {} } } }"),
    found: "MCPW5005 5:32",
  },
  "MCP Apps in _meta": { text: tool("_meta: { ui: {} }"), found: "MCPW3005 5:14", hint: "`ui:`" },
  "page that does not exist": {
    text: app("title: Map", "ui://rooms/mop"),
    found: "MCPW5007 5:24",
    hint: 'Did you mean "ui://rooms/map"?',
  },
  "no page at all": { text: tool('ui: { resourceUri: "ui://a/b" }'), found: "MCPW5007 5:24", hint: "`resources`" },
  "page of another address": { text: tool('ui: { resourceUri: "https://a/b" }'), found: "MCPW2006 5:24" },
  "page of another type": { text: app("mimeType: text/html"), found: "MCPW5006 7:50", hint: "Leave `mimeType` out" },
  "page that is a folder": {
    text: resource('uri: "ui://a/{+path}", dir: d'),
    found: "MCPW5006 4:36",
    files: { "d/": "" },
    hint: "`file`",
  },
  "needs of what is no page": { text: resource('uri: "a:b", text: x, ui: {}'), found: "MCPW5006 4:33", hint: "ui://" },
  "origin with a directive in it": {
    text: app('ui: { csp: { frameDomains: ["https://a.b; script-src *"] } }'),
    found: "MCPW2006 7:68",
    hint: "origin",
  },
  "text of a template": { text: resource('uri: "a://{x}", text: t'), found: "MCPW5006 4:13" },
  "folder without a rest": {
    text: resource('uri: "a://b", dir: d'),
    found: "MCPW5006 4:13",
    files: { "d/": "" },
    hint: "{+path}",
  },

  "missing file": { text: resource('uri: "a:b", file: no.md'), found: "MCPW6001 4:26" },
  "missing handler": { text: tool("handler: ./no.ts#x"), found: "MCPW6001 5:14" },
  "RES-20 file outside": { text: resource('uri: "a:b", file: ../x'), found: "MCPW6002 4:26" },
  "app outside": { text: "app: ../app.ts", found: "MCPW6002 3:6" },
  "source outside": { text: "source: ../src", found: "MCPW6002 3:9" },
  "handler without an export": { text: tool("handler: ./h.ts#"), found: "MCPW6003 5:14", files: { "h.ts": "" } },
  "folder as file": { text: resource('uri: "a:b", file: d'), found: "MCPW6004 4:26", files: { "d/": "" } },
  "app that does not exist yet": { text: "app: src/app.ts", found: "MCPW6005 3:6" },

  "unclosed environment reference": { text: 'serve: { http: { host: "${PORT" } }', found: "MCPW7001 3:25" },
  "environment reference with a space": { text: 'serve: { http: { host: "a ${A B}" } }', found: "MCPW7001 3:27" },
  "environment reference elsewhere": {
    text: resource('uri: "a:b", file: "${DIR}"'),
    found: ["MCPW6001 4:26", "MCPW7002 4:27"],
  },
  "unset variable": {
    text: 'serve: { http: { host: "${A}", path: "/${B}" } }',
    found: "MCPW7003 3:40",
    env: { A: "x" },
  },

  "question with a form and an address": {
    text: tool("elicit: { q: { message: x, schema: { f: { type: string } }, url: 'https://a.b' } }"),
    found: "MCPW2009 5:65",
  },
};

describe("a mistake has a code, a place and a hint", () => {
  it.each(Object.entries({ ...cases, ...authCases, ...skillCases }))("%s", (_, { text, found, hint, files, env }) => {
    const loaded = loadBody(text, files, env);
    expect(loaded.codes, loaded.messages.join("\n")).toEqual(typeof found === "string" ? [found] : found);
    if (hint !== undefined) expect(loaded.hints.join("\n")).toContain(hint);
  });

  it.each(["!a!", "!<"])("finds a tag that stands alone: %s", (text) => {
    expect(loadText(`${text}\n`).codes[0]).toBe("MCPW1006 1:1");
  });

  it("says how to quote a version that YAML reads as a number", () => {
    const loaded = loadText("mcpwright: 1\nserver: { name: x, version: 1.10 }\n");
    expect(loaded.codes).toEqual(["MCPW2002 2:29"]);
    expect(loaded.hints).toEqual(['Quote it: "1.10".']);
  });

  it.each([
    ["", "MCPW1011 1:1"],
    ["# nothing\n", "MCPW1011 1:1"],
    ["a: b\n".repeat(300_000), "MCPW1002 1:1"],
    ["- a\n", "MCPW2002 1:1"],
  ])("refuses what is no manifest", (text, code) => {
    expect(loadText(text).codes).toEqual([code]);
  });

  it("reads CRLF and a byte order mark, and counts columns without it", () => {
    expect(loadText("\uFEFFmcpwright: 1\r\nserver: { name: x, version: '1' }\r\n").codes).toEqual([]);
    expect(loadText("\uFEFFmcpwrigt: 1\r\nserver: { name: x }\r\nfoo: 1\r\n").codes).toEqual([
      "MCPW2001 1:1",
      "MCPW2003 1:1",
      "MCPW2001 3:1",
    ]);
  });

  it("tells all mistakes in one pass", () => {
    const { codes } = loadBody("tols: {}\ntools:\n  a b: { timeout: x }\nresources: { r: { uri: x } }\n");
    expect(codes).toEqual(["MCPW2001 3:1", "MCPW3001 5:3", "MCPW2007 5:19", "MCPW5001 6:24"]);
  });

  it("covers every code of manifests", () => {
    const shown = new Set(
      Object.values({ ...cases, ...authCases, ...skillCases }).flatMap(({ found }) =>
        [found].flat().map((code) => code.slice(0, 8)),
      ),
    );
    const rest = [...registry.keys()].filter((code) => code > "MCPW1" && code < "MCPW9" && !shown.has(code));
    expect(rest).toEqual(["MCPW1002", "MCPW1011"]);
  });
});
