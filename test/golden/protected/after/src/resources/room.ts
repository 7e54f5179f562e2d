import { NotImplementedError } from "@mcpwright/runtime";
import type { Resources } from "../generated/types.ts";

export const room: Resources["room"] = async (_params, _ctx) => {
  throw new NotImplementedError("src/resources/room.ts");
};
