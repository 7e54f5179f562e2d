import { NotImplementedError } from "@mcpwright/runtime";
import type { Prompts } from "../generated/types.ts";

/** Plans a trip. */
export const plan: Prompts["plan"] = async (_args, _ctx) => {
  throw new NotImplementedError("src/prompts/plan.ts");
};
