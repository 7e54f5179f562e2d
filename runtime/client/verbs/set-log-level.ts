import type { SetLevelRequest } from "@mcpwright/protocol/2025-11-25";

/** Says from which level on a legacy server sends what it logs (LOG-03). */
export const setLogLevelMethod: SetLevelRequest["method"] = "logging/setLevel";
