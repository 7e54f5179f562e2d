import { NotImplementedError } from "@mcpwright/runtime";
import type { Resources } from "../generated/types.ts";

export const folder: Resources["folder"] = async (_params, _ctx) => {
  throw new NotImplementedError("src/resources/folder.ts");
};
