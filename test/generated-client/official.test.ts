/** A client generated from a server of the published SDK: it compiles, and what it says holds. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { mcpwright, node } from "../command-line.ts";
import { emptyProject, typeErrors } from "./project.ts";

const server = fileURLToPath(new URL("official-server.mjs", import.meta.url));

test("a client of an official server compiles under the strictest settings, and calls it", {
  timeout: 120_000,
}, async () => {
  const folder = await emptyProject();
  const made = await mcpwright(folder, "client", "-o", "src/shop.ts", "--", process.execPath, server);
  expect([made.code, made.stderr]).toEqual([0, ""]);
  const text = await readFile(join(folder, "src/shop.ts"), "utf8");
  expect(text).not.toContain("Not known");
  await writeFile(
    join(folder, "src/program.ts"),
    `import { LocalError, ToolCallError } from "@mcpwright/runtime/client";
import { connect } from "./shop.ts";

const client = await connect({ command: process.execPath, args: [${JSON.stringify(server)}] }, { contract: "strict" });
const ship = { kind: "post", street: "High" } as const;
const { order, total, items } = await client.tools.placeOrder({ items: [{ sku: "AB1" }], ship, at: [1, 2], note: null });
const { content } = await client.call("ping");
const [terms] = await client.resources.terms();
const [one] = await client.resources.order({ id: "7" });
const { messages } = await client.prompts.thank({ name: "Ada" });
const { values } = await client.resources.order.complete("id", "x");
const failed = await client.tools.fail({ why: "because" }).catch((error: unknown) => error);
const refused = await client.call("place-order", JSON.parse('{"items":[],"ship":{"kind":"pickup"}}')).catch((error: unknown) => error);
console.log(JSON.stringify({
  order, total: total.toFixed(), amount: items[0]?.amount, content, terms: terms?.uri, one, messages: messages.length, values,
  failed: ToolCallError.is(failed) && [failed.code, failed.message],
  refused: LocalError.is(refused) && refused.code,
}));
await client.close();
`,
  );
  expect(await typeErrors(folder)).toBe("");
  const outfile = join(folder, "program.mjs");
  const entryPoints = [join(folder, "src/program.ts")];
  await build({ entryPoints, outfile, bundle: true, format: "esm", platform: "node", packages: "external" });
  const ran = await node(folder, outfile);
  expect(ran.stdout === "" ? ran.stderr : JSON.parse(ran.stdout)).toEqual({
    order: "o-post",
    total: "10",
    amount: 1,
    content: [{ type: "text", text: "pong" }],
    terms: "shop://terms",
    one: { uri: "shop://orders/7", text: "order 7" },
    messages: 1,
    values: ["x1"],
    failed: ["undeclared", "because"],
    refused: "invalid-arguments",
  });
  expect((await mcpwright(folder, "client", "-o", "src/shop.ts", "--check")).code).toBe(0);
});
