import type { Tools } from "../generated/types.ts";

export const ping: Tools["ping"] = async () => "pong";
