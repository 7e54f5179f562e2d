import { NotImplementedError } from "@mcpwright/runtime";
import type { Methods } from "../generated/types.ts";

export const rebuild: Methods["com.example/re-index"] = async (_params, _ctx) => {
  throw new NotImplementedError("src/methods/rebuild.ts");
};
