/** Models of a manifest as the front half makes them, without a manifest. */
import type { JsonObject, ManifestModel, SchemaModel, ToolModel } from "../../generator/dist/manifest/model.js";
import type { Schema } from "./emit-arbitrary.ts";

const location = { file: "mcp.yaml", line: 1, column: 1, start: 0, end: 0 };

export function schemaModel(schema: Schema): SchemaModel {
  return { listed: schema as JsonObject, short: false, uses: [], location };
}

export function toolModel(index: number, input: Schema, more: Partial<ToolModel> = {}): ToolModel {
  return {
    name: `tool_${index}`,
    identifier: `tool${index}`,
    stem: `tool-${index}`,
    location,
    listed: {},
    input: schemaModel(input),
    errors: [],
    elicit: [],
    mirrored: [],
    examples: [],
    ...more,
  };
}

export function manifestModel(tools: readonly ToolModel[], more: Partial<ManifestModel> = {}): ManifestModel {
  return {
    file: "mcp.yaml",
    folder: "/project",
    source: "src",
    server: { name: "demo", version: "1.0.0" },
    lines: {},
    client: true,
    schemas: [],
    tools,
    resources: [],
    skills: [],
    prompts: [],
    methods: [],
    visible: [],
    ...more,
  };
}
