import type { Tools } from "../generated/types.ts";

export const reserveRoom: Tools["reserve_room"] = async () => ({ confirmation: "mine" });
