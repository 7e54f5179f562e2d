import type { ElicitRequestFormParams, ElicitResult } from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, LocalError, McpError } from "../../errors.ts";
import type { JsonObject } from "../../jsonrpc.ts";
import { assertBounded } from "../../schema/bounds.ts";
import { foreignCheck } from "../foreign-check.ts";

/**
 * Makes a check of what a form is answered with, by the schema that the server asks for (ELIC-28). A schema that cannot be
 * used is refused before anybody is asked.
 */
export async function formCheck({
  requestedSchema,
}: ElicitRequestFormParams): Promise<(content: ElicitResult["content"]) => Promise<void>> {
  try {
    assertBounded(requestedSchema);
  } catch (error) {
    const why = (error as Error).message;
    throw new McpError(ErrorCode.invalidParams, `The requested schema cannot be used: ${why}`);
  }
  const check = await foreignCheck(restricted(requestedSchema as unknown as JsonObject));
  return async (content) => {
    const mistake = await check(content);
    if (mistake === undefined) return;
    throw new LocalError(
      "invalid-answer",
      `The elicitation handler accepted with content that the requested schema refuses: ${mistake}`,
    );
  };
}

/** What a field may be restricted by, beside the values to choose from (ELIC-07, ELIC-08). */
const KEYWORDS = ["type", "minLength", "maxLength", "format", "minimum", "maximum", "minItems", "maxItems"];

/**
 * The schema with the keywords that forms have, and no others: a server that also gives the default could make one such as
 * `pattern` take for ever (JSCH-09).
 */
function restricted({ properties, required = [], additionalProperties }: JsonObject): JsonObject {
  const fields = Object.entries(properties as Readonly<Record<string, JsonObject>>);
  return {
    type: "object",
    required,
    properties: Object.fromEntries(fields.map(([name, field]) => [name, restrictedField(field)])),
    ...(additionalProperties === false && { additionalProperties }),
  };
}

function restrictedField(field: JsonObject): JsonObject {
  const kept = Object.entries(field).filter(([keyword]) => KEYWORDS.includes(keyword));
  const items = field["items"] as JsonObject | undefined;
  return { ...Object.fromEntries(kept), ...choices(field), ...(items && { items: choices(items) }) };
}

function choices(field: JsonObject): JsonObject {
  const titled = (field["oneOf"] ?? field["anyOf"]) as readonly { readonly const: unknown }[] | undefined;
  const values = field["enum"] ?? titled?.map((choice) => choice.const);
  return values === undefined ? {} : { enum: values };
}
