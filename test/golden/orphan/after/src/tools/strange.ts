import type { Tools } from "../generated/types.ts";

export const strange: Tools["ping"] = async () => "";
