import { NotImplementedError } from "@mcpwright/runtime";
import type { Resources } from "../generated/types.ts";

export const page: Resources["page"] = async (_params, _ctx) => {
  throw new NotImplementedError("src/resources/page.ts");
};
