/** The manifest and the functions of docs/visibility.md, generated, type-checked and asked by two callers. */

import type { Server } from "@mcpwright/runtime";
import { expect, test } from "vitest";
import { credential, openAs } from "../runtime/support/callers.ts";
import { allRevisions } from "../runtime/support/matrix.ts";
import { itemsOf } from "../runtime/support/wire.ts";
import { projectOf } from "./project.ts";

const project = await projectOf("visibility.md");

for (const revision of allRevisions) {
  test(`STATE-06 what the page says staff sees, and guests do not [${revision}]`, async () => {
    for (const [scopes, tools, resources] of [
      [["staff"], "book_room,close_room", "ledger"],
      [[], "book_room", ""],
    ] as const) {
      const wire = await openAs(project.make(), revision, credential("ann", ...scopes));
      const names = async (method: string, field: string): Promise<string> =>
        itemsOf<{ name: string }>((await wire.request(method)).result, field)
          .map(({ name }) => name)
          .join();
      expect([await names("tools/list", "tools"), await names("resources/list", "resources")]).toEqual([
        tools,
        resources,
      ]);
      expect((await wire.request("tools/call", { name: "close_room" })).error === undefined).toBe(scopes.length === 1);
      expect((await wire.request("com.example/audit")).error?.code).toBe(scopes.length === 1 ? undefined : -32601);
      await wire.close();
    }
  });
}

test("the renovation hides a tool and shows another", async () => {
  const { server } = (await project.load("src/generated/server.js")) as { server: Server };
  const { begin, end } = (await project.load("src/renovation.js")) as Record<"begin" | "end", () => void>;
  const names = async (subject: string): Promise<string> => {
    const wire = await openAs(server, "2026-07-28", credential(subject));
    const { result } = await wire.request("tools/list");
    await wire.close();
    return itemsOf<{ name: string }>(result, "tools")
      .map(({ name }) => name)
      .join();
  };
  begin();
  expect([await names("guest"), await names("painter")]).toEqual(["", "paint"]);
  end();
  expect(await names("guest")).toBe("book_room");
});
