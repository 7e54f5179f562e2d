import { parseText, renderText } from "@mcpwright/protocol/contract/text-template";

/** Parses a text with `{{name}}` places once, and fills them for each use. */
export function fillerOf(text: string): (values: object) => string {
  const { parts } = parseText(text);
  return (values) =>
    renderText(parts, (name) => {
      const value: unknown = Object.hasOwn(values, name) ? (values as Record<string, unknown>)[name] : undefined;
      if (value === undefined || value === null) return undefined;
      return typeof value === "object" ? JSON.stringify(value) : String(value);
    });
}
