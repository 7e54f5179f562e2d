/** The manifest of docs/caching.md, generated, type-checked and asked. */
import { expect, test } from "vitest";
import { openAs } from "../runtime/support/callers.ts";
import { modernRevisions } from "../runtime/support/matrix.ts";
import { projectOf } from "./project.ts";

const project = await projectOf("caching.md");

const hints = [
  ["tools/list", {}, 3_600_000, "public"],
  ["resources/list", {}, 10_000, "private"],
  ["resources/templates/list", {}, 60_000, "public"],
  ["prompts/list", {}, 60_000, "public"],
  ["resources/read", { uri: "inn://rules" }, 60_000, "public"],
  ["resources/read", { uri: "inn://menu" }, 300_000, "public"],
  ["resources/read", { uri: "inn://bills/12" }, 30_000, "private"],
] as const;

for (const revision of modernRevisions) {
  test(`CACHE-01 CACHE-02 CACHE-03 the hints of the page [${revision}]`, async () => {
    const server = project.make();
    server.tools.add({ name: "t" }, () => "");
    server.prompts.add({ name: "p" }, () => "");
    const wire = await openAs(server, revision, undefined);
    for (const [method, params, ttlMs, cacheScope] of hints) {
      expect((await wire.request(method, params)).result, method).toMatchObject({ ttlMs, cacheScope });
    }
    await wire.close();
  });
}
