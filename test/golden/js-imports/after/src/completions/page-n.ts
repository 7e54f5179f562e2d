import { NotImplementedError } from "@mcpwright/runtime";
import type { Completions } from "../generated/types.js";

export const pageN: Completions["page"]["n"] = async (_value, _ctx) => {
  throw new NotImplementedError("src/completions/page-n.ts");
};
