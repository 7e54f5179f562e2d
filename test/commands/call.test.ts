import { fileURLToPath } from "node:url";
import { createServer, listen } from "@mcpwright/runtime";
import { expect, onTestFinished, test } from "vitest";
import { mcpwright, type Ran } from "./cli.ts";

const SCRIPT = fileURLToPath(new URL("../client/serve-offered.mjs", import.meta.url));
const command = ["--", process.execPath, SCRIPT];

async function serveLibrary(): Promise<string> {
  const server = createServer({ name: "library", title: "The library", version: "2.0.0", logger: () => {} });
  server.tools.add(
    {
      name: "lend",
      description: "Lends a book.\nTo members only.",
      inputSchema: {
        type: "object",
        properties: {
          book: { type: "integer" },
          to: { type: ["string", "null"] },
          hard: { type: "boolean" },
          notes: { type: "array", items: { type: "string" } },
          place: { type: "object" },
        },
        required: ["book"],
        additionalProperties: false,
      },
    },
    (input) => JSON.stringify(input),
  );
  server.tools.add({ name: "escape" }, () => "\u001b[2Jcleared");
  server.tools.add({ name: "bind", task: "required" }, () => "bound");
  const listening = await listen(server, { port: 0 });
  onTestFinished(() => listening.close(0));
  return listening.url;
}

test("list shows what a server offers, over HTTP and over stdio", async () => {
  const http = await mcpwright(["list", await serveLibrary()]);
  expect(http).toMatchObject({ code: 0, stderr: "" });
  expect(http.stdout).toBe(
    [
      "The library 2.0.0 (speaks 2026-07-28)",
      "",
      "Tools",
      "  lend(book, to?, hard?, notes?, place?)  Lends a book.",
      "  escape()",
      "  bind()",
      "",
    ].join("\n"),
  );
  const stdio = await mcpwright(["list", "--revision", "2025-06-18", ...command]);
  expect(stdio.stdout).toContain("offered 1.2.3 (speaks 2025-06-18)\nAsk nicely.\n");
  expect(stdio.stdout).toMatch(/Prompts\n {2}welcome\(guest\)/);
});

test("list --json prints one document", async () => {
  const { stdout } = await mcpwright(["list", "--json", ...command]);
  const offer = JSON.parse(stdout) as { revision: string; tools: { name: string }[] };
  expect(offer.revision).toBe("2026-07-28");
  expect(offer.tools.map(({ name }) => name)).toEqual(["echo", "fail", "steps", "wait"]);
});

test("call reads values by the schema of the tool", async () => {
  const url = await serveLibrary();
  const { stdout, code } = await mcpwright([
    ...["call", url, "lend", "book=12", "to=12", "hard=true", "notes=a=b", "notes=c", 'place={"row":1}'],
  ]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ book: 12, to: "12", hard: true, notes: ["a=b", "c"], place: { row: 1 } });
  const none = await mcpwright(["call", url, "lend", "book=1", "to=null"]);
  expect(JSON.parse(none.stdout)).toEqual({ book: 1, to: null });
});

test("call takes its arguments as JSON, also from stdin", async () => {
  const url = await serveLibrary();
  const given = await mcpwright(["call", url, "lend", "--input", '{"book":1}']);
  expect(given.stdout).toBe('{"book":1}\n');
  const piped = await mcpwright(["call", url, "lend", "--input", "-"], { input: '{"book":2}' });
  expect(piped.stdout).toBe('{"book":2}\n');
});

test("TASKX-04 call waits for the end of what runs as a task [2026-07-28]", async () => {
  for (const era of ["2025-11-25", "2026-07-28"]) {
    const ran = await mcpwright(["call", await serveLibrary(), "bind", "--era", era]);
    expect(ran).toMatchObject({ code: 0, stdout: "bound\n", stderr: "" });
  }
});

test("call --json prints the answer whole", async () => {
  const { stdout } = await mcpwright(["call", "echo", "text=hi", "--json", ...command]);
  expect(JSON.parse(stdout)).toMatchObject({ content: [{ type: "text", text: "hi" }] });
});

test("what a server says cannot steer the terminal", async () => {
  expect((await mcpwright(["call", await serveLibrary(), "escape"])).stdout).toBe("\ufffd[2Jcleared\n");
});

/** Each failure: the command line after the URL of a server, the exit code, and what is said. */
const failures: readonly (readonly [string, (url: string) => readonly string[], number, RegExp])[] = [
  ["the tool said no", () => ["call", "fail", ...command], 1, /^The tool "fail" failed/],
  ["an unknown tool", (url) => ["call", url, "lent"], 2, /no tool "lent"\. Did you mean "lend"\?/],
  ["an unknown argument", (url) => ["call", url, "lend", "boook=1"], 2, /no argument "boook"\. Did you mean "book"\?/],
  ["a value of the wrong type", (url) => ["call", url, "lend", "book=x"], 2, /"book" is integer, not "x"/],
  ["a word that is no argument", (url) => ["call", url, "lend", "book"], 2, /written as key=value/],
  ["input that is not JSON", (url) => ["call", url, "lend", "--input", "{"], 2, /--input is not valid JSON/],
  ["no server", () => ["list"], 2, /Name a server/],
  ["two servers", (url) => ["list", url, ...command], 2, /one server/],
  ["a command that does not exist", () => ["list", "--", "no-such-command-anywhere"], 3, /\[spawn-failed\]/],
  ["a server that is away", () => ["list", "http://127.0.0.1:9/mcp"], 3, /ECONNREFUSED/],
  ["a revision nobody knows", (url) => ["list", url, "--revision", "2020-01-01"], 3, /\[unsupported-version\]/],
];

for (const [what, args, code, said] of failures) {
  test(`${what}: exit code ${code}, said on stderr`, async () => {
    const ran: Ran = await mcpwright(args(await serveLibrary()));
    expect(ran.stderr).toMatch(said);
    expect(ran).toMatchObject({ code, stdout: "" });
  });
}
