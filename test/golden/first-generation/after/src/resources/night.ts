import { NotImplementedError } from "@mcpwright/runtime";
import type { Resources } from "../generated/types.ts";

export const night: Resources["night"] = async (_params, _ctx) => {
  throw new NotImplementedError("src/resources/night.ts");
};
