import type { Tools } from "../generated/types.ts";

export const bookRom: Tools["book_room"] = async () => ({ confirmation: "1" });
