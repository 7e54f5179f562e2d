import type { Tools } from "../generated/types.ts";

export const bookRoom: Tools["book_room"] = async () => ({ confirmation: "mine" });
