import { NotImplementedError } from "@mcpwright/runtime";
import type { Methods } from "../generated/types.ts";

/** Finds books. */
export const comExampleSearch: Methods["com.example/search"] = async (_params, _ctx) => {
  throw new NotImplementedError("src/methods/com-example-search.ts");
};
