import type { ElicitRequestFormParams, ElicitResult } from "@mcpwright/protocol/2026-07-28";

type Content = NonNullable<ElicitResult["content"]>;

/** What the user accepted, with the default of each field that was left out (ELIC-09). */
export function withDefaults(schema: ElicitRequestFormParams["requestedSchema"], content: Content): Content {
  const fields = Object.entries(schema.properties);
  const missing = fields.flatMap(([name, field]) =>
    field.default === undefined || Object.hasOwn(content, name) ? [] : [[name, field.default] as const],
  );
  return { ...content, ...Object.fromEntries(missing) };
}
