import { NotImplementedError } from "@mcpwright/runtime";

export const failure: Error = new NotImplementedError("echo");
