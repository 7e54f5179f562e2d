import type { Tools } from "../generated/types.ts";

// @ts-expect-error: it is gone
export const bookRoom: Tools["book_room"] = async () => ({ confirmation: "" });
