import type { ReadResourceDirectoryRequest, Resource } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import type { PageOf } from "../pages.ts";

const method: ReadResourceDirectoryRequest["method"] = "resources/directory/read";

/** One page of what stands directly in a folder. */
export async function readDirectory(
  client: Client,
  uri: string,
  cursor: string | undefined,
  options?: CallOptions,
): Promise<PageOf<Resource>> {
  const result = await client.request(method, cursor === undefined ? { uri } : { uri, cursor }, options);
  return { items: result.resources, next: result.nextCursor };
}
