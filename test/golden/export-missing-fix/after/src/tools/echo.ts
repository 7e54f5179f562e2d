import { NotImplementedError } from "@mcpwright/runtime";

export const failure: Error = new NotImplementedError("echo");

import type { Tools } from "../generated/types.ts";

/** Says it again. */
export const echo: Tools["echo"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/echo.ts");
};
