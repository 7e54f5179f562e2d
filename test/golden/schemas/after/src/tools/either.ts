import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

export const either: Tools["either"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/either.ts");
};
