import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readHostFile } from "@mcpwright/runtime/client";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { parseJsonc } from "../../runtime/dist/client/host/jsonc.js";

async function fileOf(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mcpwright-host-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

test("a file of VS Code has comments, inputs and commas at the end", async () => {
  const path = await fileOf(
    "mcp.json",
    `\ufeff// what VS Code writes
{
  "inputs": [ { "type": "promptString", "id": "key", "password": true, }, ],
  /* http://not.a/comment */
  "servers": { "inn": { "type": "http", "url": "https://inn.example/mcp", "headers": { "K": "// \\"no\\" /* comment */" } } },
}`,
  );
  expect(await readHostFile(path)).toEqual({
    inputs: [{ type: "promptString", id: "key", password: true }],
    servers: { inn: { type: "http", url: "https://inn.example/mcp", headers: { K: '// "no" /* comment */' } } },
  });
});

test("YAML is read with a parser that is handed in", async () => {
  const path = await fileOf("hosts.yaml", "mcpServers:\n  inn: { command: node, args: [a.js] }\n");
  expect(await readHostFile(path, { yaml: parse })).toEqual({
    mcpServers: { inn: { command: "node", args: ["a.js"] } },
  });
  await expect(readHostFile(path)).rejects.toMatchObject({ code: "bad-host-file", message: /hand in a parser/ });
});

test.each([
  ["mcp.json", '{\n  "a": "t0ps3cret" "b"\n}', "line 2, column 20: `,` or `}` is expected here"],
  ["mcp.json", "{ t0ps3cret: 1 }", "line 1, column 3: a name in quotes is expected here"],
  ["mcp.json", '{ "a": t0ps3cret }', "line 1, column 8: a value is expected here"],
  ["mcp.json", '{ "a": "t0ps3cret', "line 1, column 8: a value is expected here"],
  ["mcp.json", '{ "a": 1 } t0ps3cret', "line 1, column 12: the end is expected here"],
  ["mcp.json", '{ "a" = "t0ps3cret" }', "line 1, column 7: `:` is expected here"],
  ["mcp.json", "[".repeat(100_000), "line 1, column 66: less nesting is expected here"],
  ["mcp.yaml", "a: [t0ps3cret", "line 1, column"],
])("%s that is broken is told by place, and nothing of it is shown: %s", async (name, text, said) => {
  const error = await readHostFile(await fileOf(name, text), { yaml: parse }).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: "bad-host-file", message: expect.stringContaining(said) });
  expect(String(error)).not.toContain("t0ps3cret");
});

test("a file that is not there, or too large, is an error that names it", async () => {
  await expect(readHostFile("/no/such/mcp.json")).rejects.toThrow(
    "/no/such/mcp.json cannot be read: there is no such file",
  );
  const large = await fileOf("mcp.json", " ".repeat(1024 * 1024 + 1));
  await expect(readHostFile(large)).rejects.toThrow("larger than 1024 KiB");
});

test("every JSON text means what it means without comments", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (text) => {
      expect(parseJsonc(text)).toEqual(JSON.parse(text));
      expect(parseJsonc(JSON.stringify(JSON.parse(text), null, 2))).toEqual(JSON.parse(text));
    }),
  );
});

test("what is no JSON is refused, whatever character is missing", () => {
  const text = '{"a":[1,{"b":"c"}],"d":null}';
  const accepted = [...text].flatMap((_, at) => {
    const cut = text.slice(0, at) + text.slice(at + 1);
    try {
      parseJsonc(cut);
      return [cut];
    } catch {
      return [];
    }
  });
  // Only a letter of a string may go.
  expect(accepted).toEqual([
    '{"":[1,{"b":"c"}],"d":null}',
    '{"a":[1,{"":"c"}],"d":null}',
    '{"a":[1,{"b":""}],"d":null}',
    '{"a":[1,{"b":"c"}],"":null}',
  ]);
});
