/** The manifest and the handler of docs/tracing.md, generated, type-checked and asked. */
import { expect, test } from "vitest";
import { openAs } from "../runtime/support/callers.ts";
import { allRevisions } from "../runtime/support/matrix.ts";
import { projectOf } from "./project.ts";

const project = await projectOf("tracing.md");
const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

test.each(allRevisions)("the handler of the page passes on the trace it is called in [%s]", async (revision) => {
  const wire = await openAs(project.make(), revision, undefined);
  for (const [_meta, said] of [
    [{ traceparent }, traceparent],
    [{}, "no trace"],
  ] as const) {
    const { result } = await wire.request("tools/call", { name: "forecast", _meta });
    expect(result).toMatchObject({ content: [{ text: `asked with ${said}` }] });
  }
  await wire.close();
});
