import type { Completions } from "../generated/types.ts";
import { rooms } from "../store.ts";

/** Room numbers that begin with what was typed. */
export const roomNumber: Completions["room"]["number"] = (value) =>
  rooms.map(({ number }) => number).filter((number) => number.startsWith(value));
