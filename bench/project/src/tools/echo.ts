import type { Tools } from "../generated/types.ts";

/** Repeats the message, as echo. */
export const echo: Tools["echo"] = ({ message }) => message;
