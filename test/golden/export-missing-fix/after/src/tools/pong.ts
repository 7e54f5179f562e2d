import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

const pong: Tools["pong"] = async () => { throw new NotImplementedError("pong"); };

export { pong };
