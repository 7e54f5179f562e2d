import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

export const twoFactor: Tools["2fa"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/two-factor.ts");
};
