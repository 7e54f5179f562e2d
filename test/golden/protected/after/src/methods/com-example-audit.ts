import { NotImplementedError } from "@mcpwright/runtime";
import type { Methods } from "../generated/types.ts";

export const comExampleAudit: Methods["com.example/audit"] = async (_params, _ctx) => {
  throw new NotImplementedError("src/methods/com-example-audit.ts");
};
