import type { Tools } from "../generated/types.ts";

const list: Tools["list"] = () => inner().name;
function inner() { return { list, name: list.name } }
export { list };
