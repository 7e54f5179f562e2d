import type { HostServer } from "./host-config.ts";

/** Which tools of a server are offered: those allowed and not denied. */
export function nameFilter({ allow, deny = [] }: HostServer): (name: string) => boolean {
  const allowed = allow?.map(pattern);
  const denied = deny.map(pattern);
  return (name) =>
    (allowed === undefined || allowed.some((fits) => fits.test(name))) && !denied.some((fits) => fits.test(name));
}

/** `*` stands for any run of characters. */
function pattern(text: string): RegExp {
  const literals = text.split(/\*+/).map((literal) => literal.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${literals.join("[\\s\\S]*")}$`);
}
