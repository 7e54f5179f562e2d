import type { ResourceListChangedNotification } from "@mcpwright/protocol/2026-07-28";
import { listResourceTemplatesMethod } from "../verbs/list-resource-templates.ts";
import { listResourcesMethod } from "../verbs/list-resources.ts";
import type { ChangeKind } from "./change-kind.ts";

const method: ResourceListChangedNotification["method"] = "notifications/resources/list_changed";

export const resourcesChanged: ChangeKind = {
  method,
  field: "resourcesListChanged",
  outdates: [listResourcesMethod, listResourceTemplatesMethod],
  told: ({ resources }) => resources?.listChanged === true,
};
