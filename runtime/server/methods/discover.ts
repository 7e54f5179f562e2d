import type { DiscoverResult } from "@mcpwright/protocol/2026-07-28";
import { project } from "../project.ts";
import type { RequestMethod } from "./method.ts";

export const discover: RequestMethod<"server/discover"> = {
  method: "server/discover",
  answer: (_params, { host, tables, peer }) => {
    const capabilities = project(host.capabilities, ["ServerCapabilities"], tables.shapes);
    const result: Omit<DiscoverResult, "resultType"> = {
      supportedVersions: [...host.versions],
      capabilities: capabilities as DiscoverResult["capabilities"],
      ...(host.instructions !== undefined && { instructions: host.instructions }),
      ttlMs: host.listTtl,
      cacheScope: peer.access === undefined ? "public" : "private",
    };
    return { ...result };
  },
};
