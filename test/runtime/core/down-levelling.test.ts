import { revisions } from "@mcpwright/protocol";
import { createServer, type Server } from "@mcpwright/runtime";
import { expect } from "vitest";
import { everyCell } from "../support/matrix.ts";
import { itemsOf, type Json } from "../support/wire.ts";

const icons = [
  { src: "https://example.com/i.png", mimeType: "image/png", sizes: ["48x48", "any"], theme: "light" as const },
];
const shown = { title: "T", description: "D", icons, _meta: { "com.example/k": 1 } };

function make(): Server {
  const server = createServer({
    name: "s",
    version: "1",
    title: "T",
    description: "D",
    websiteUrl: "https://example.com",
    icons,
  });
  server.tools.add({ name: "t", ...shown, annotations: { readOnlyHint: true } }, () => "");
  server.prompts.add({ name: "p", ...shown, arguments: [{ name: "a", title: "A" }] }, () => "");
  server.resources.add(
    { name: "r", uri: "r:///", ...shown, size: 1, annotations: { priority: 1, lastModified: "2026-01-01" } },
    () => "",
  );
  server.resources.add({ name: "u", uriTemplate: "u:///{x}", ...shown }, () => "");
  return server;
}

const lists = [
  ["tools/list", "tools", "Tool"],
  ["prompts/list", "prompts", "Prompt"],
  ["resources/list", "resources", "Resource"],
  ["resources/templates/list", "resourceTemplates", "ResourceTemplate"],
] as const;

everyCell(
  "ICON-01 a peer gets icons, titles and _meta from the revision on that has them, and no field it lacks",
  make,
  async (wire) => {
    const shapes = (await revisions.get(wire.revision)?.server())?.shapes ?? {};
    const holds = (item: Json | undefined, definition: string): void => {
      // What a modern server says of itself stands in `_meta`, which no table describes.
      const fields = shapes[definition] ?? (wire.modern ? item : undefined) ?? {};
      expect(
        Object.keys(item ?? {}).filter((key) => !Object.hasOwn(fields, key)),
        definition,
      ).toEqual([]);
      expect(item?.["title"], definition).toBe(wire.revision >= "2025-06-18" ? "T" : undefined);
      expect(item?.["icons"], definition).toEqual(wire.revision >= "2025-11-25" ? icons : undefined);
    };
    for (const [method, field, definition] of lists) {
      const [item] = itemsOf((await wire.request(method)).result, field);
      holds(item, definition);
      expect(item?.["_meta"], definition).toEqual(wire.revision >= "2025-06-18" ? shown._meta : undefined);
    }
    const { result } = wire.modern ? await wire.request("server/discover") : wire.opening;
    const meta = result?.["_meta"] as Json | undefined;
    holds(
      (wire.modern ? meta?.["io.modelcontextprotocol/serverInfo"] : result?.["serverInfo"]) as Json,
      "Implementation",
    );
  },
);
