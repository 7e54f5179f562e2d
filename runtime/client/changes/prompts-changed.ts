import type { PromptListChangedNotification } from "@mcpwright/protocol/2026-07-28";
import { listPromptsMethod } from "../verbs/list-prompts.ts";
import type { ChangeKind } from "./change-kind.ts";

const method: PromptListChangedNotification["method"] = "notifications/prompts/list_changed";

export const promptsChanged: ChangeKind = {
  method,
  field: "promptsListChanged",
  outdates: [listPromptsMethod],
  told: ({ prompts }) => prompts?.listChanged === true,
};
