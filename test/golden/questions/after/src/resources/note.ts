import { NotImplementedError } from "@mcpwright/runtime";
import type { Resources } from "../generated/types.ts";

export const note: Resources["note"] = async (_params, _ctx) => {
  throw new NotImplementedError("src/resources/note.ts");
};
