import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

export const formats: Tools["formats"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/formats.ts");
};
