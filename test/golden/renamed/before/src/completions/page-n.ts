import type { Completions } from "../generated/types.ts";

export const pageN: Completions["page"][ 'n' ] = (value) => [value];
