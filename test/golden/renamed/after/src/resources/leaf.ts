import { NotImplementedError } from "@mcpwright/runtime";
import type { Resources } from "../generated/types.ts";

export const leaf: Resources["leaf"] = async (_params, _ctx) => {
  throw new NotImplementedError("src/resources/leaf.ts");
};
