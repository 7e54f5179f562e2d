import type { Tools } from "../generated/types.ts";

const list: Tools["list_all"] = () => inner().name;
function inner() { return { list, name: list.name } }
export { list as listAll };
