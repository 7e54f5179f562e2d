import { NotImplementedError } from "@mcpwright/runtime";
import type { Prompts } from "../generated/types.ts";

/** Plans a stay. */
export const planStay: Prompts["plan_stay"] = async (_args, _ctx) => {
  throw new NotImplementedError("src/prompts/plan-stay.ts");
};
