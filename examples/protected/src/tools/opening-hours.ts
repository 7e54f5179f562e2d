import type { Tools } from "../generated/types.ts";

/** Says when somebody is at the desk. */
export const openingHours: Tools["opening_hours"] = () => ({ hours: "7:00 to 22:00" });
