import type { CallToolResult, Resource } from "@mcpwright/protocol/2026-07-28";
import { createServer, listen } from "@mcpwright/runtime";
import { connect, displayName, LocalError, structuredOf, ToolError, textOf } from "@mcpwright/runtime/client";
import { expect, expectTypeOf, onTestFinished, test } from "vitest";

test("TOOL-12 a display name is the title, the annotated title, or the name [all]", () => {
  const annotations = { title: "Annotated" };
  expect(displayName({ name: "name", title: "Title", annotations })).toBe("Title");
  expect(displayName({ name: "name", annotations })).toBe("Annotated");
  expect(displayName({ name: "name", title: "", annotations: { title: "" } })).toBe("name");
  const resource: Resource = { uri: "docs://rules", name: "rules", annotations: { priority: 1 } };
  expect(displayName(resource)).toBe("rules");
});

interface Booked {
  readonly room: string;
}

const isBooked = (value: unknown): value is Booked => typeof (value as Partial<Booked> | null)?.room === "string";

for (const revision of ["2024-11-05", "2025-11-25", "2026-07-28"]) {
  test(`TOOL-18 text and structured content of a result, and the error of one that failed [${revision}]`, async () => {
    const server = createServer({ name: "x", version: "1", logger: () => {} });
    const outputSchema = { type: "object" as const, properties: { room: { type: "string" } } };
    server.tools.add({ name: "book", outputSchema }, () => ({ room: "12" }));
    server.tools.add({ name: "say" }, () => "plain");
    server.tools.add({ name: "fail" }, () => {
      throw new ToolError("room_taken", "Room 12 is taken", { room: "12" });
    });
    const { url, close } = await listen(server, { port: 0 });
    onTestFinished(() => close(0));
    const client = await connect(url, { revision });
    onTestFinished(() => client.close());
    const booked = await client.callTool("book");
    const structured = structuredOf(booked, isBooked);
    expectTypeOf(structured).toEqualTypeOf<Booked>();
    expect(structured).toEqual({ room: "12" });
    expect(JSON.parse(textOf(booked))).toEqual({ room: "12" });
    const said = await client.callTool("say");
    expect(textOf(said)).toBe("plain");
    expect(() => structuredOf(said)).toThrow(LocalError);
    expect(() => structuredOf(booked, (value): value is Booked => value === 1)).toThrow("does not fit");
    const failed = await client.callTool("fail");
    const error = expect.objectContaining({ name: "ToolError", code: "room_taken", data: { room: "12" } });
    expect(() => structuredOf(failed)).toThrow(error);
  });
}

test("what is no text is left out, and a failure without words has some", () => {
  const content: CallToolResult["content"] = [
    { type: "text", text: "a" },
    { type: "image", data: "", mimeType: "image/png" },
    { type: "text", text: "b" },
  ];
  expect(textOf({ content })).toBe("a\nb");
  expect(() => structuredOf({ content: [], isError: true })).toThrow(/did not say why/);
});
