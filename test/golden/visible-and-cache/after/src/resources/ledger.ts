import { NotImplementedError } from "@mcpwright/runtime";
import type { Resources } from "../generated/types.ts";

export const ledger: Resources["ledger"] = async (_params, _ctx) => {
  throw new NotImplementedError("src/resources/ledger.ts");
};
