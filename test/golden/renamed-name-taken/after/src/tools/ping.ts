import type { Tools } from "../generated/types.ts";

const pong = "pong";
export const ping: Tools["ping"] = async () => pong;
