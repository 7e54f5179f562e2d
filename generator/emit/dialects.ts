/** The dialects of JSON Schema that a schema may name in `$schema`. */
import type { Ajv } from "ajv";
import type { JsonObject } from "../manifest/model.ts";

export type Dialect = "2020-12" | "2019-09" | "draft-07";

const DIALECTS: Readonly<Record<string, Dialect>> = {
  "json-schema.org/draft/2020-12/schema": "2020-12",
  "json-schema.org/draft/2019-09/schema": "2019-09",
  "json-schema.org/draft-07/schema": "draft-07",
  "json-schema.org/draft-06/schema": "draft-07",
};

/** 2020-12 unless the schema says otherwise (JSCH-01); `undefined` for a dialect that is not supported. */
export function dialectOf(schema: JsonObject): Dialect | undefined {
  const uri = schema["$schema"];
  if (typeof uri !== "string") return "2020-12";
  return DIALECTS[uri.replace(/^https?:\/\//, "").replace(/#$/, "")];
}

/** The Ajv class of a dialect, loaded when a schema needs it. */
export async function loadAjv(dialect: Dialect | undefined): Promise<typeof Ajv> {
  if (dialect === "draft-07") return (await import("ajv")).Ajv;
  if (dialect === "2019-09") return (await import("ajv/dist/2019.js")).Ajv2019 as unknown as typeof Ajv;
  return (await import("ajv/dist/2020.js")).Ajv2020 as unknown as typeof Ajv;
}
