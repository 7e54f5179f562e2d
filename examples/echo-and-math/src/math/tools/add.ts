import type { Tools } from "../generated/types.ts";

/** Adds two numbers. */
export const add: Tools["add"] = ({ a, b }) => ({ sum: a + b });
