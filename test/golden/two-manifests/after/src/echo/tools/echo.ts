import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

export const echo: Tools["echo"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/echo/tools/echo.ts");
};
