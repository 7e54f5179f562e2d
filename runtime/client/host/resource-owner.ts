import { LocalError } from "../../errors.ts";
import { quoted } from "../../jsonrpc.ts";
import type { Catalogue } from "./catalogue.ts";

/**
 * The server to read a URI from: the one that lists it, else the one whose template begins like it for longest. Throws
 * the `LocalError` `ambiguous-name` where several do equally.
 */
export function resourceOwner(
  { resources, resourceTemplates }: Pick<Catalogue, "resources" | "resourceTemplates">,
  uri: string,
): string | undefined {
  const listing = resources.filter(({ resource }) => resource.uri === uri);
  if (listing.length > 0) return onlyServer(listing, uri);
  let best: { server: string }[] = [];
  let longest = 0;
  for (const { server, resourceTemplate } of resourceTemplates) {
    const { uriTemplate } = resourceTemplate;
    const literal = uriTemplate.split("{", 1)[0]!;
    const fits = uriTemplate === uri || uri.startsWith(literal);
    if (!fits || literal.length < longest) continue;
    if (literal.length > longest) best = [];
    longest = literal.length;
    best.push({ server });
  }
  return best.length === 0 ? undefined : onlyServer(best, uri);
}

function onlyServer(found: readonly { readonly server: string }[], uri: string): string {
  const [server, ...others] = new Set(found.map((one) => one.server));
  if (others.length === 0) return server!;
  const names = [server, ...others].join(", ");
  throw new LocalError("ambiguous-name", `${quoted(uri)} is a resource of ${names}; say which with \`server\``);
}
