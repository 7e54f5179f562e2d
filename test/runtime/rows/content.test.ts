/** What prompts and resources carry in each revision. */
import type { Annotations } from "@mcpwright/protocol/2026-07-28";
import { audio, createServer, embed, image, resourceLink, type Server, text } from "@mcpwright/runtime";
import { expect } from "vitest";
import { everyCell } from "../support/matrix.ts";
import { itemsOf, type Json } from "../support/wire.ts";

const PNG = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const annotations: Required<Annotations> = {
  audience: ["user", "assistant"],
  priority: 0.5,
  lastModified: "2026-01-02T03:04:05Z",
};
const annotated = [
  text("said", { annotations }),
  image(PNG, { annotations }),
  embed("x://a", { text: "inside" }, { annotations }),
];

function make(): Server {
  const server = createServer({ name: "content", version: "1", logger: () => undefined });
  server.prompts.add({ name: "all" }, () => ({
    messages: [
      text("said"),
      image(PNG),
      embed("x://a", { text: "inside" }),
      audio(Buffer.from("RIFF0000WAVE"), { mimeType: "audio/wav" }),
      resourceLink({ uri: "x://a", name: "a" }),
    ].map((content) => ({ role: "user", content })),
  }));
  server.prompts.add({ name: "annotated" }, () => ({
    messages: annotated.map((content) => ({ role: "user", content })),
  }));
  server.tools.add({ name: "annotated" }, () => annotated);
  server.resources.add({ uri: "x://a", name: "a", annotations }, () => "");
  server.resources.add({ uriTemplate: "x://{id}/b", name: "b", annotations }, ({ id }) => id);
  return server;
}

everyCell("PROM-05 a message holds the content of the revision, else words", make, async (wire) => {
  const { result } = await wire.request("prompts/get", { name: "all" });
  const content = itemsOf<{ content: { type: string } }>(result, "messages").map((message) => message.content);
  expect(content.map(({ type }) => type)).toEqual([
    "text",
    "image",
    "resource",
    wire.revision >= "2025-03-26" ? "audio" : "text",
    wire.revision >= "2025-06-18" ? "resource_link" : "text",
  ]);
  expect(content[1]).toEqual({ type: "image", data: PNG.toString("base64"), mimeType: "image/png" });
  expect(content[2]).toMatchObject({ resource: { uri: "x://a", text: "inside" } });
});

everyCell("RES-15 annotations are told as the revision knows them", make, async (wire) => {
  const { lastModified, ...older } = annotations;
  const expected = wire.revision >= "2025-06-18" ? { ...older, lastModified } : older;
  for (const [method, field] of [
    ["resources/list", "resources"],
    ["resources/templates/list", "resourceTemplates"],
  ] as const) {
    const [item] = itemsOf((await wire.request(method)).result, field);
    expect(item?.["annotations"], method).toEqual(expected);
  }
  const prompt = await wire.request("prompts/get", { name: "annotated" });
  const messages = itemsOf<{ content: Json }>(prompt.result, "messages").map(({ content }) => content);
  const blocks = itemsOf((await wire.request("tools/call", { name: "annotated" })).result, "content");
  expect(blocks.map(({ type }) => type)).toEqual(["text", "image", "resource"]);
  for (const block of [...blocks, ...messages]) expect(block["annotations"], String(block["type"])).toEqual(expected);
});
