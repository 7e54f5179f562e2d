import type { Tools } from "../generated/types.ts";

interface Place {
  readonly url: string;
  readonly line: string;
}

export const place: Tools["place"] = () => {
  const line = new Error("here").stack?.split("\n")[1] ?? "";
  const found: Place = { url: import.meta.url, line };
  return JSON.stringify(found);
};
