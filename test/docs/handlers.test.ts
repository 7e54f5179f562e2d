/** The project of docs/handlers.md, generated, type-checked and called in every revision. */
import { expect, test } from "vitest";
import { allRevisions } from "../runtime/support/matrix.ts";
import { memory } from "../runtime/support/memory.ts";
import { isModern } from "../runtime/support/wire.ts";
import { projectOf } from "./project.ts";

const project = await projectOf("handlers.md");
const LOG_LEVEL = "io.modelcontextprotocol/logLevel";
const bookRef = { type: "ref/resource", uri: "books://{shelf}/{title}" };

for (const revision of allRevisions) {
  const open = () => memory.open(project.make({ logger: () => {} }), revision);

  test(`progress, a message and a result of the page [${revision}]`, async () => {
    const wire = await open();
    const _meta = { progressToken: "t", ...(isModern(revision) && { [LOG_LEVEL]: "info" }) };
    const params = { name: "index_shelf", arguments: { shelf: "history", books: 2 }, _meta };
    const { result } = await wire.request("tools/call", params);
    expect(result?.["content"]).toEqual([{ type: "text", text: '{"indexed":2}' }]);
    const told = wire.notifications.map((message) => message["params"] as Record<string, unknown>);
    expect(
      told.filter(({ progress }) => progress !== undefined).map(({ progress, total }) => [progress, total]),
    ).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(told).toContainEqual(expect.objectContaining({ level: "info", data: { shelf: "history", books: 2 } }));
    await wire.close();
  });

  test(`a declared error, arguments that do not fit, and other content [${revision}]`, async () => {
    const wire = await open();
    const call = async (name: string, args: Record<string, unknown>) =>
      (await wire.request("tools/call", { name, arguments: args })).result;
    expect(await call("index_shelf", { shelf: "cellar", books: 1 })).toMatchObject({
      isError: true,
      content: [{ text: "Shelf cellar is closed." }],
    });
    const refused = JSON.stringify(await call("index_shelf", { books: 0 }));
    expect(refused).toContain("shelf");
    expect(refused).toContain("books");
    expect(await call("show_cover", {})).toMatchObject({
      content: [{ type: "text" }, { type: "image", mimeType: "image/png" }],
    });
    await wire.close();
  });

  test(`a cancelled call ends, and the server goes on [${revision}]`, async () => {
    const wire = await open();
    const { id } = wire.begin("tools/call", { name: "wait_for_return", arguments: {} });
    await wire.cancel(id, "no longer needed");
    expect((await wire.request("tools/list")).result?.["tools"]).toHaveLength(2);
    await wire.close();
  });

  test(`completions and pages [${revision}]`, async () => {
    const wire = await open();
    const complete = async (name: string, value: string, context?: object) => {
      const params = { ref: bookRef, argument: { name, value }, ...(context && { context }) };
      return (await wire.request("completion/complete", params)).result?.["completion"];
    };
    expect(await complete("shelf", "po")).toMatchObject({ values: ["poetry"] });
    const chosen = { arguments: { shelf: "history" } };
    expect(await complete("title", "S", chosen)).toMatchObject({ values: ["SPQR", "Salt"] });
    const first = (await wire.request("tools/list")).result;
    const rest = (await wire.request("tools/list", { cursor: first?.["nextCursor"] })).result;
    expect([first?.["tools"], rest?.["tools"]]).toMatchObject([[{}, {}], [{ name: "wait_for_return" }]]);
    expect(rest).not.toHaveProperty("nextCursor");
    await wire.close();
  });
}
