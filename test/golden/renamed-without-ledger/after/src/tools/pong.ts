import type { Tools } from "../generated/types.ts";

export const pong: Tools["pong"] = async () => "pong";
