import type { ToolListChangedNotification } from "@mcpwright/protocol/2026-07-28";
import { listToolsMethod } from "../verbs/list-tools.ts";
import type { ChangeKind } from "./change-kind.ts";

const method: ToolListChangedNotification["method"] = "notifications/tools/list_changed";

export const toolsChanged: ChangeKind = {
  method,
  field: "toolsListChanged",
  outdates: [listToolsMethod],
  told: ({ tools }) => tools?.listChanged === true,
};
