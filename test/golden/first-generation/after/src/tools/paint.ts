import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/**
 * Paints a room.
 *
 * Takes a day.
 */
export const paint: Tools["paint"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/paint.ts");
};
