/** What becomes of content that a revision does not know. The tables say what it knows; these few rules say the rest. */
import type { ContentBlock } from "@mcpwright/protocol/2026-07-28";
import type { Shapes } from "@mcpwright/protocol/contract";
import { project } from "./project.ts";

const DEFINITIONS: Readonly<Record<ContentBlock["type"], string>> = {
  text: "TextContent",
  image: "ImageContent",
  audio: "AudioContent",
  resource: "EmbeddedResource",
  resource_link: "ResourceLink",
};

/** Says in words what cannot be sent. */
function inWords(block: ContentBlock): string {
  if (block.type === "audio") return `[audio, ${block.mimeType}]`;
  if (block.type === "resource_link") {
    const description = block.description === undefined ? "" : `: ${block.description}`;
    return `[${block.title ?? block.name}](${block.uri})${description}`;
  }
  return `[${block.type}]`;
}

export function isContentBlock(value: unknown): value is ContentBlock {
  return (
    typeof value === "object" && value !== null && "type" in value && Object.hasOwn(DEFINITIONS, value.type as string)
  );
}

/** A block as the revision knows it. */
export function levelBlock(block: ContentBlock, shapes: Shapes): object {
  const definition = DEFINITIONS[block.type];
  const fields = shapes[definition];
  if (fields === undefined) {
    return shapes["TextContent"] === undefined ? block : { type: "text", text: inWords(block) };
  }
  for (const member in block) {
    if (!Object.hasOwn(fields, member) || fields[member]?.length !== 0) {
      return project(block, [definition], shapes) as object;
    }
  }
  return block;
}
