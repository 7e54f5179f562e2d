import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../command-line.ts";

interface Definition {
  properties: Record<string, unknown>;
  required: string[];
  anyOf: { $ref: string }[];
  [keyword: string]: unknown;
}

/**
 * A revision nobody has published, made from the facts of 2026-07-28: a new request with params and a result, a new
 * notification, a new member of a union, a renamed field, a field that became required, and prose all over.
 */
export async function sixthRevision(): Promise<string> {
  const text = await readFile(join(root, "schema/protocol/2026-07-28/schema.json"), "utf8");
  const schema = JSON.parse(text) as { $defs: Record<string, Definition> };
  const definitions = schema.$defs;
  const ref = (name: string): { $ref: string } => ({ $ref: `#/$defs/${name}` });
  const message = (method: string, params: string, extra: Record<string, unknown>): unknown => ({
    description: "Prose that does not belong to us.",
    properties: {
      jsonrpc: { const: "2.0", type: "string" },
      method: { const: method, type: "string" },
      params: ref(params),
      ...extra,
    },
    required: ["jsonrpc", "method", "params", ...Object.keys(extra)],
    type: "object",
  });
  const added = {
    RankToolsRequest: message("tools/rank", "RankToolsRequestParams", { id: ref("RequestId") }),
    RankToolsRequestParams: {
      properties: { _meta: ref("RequestMetaObject"), query: { type: "string", title: "Query" } },
      required: ["_meta", "query"],
      type: "object",
    },
    RankToolsResult: {
      properties: {
        _meta: ref("ResultMetaObject"),
        names: { items: { type: "string" }, type: "array" },
        resultType: { type: "string" },
      },
      required: ["names", "resultType"],
      type: "object",
    },
    RankToolsResultResponse: {
      properties: { id: ref("RequestId"), jsonrpc: { const: "2.0", type: "string" }, result: ref("RankToolsResult") },
      required: ["id", "jsonrpc", "result"],
      type: "object",
    },
    ToolsRankedNotification: message("notifications/tools/ranked", "ToolsRankedNotificationParams", {}),
    ToolsRankedNotificationParams: {
      properties: { _meta: ref("NotificationMetaObject"), names: { items: { type: "string" }, type: "array" } },
      required: ["names"],
      type: "object",
    },
    VideoContent: {
      properties: {
        data: { format: "byte", type: "string" },
        mimeType: { type: "string" },
        type: { const: "video", type: "string" },
      },
      required: ["data", "mimeType", "type"],
      type: "object",
    },
  };
  Object.assign(definitions, added);
  definitions["ClientRequest"]!.anyOf.push(ref("RankToolsRequest"));
  definitions["ServerNotification"]!.anyOf.push(ref("ToolsRankedNotification"));
  definitions["ContentBlock"]!.anyOf.push(ref("VideoContent"));
  const icon = definitions["Icon"]!;
  icon.properties["source"] = icon.properties["src"];
  delete icon.properties["src"];
  icon.required = ["source"];
  definitions["Prompt"]!.required.push("title");
  return `${JSON.stringify(schema)}\n`;
}
