import { describe, expect, it } from "vitest";
import type { Json, JsonObject, ManifestModel, ToolModel } from "../../generator/dist/manifest/model.js";
import { loadBody, loadText } from "./load.ts";

function modelOf(body: string, files?: Readonly<Record<string, string>>): ManifestModel {
  const { model, messages } = loadBody(body, files);
  if (!model) throw new Error(messages.join("\n"));
  return model;
}

const toolOf = (body: string, files?: Readonly<Record<string, string>>): ToolModel =>
  modelOf(`tools:\n  t:\n    ${body}\n`, files).tools[0]!;

describe("the short form", () => {
  it("is a closed object whose fields are required but for `name?` and those with a default", () => {
    const { input } = toolOf("input: { a: { type: string }, b?: {}, c: { type: integer, default: 1 } }");
    expect(input.short).toBe(true);
    expect(JSON.stringify(input.listed)).toBe(
      '{"type":"object","properties":{"a":{"type":"string"},"b":{},"c":{"type":"integer","default":1}},"required":["a"],"additionalProperties":false}',
    );
  });

  it("TOOL-06 gives a tool without input an object that takes nothing", () => {
    expect(toolOf("title: x").input.listed).toEqual({ type: "object", properties: {}, additionalProperties: false });
  });
});

describe("the raw form", () => {
  it("TOOL-08 keeps every keyword as written and in order, its own references too", () => {
    const schema =
      '{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","$defs":{"a":{"$anchor":"x","type":"string"}},"properties":{"p":{"$ref":"#/$defs/a"},"q":{"$ref":"#x"}},"allOf":[{"anyOf":[{"required":["p"]}]}],"if":{},"then":{},"x-own":1}';
    expect(JSON.stringify(toolOf(`inputSchema: ${schema}`).input.listed)).toBe(schema);
  });

  it("TOOL-08 takes an array as the root of an output", () => {
    expect(toolOf("outputSchema: { type: array, items: {} }").output?.listed).toEqual({ type: "array", items: {} });
  });
});

describe("references", () => {
  const room =
    "schemas:\n  Room: { type: object, properties: { beds: { $ref: '#/schemas/Bed' } } }\n  Bed: { type: string, description: b }\n";
  const inputOf = (field: string, more = room, files = {}): JsonObject =>
    (
      modelOf(`${more}tools: { t: { input: { f: ${field} } } }`, files).tools[0]!.input.listed[
        "properties"
      ] as JsonObject
    )["f"] as JsonObject;

  it("are inlined, with the annotations beside them", () => {
    expect(inputOf("{ $ref: '#/schemas/Bed', description: mine }")).toEqual({ type: "string", description: "mine" });
    expect(inputOf("{ $ref: '#/schemas/Room/properties/beds' }")).toEqual({ type: "string", description: "b" });
  });

  it("keep assertions beside them apart", () => {
    expect(inputOf("{ $ref: '#/schemas/Bed', type: string }")).toEqual({
      type: "string",
      allOf: [{ type: "string", description: "b" }],
    });
  });

  it("become definitions where they recurse", () => {
    const tree =
      "schemas: { Tree: { type: object, properties: { children: { type: array, items: { $ref: '#/schemas/Tree' } } } } }\n";
    const { tools, schemas } = modelOf(`${tree}tools: { t: { input: { f: { $ref: '#/schemas/Tree' } } } }`);
    const definition = { type: "object", properties: { children: { type: "array", items: { $ref: "#/$defs/Tree" } } } };
    expect(tools[0]!.input.listed["$defs"]).toEqual({ Tree: definition });
    expect(tools[0]!.input.listed["properties"]).toEqual({ f: { $ref: "#/$defs/Tree" } });
    expect(JSON.stringify(schemas[0]!.schema.listed)).toContain('"$ref":"#"');
  });

  it("follow one another through several entries that recurse", () => {
    const pair =
      "schemas:\n  A: { properties: { b: { $ref: '#/schemas/B' } } }\n  B: { properties: { a: { $ref: '#/schemas/A' } } }\n";
    const listed = modelOf(`${pair}tools: { t: { input: { f: { $ref: '#/schemas/A' }, g: { $ref: '#/schemas/B' } } } }`)
      .tools[0]!.input.listed;
    for (const pointer of JSON.stringify(listed).matchAll(/"#\/\$defs\/(\w+)"/g)) {
      expect(Object.keys(listed["$defs"] as JsonObject)).toContain(pointer[1]);
    }
    expect(JSON.stringify(listed)).not.toContain("#/schemas");
  });

  it("reach into files, and from one file into another", () => {
    const files = {
      "s/a.json": '{"properties":{"x":{"$ref":"b.yaml#/$defs/B"}}}',
      "s/b.yaml": "$defs: { B: { type: integer } }",
    };
    expect(inputOf("{ $ref: ./s/a.json }", room, files)).toEqual({ properties: { x: { type: "integer" } } });
  });

  it("stay beside `listed` as the entries of `schemas` they share", () => {
    const { input } = modelOf(`${room}tools: { t: { input: { f: { $ref: '#/schemas/Room' } } } }`).tools[0]!;
    expect(input.uses).toEqual(["Room", "Bed"]);
    expect((input.shared!["properties"] as JsonObject)["f"]).toEqual({ $ref: "#/schemas/Room" });
  });

  it("are data in `const`, `enum`, `default` and names of properties", () => {
    expect(inputOf("{ const: { $ref: x }, properties: { $ref: { type: string } } }")).toEqual({
      const: { $ref: "x" },
      properties: { $ref: { type: "string" } },
    });
  });
});

describe("components", () => {
  it("XHDR-01 collects mirrored arguments, nested ones too", () => {
    const { mirrored } = toolOf(
      "input: { a: { type: string, x-mcp-header: A }, o: { type: object, properties: { n: { type: integer, x-mcp-header: N } } } }",
    );
    expect(mirrored).toEqual([
      { header: "A", path: ["a"], type: "string" },
      { header: "N", path: ["o", "n"], type: "integer" },
    ]);
  });

  it("PROM-02 knows which arguments of a prompt are required", () => {
    const [prompt] = modelOf(
      "prompts: { p: { arguments: { a: {}, b?: {}, c: { default: x, enum: [x, y] } } } }",
    ).prompts;
    expect(prompt?.arguments.map(({ name, required }) => [name, required])).toEqual([
      ["a", true],
      ["b", false],
      ["c", false],
    ]);
    expect(prompt?.complete).toMatchObject([{ argument: "c", values: ["x", "y"] }]);
  });

  it("S-25 takes only strings for arguments of prompts", () => {
    expect(loadBody("prompts: { p: { arguments: { a: { default: 1 } } } }").codes).toEqual(["MCPW2002 3:44"]);
  });

  it("keeps names from outside as data", () => {
    const model = modelOf(
      "tools:\n  __proto__: { input: { __proto__: { type: string }, constructor: {} } }\n  constructor: {}\n  a.b: {}\n",
    );
    expect(model.tools.map(({ name, identifier, stem }) => [name, identifier, stem])).toEqual([
      ["__proto__", "proto", "proto"],
      ["constructor", "constructor", "constructor"],
      ["a.b", "aB", "a-b"],
    ]);
    expect(Object.keys(model.tools[0]!.input.listed["properties"] as JsonObject)).toEqual(["__proto__", "constructor"]);
    expect(({} as { type?: Json }).type).toBeUndefined();
  });

  it("names a handler by `as`", () => {
    expect(toolOf("as: bookNow")).toMatchObject({ identifier: "bookNow", stem: "book-now" });
  });

  it("follows aliases", () => {
    expect(modelOf("tools: { a: &a { title: x }, b: *a }").tools[1]!.listed).toEqual({ title: "x" });
  });

  it("leaves `serve` as written, and knows the line of each key", () => {
    const model = modelOf('serve:\n  http:\n    port: "${PORT:-3000}"\n    host: "$${x}"\n');
    expect(model.serve).toEqual({ http: { port: "${PORT:-3000}", host: "$${x}" } });
    expect(model.lines).toEqual({ "serve.http": 4, "serve.http.port": 5, "serve.http.host": 6 });
  });

  it("takes the version of the package when there is none", () => {
    const files = { "package.json": '{"version":"2.3.4"}' };
    expect(loadText("mcpwright: 1\nserver: { name: x }\n", files).model?.server.version).toBe("2.3.4");
  });
});

describe("a whole manifest", () => {
  it("becomes a model, with warnings alone", () => {
    const text = [
      "mcpwright: 1",
      "server: { name: bookings, title: Room bookings, version: '1.0.0', instructions: Search before you book. }",
      "app: src/app.ts",
      "auth: { issuer: https://id.example.com, scopes: { 'rooms:write': Book rooms } }",
      "tools:",
      "  book_room:",
      "    input: { room: { type: string }, night: { type: string, format: date }, guests?: { type: integer, default: 1 } }",
      "    output: { confirmation: { type: string } }",
      "    errors: { room_taken: 'Room {{room}} is taken on {{night}}.' }",
      "    elicit: { confirm_price: { message: 'That is {{price}}.', schema: { agreed: { type: boolean } } } }",
      "    scopes: ['rooms:write']",
      "    timeout: 10s",
      "    handler: ./legacy/book.ts#bookRoom",
      "resources:",
      "  house_rules: { uri: 'docs://rules', mimeType: text/markdown, file: ./rules.md }",
      "  room: { uri: 'rooms://{number}', complete: { number: handler } }",
      "prompts:",
      "  welcome: { arguments: { guest: {} }, messages: [{ user: 'Welcome {{guest}}.' }] }",
    ].join("\n");
    const { model, codes } = loadText(text, { "src/app.ts": "", "rules.md": "", "legacy/book.ts": "" });
    expect(codes).toEqual([]);
    expect(model?.tools[0]).toMatchObject({
      timeout: 10_000,
      scopes: ["rooms:write"],
      external: { path: "legacy/book.ts", exported: "bookRoom" },
      errors: [{ name: "room_taken", places: ["room", "night"] }],
      elicit: [{ name: "confirm_price", places: ["price"] }],
    });
    expect(model?.resources[0]?.contents).toEqual({ file: "rules.md" });
    expect(model?.resources[1]?.template?.parts).toEqual([
      "rooms://",
      { name: "number", operator: "", explode: false },
    ]);
    expect(model?.resources[1]?.complete).toMatchObject([
      { argument: "number", identifier: "roomNumber", stem: "room-number" },
    ]);
    expect(model?.prompts[0]?.messages).toEqual([{ role: "user", text: "Welcome {{guest}}." }]);
  });
});
