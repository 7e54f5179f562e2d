import { promptsListChanged } from "../methods/prompts-list-changed.ts";
import { resourcesListChanged } from "../methods/resources-list-changed.ts";
import { toolsListChanged } from "../methods/tools-list-changed.ts";

/** The notification that says that a list changed. */
export const LIST_CHANGED: {
  readonly tools: typeof toolsListChanged;
  readonly prompts: typeof promptsListChanged;
  readonly resources: typeof resourcesListChanged;
} = {
  tools: toolsListChanged,
  prompts: promptsListChanged,
  resources: resourcesListChanged,
};
