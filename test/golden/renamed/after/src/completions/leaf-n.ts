import type { Completions } from "../generated/types.ts";

export const leafN: Completions["leaf"][ 'n' ] = (value) => [value];
