import { connectInMemory, createServer, engineOf, type Server } from "@mcpwright/runtime";
import { expect, test } from "vitest";
import { everyCell } from "../support/matrix.ts";
import { itemsOf, modernParams, type Wire } from "../support/wire.ts";

const servers = new Map<string, Server>();

function make(): Server {
  const server = createServer({ name: "pages", version: "1", pageSize: 3 });
  for (let i = 0; i < 8; i++) server.tools.add({ name: `t${i}` }, () => "");
  servers.set("last", server);
  return server;
}

async function walk(wire: Wire): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const { result } = await wire.request("tools/list", cursor === undefined ? {} : { cursor });
    names.push(...itemsOf<{ name: string }>(result, "tools").map(({ name }) => name));
    cursor = result?.["nextCursor"] as string | undefined;
  } while (cursor !== undefined);
  return names;
}

everyCell("PAGE-01 TOOL-04 pages hold every component once, in one order", make, async (wire) => {
  const names = ["t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"];
  expect(await walk(wire)).toEqual(names);
  expect(await walk(wire)).toEqual(names);
});

everyCell("PAGE-06 refuses an invalid cursor with -32602", make, async (wire) => {
  for (const cursor of [
    "nonsense",
    Buffer.from("prompts:3:t2").toString("base64url"),
    Buffer.from("tools:99:x").toString("base64url"),
  ]) {
    expect((await wire.request("tools/list", { cursor })).error?.code, cursor).toBe(-32602);
  }
});

everyCell("PAGE-06 a cursor holds when components come and go", make, async (wire) => {
  const server = servers.get("last");
  const first = await wire.request("tools/list");
  const cursor = first.result?.["nextCursor"];
  server?.tools.remove("t0");
  const second = await wire.request("tools/list", { cursor });
  expect(itemsOf<{ name: string }>(second.result, "tools").map(({ name }) => name)).toEqual(["t3", "t4", "t5"]);
  server?.tools.remove("t2");
  server?.tools.add({ name: "new" }, () => "");
  const again = await wire.request("tools/list", { cursor });
  expect(itemsOf<{ name: string }>(again.result, "tools").map(({ name }) => name)).toEqual(["t3", "t4", "t5"]);
});

everyCell("PAGE-04 an empty cursor is the start", make, async (wire) => {
  const { result } = await wire.request("tools/list", { cursor: "" });
  expect(itemsOf<{ name: string }>(result, "tools")[0]?.name).toBe("t0");
});

everyCell("CACHE-13 pages of one list share their scope", make, async (wire) => {
  const scopes = new Set<unknown>();
  let cursor: unknown;
  do {
    const { result } = await wire.request("tools/list", cursor === undefined ? {} : { cursor });
    scopes.add(result?.["cacheScope"]);
    cursor = result?.["nextCursor"];
  } while (cursor !== undefined);
  expect(scopes.size).toBe(1);
});

everyCell("STATE-06 TOOL-03 tools added at run time are listed and answer at once", make, async (wire) => {
  servers.get("last")?.tools.add({ name: "added", inputSchema: { type: "object", required: ["a"] } }, () => "there");
  expect(await walk(wire)).toContain("added");
  expect((await wire.request("tools/call", { name: "added", arguments: { a: 1 } })).result).toMatchObject({
    content: [{ type: "text", text: "there" }],
  });
  expect((await wire.request("tools/call", { name: "added" })).result).toMatchObject({ isError: true });
  servers.get("last")?.tools.remove("added");
  expect((await wire.request("tools/call", { name: "added" })).error?.code).toBe(-32602);
});

test("a page's text is made once and shared, with middleware too [2026-07-28]", async () => {
  const server = createServer({ name: "kept", version: "1" });
  server.tools.add({ name: "t" }, () => "");
  const seen: unknown[] = [];
  server.use((next) => async (method, params, ctx) => {
    const result = await next(method, params, ctx);
    seen.push(result);
    return method === "tools/list" && seen.length === 3 ? { ...result, tools: [] } : result;
  });
  const engine = engineOf(server);
  const list = async () => {
    const message = { jsonrpc: "2.0", id: 1, method: "tools/list", params: modernParams("2026-07-28") };
    return (await engine.modern(message, { transport: "test" }, { send: () => undefined }))?.text;
  };
  const first = await list();
  expect(await list()).toBe(first);
  expect(seen[0]).toBe(seen[1]);
  expect(Object.isFrozen(seen[0])).toBe(true);
  const changed = JSON.parse((await list()) ?? "") as { result: { tools: unknown[]; resultType: string } };
  expect(changed.result.tools).toEqual([]);
  expect(changed.result.resultType).toBe("complete");
});

test("connects several peers to one catalogue [all]", async () => {
  const server = make();
  const texts: string[] = [];
  for (let i = 0; i < 2; i++) {
    const connection = connectInMemory(server);
    const answered = new Promise<void>((resolve) => {
      connection.onMessage = (text) => {
        texts.push(text);
        resolve();
      };
    });
    await connection.send(
      JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list", params: modernParams("2026-07-28") }),
    );
    await answered;
  }
  expect(texts[0]).toBe(texts[1]);
});
