import type { Tools } from "../generated/types.ts";

/** Says back what it hears. */
export const echo: Tools["echo"] = ({ message }) => message;
