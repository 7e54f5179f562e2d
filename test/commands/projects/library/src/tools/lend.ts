import type { Tools } from "../generated/types.ts";

console.log("loaded");

export const lend: Tools["lend"] = ({ book, to, days, notes }) => {
  console.log("lending");
  if (book === 13) throw new Error("cursed");
  return `${book} to ${to} for ${days} days${notes === undefined ? "" : `: ${notes.join(", ")}`}`;
};
