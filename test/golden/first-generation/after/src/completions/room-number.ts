import { NotImplementedError } from "@mcpwright/runtime";
import type { Completions } from "../generated/types.ts";

export const roomNumber: Completions["room"]["number"] = async (_value, _ctx) => {
  throw new NotImplementedError("src/completions/room-number.ts");
};
