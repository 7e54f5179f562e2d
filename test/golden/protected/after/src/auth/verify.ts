import { NotImplementedError } from "@mcpwright/runtime";
import type { Auth } from "../generated/types.ts";

/** Verifies a token: says whose it is and whom it was issued for, or refuses it with `undefined`. */
export const verify: Auth["verify"] = async (_token) => {
  throw new NotImplementedError("src/auth/verify.ts");
};
