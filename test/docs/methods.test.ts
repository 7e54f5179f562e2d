/** The manifest and the handlers of docs/methods.md, generated, type-checked and called. */
import type { Server } from "@mcpwright/runtime";
import { expect, test } from "vitest";
import { openAs } from "../runtime/support/callers.ts";
import { allRevisions, modernRevisions } from "../runtime/support/matrix.ts";
import { CAPABILITIES } from "../runtime/support/wire.ts";
import { projectOf } from "./project.ts";

const project = await projectOf("methods.md");

for (const revision of allRevisions) {
  test(`the methods of the page [${revision}]`, async () => {
    const wire = await openAs(project.make(), revision, undefined);
    expect((await wire.request("com.example/count")).result).toMatchObject({ books: 3 });
    expect((await wire.request("com.example/search", { words: "s" })).error?.code).toBe(wire.modern ? -32021 : -32602);
    await wire.close();
  });
}

for (const revision of modernRevisions) {
  test(`EXT-03 EXT-06 the extension of the page [${revision}]`, async () => {
    const wire = await openAs(project.make(), revision, undefined);
    const _meta = { [CAPABILITIES]: { extensions: { "com.example/search": {} } } };
    const search = async (params: object) => wire.request("com.example/search", { ...params, _meta });
    expect((await search({ words: "s" })).result).toMatchObject({ titles: ["Persuasion", "Sense and Sensibility"] });
    expect((await search({ words: "s", limit: 1 })).result).toMatchObject({ titles: ["Persuasion"] });
    expect((await search({ limit: 1 })).error?.code).toBe(-32602);
    const { result } = await wire.request("server/discover");
    expect(result?.["capabilities"]).toMatchObject({ extensions: { "com.example/search": { version: 1 } } });
    await wire.close();
  });
}

test("a method is added while the server runs", async () => {
  const { server } = (await project.load("src/generated/server.js")) as { server: Server };
  await project.load("src/more.js");
  const wire = await openAs(server, "2026-07-28", undefined);
  expect((await wire.request("com.example/longest")).result).toMatchObject({ title: "Sense and Sensibility" });
  await wire.close();
});
