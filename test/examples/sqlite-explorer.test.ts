import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Client, LocalError, McpError } from "@mcpwright/runtime/client";
import initSqlJs from "sql.js";
import { beforeAll, describe, expect, test } from "vitest";
import { eras, example, type Program, type Running, start, temporaryFolder, transports } from "./program.ts";

const DECLARED = "dev.mcpwright/error";
const ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
const GREEK = "αβγδ";

type Answer = Awaited<ReturnType<Client["callTool"]>>;
interface Rows {
  readonly columns: string[];
  readonly rows: unknown[][];
  readonly truncated: boolean;
}

let database: Uint8Array;
beforeAll(async () => {
  const SQL = await initSqlJs();
  const made = new SQL.Database();
  made.run("CREATE TABLE city (name TEXT, people INTEGER)");
  made.run("INSERT INTO city VALUES ('Ulm', 130000), ('Jena', 111000), (NULL, 0)");
  made.run(`CREATE TABLE "odd ""name" (a, b)`);
  database = made.export();
});

/** The example on a database file of its own. */
function explorer(): { readonly program: Program; readonly file: string } {
  const file = join(temporaryFolder(), "cities.db");
  writeFileSync(file, database);
  return { program: example("sqlite-explorer", { EXPLORER_DB: file }), file };
}

/** The same with its threads counted on stderr. */
function watched(): Program {
  const { program } = explorer();
  return { ...program, args: ["--import", new URL("./thread-watch.mjs", import.meta.url).href, ...program.args] };
}

async function open(): Promise<{ readonly client: Client; readonly file: string }> {
  const { program, file } = explorer();
  return { client: await (await start(program, "stdio")).connect("2026-07-28"), file };
}

function run(client: Client, sql: string): Promise<Answer> {
  return client.callTool("query", { sql });
}

function rowsOf(answer: Answer): Rows {
  expect(answer.isError ?? false, JSON.stringify(answer.content)).toBe(false);
  return answer.structuredContent as unknown as Rows;
}

function declared(answer: Answer): unknown {
  expect(answer.isError).toBe(true);
  return (answer._meta as Record<string, unknown>)[DECLARED];
}

/** Resolves when the only thread left is the one that loads modules. */
async function threadsGone(server: Running): Promise<void> {
  await server.log.find(/threads: 2\n.*threads: 1\n(?!.*threads)/s);
}

test("answers queries of every kind, as rows", async () => {
  const { client } = await open();
  expect(rowsOf(await run(client, "SELECT name, people FROM city ORDER BY people DESC"))).toEqual({
    columns: ["name", "people"],
    rows: [
      ["Ulm", 130000],
      ["Jena", 111000],
      [null, 0],
    ],
    truncated: false,
  });
  expect(rowsOf(await run(client, "-- all\n/* of */ VALUES (1, x'00ff'), (2, 'ä');")).rows).toEqual([
    [1, "x'00ff'"],
    [2, "ä"],
  ]);
  expect(rowsOf(await run(client, "WITH a AS (SELECT 7 AS b) SELECT b FROM a -- the end")).rows).toEqual([[7]]);
  expect(rowsOf(await run(client, "EXPLAIN SELECT 1")).columns).toContain("opcode");
});

test("lists tables, reads how each was made, and completes their names", async () => {
  const { client } = await open();
  expect((await client.callTool("list_tables", {})).structuredContent).toEqual({
    tables: [
      { name: "city", columns: ["name", "people"], rows: 3 },
      { name: 'odd "name', columns: ["a", "b"], rows: 0 },
    ],
  });
  const { contents } = await client.readResource("schema://city");
  expect(contents).toMatchObject([{ text: "CREATE TABLE city (name TEXT, people INTEGER)" }]);
  await expect(client.readResource("schema://'%20OR%201=1")).rejects.toSatisfy(McpError.is);
  const ref = { type: "ref/resource", uri: "schema://{table}" } as const;
  expect((await client.complete(ref, { name: "table", value: "c" })).values).toEqual(["city"]);
});

test("refuses what is no query, and the database stays as it was", async () => {
  const readonly = { code: "sql_error", data: { reason: "attempt to write a readonly database" } };
  const notQuery = (keyword: string): object => ({ code: "not_a_query", data: { keyword } });
  const several = { code: "several_statements", data: {} };
  const refused: readonly (readonly [string, object])[] = [
    ["PRAGMA query_only = OFF", notQuery("PRAGMA")],
    ["ATTACH 'other.db' AS other", notQuery("ATTACH")],
    ["VACUUM INTO 'copy.db'", notQuery("VACUUM")],
    ["INSERT INTO city VALUES ('Bonn', 1)", notQuery("INSERT")],
    ["/* SELECT */ update city SET people = 1", notQuery("UPDATE")],
    ["DELETE FROM city", notQuery("DELETE")],
    ["DROP TABLE city", notQuery("DROP")],
    [" -- SELECT 1", notQuery("nothing")],
    ["WITH a AS (SELECT 1) DELETE FROM city", readonly],
    ["WITH a AS (SELECT 1) INSERT INTO city SELECT 'Bonn', 1 RETURNING *", readonly],
    ["SELECT 1; SELECT 2", several],
    ["SELECT 1; PRAGMA query_only = OFF; DROP TABLE city", several],
    ["SELECT name FROM nowhere", { code: "sql_error", data: { reason: "no such table: nowhere" } }],
  ];
  const { client, file } = await open();
  for (const [sql, error] of refused) {
    expect(declared(await run(client, sql)), sql).toEqual(error);
    expect(rowsOf(await run(client, "SELECT count(*), sum(people) FROM city")).rows, sql).toEqual([[3, 241000]]);
  }
  expect(readFileSync(file).equals(database)).toBe(true);
});

describe("answers are bounded", () => {
  const counted = (limit: number, column: string): string =>
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ${limit}) SELECT ${column} FROM n`;

  test("in rows", async () => {
    const { client } = await open();
    expect(rowsOf(await run(client, counted(200, "i")))).toMatchObject({ truncated: false });
    const { rows, truncated } = rowsOf(await run(client, counted(201, "i")));
    expect([rows.length, truncated]).toEqual([200, true]);
    const endless = await run(client, ENDLESS.replace("count(*)", "i"));
    expect(rowsOf(endless).truncated).toBe(true);
  });

  test.each([
    ["text", `'${GREEK.repeat(500)}'`],
    ["blobs", "randomblob(4000)"],
  ])("in bytes of %s", async (_, column) => {
    const { client } = await open();
    const { rows, truncated } = rowsOf(await run(client, counted(150, column)));
    expect(truncated).toBe(true);
    const bytes = Buffer.byteLength(JSON.stringify(rows));
    expect(bytes).toBeLessThanOrEqual(256 * 1024);
    expect(bytes).toBeGreaterThan(240 * 1024);
  });

  test("in memory", async () => {
    const { client } = await open();
    const error = { code: "sql_error", data: { reason: "out of memory" } };
    for (const huge of ["zeroblob(1000000000)", "randomblob(1000000000)", "hex(zeroblob(40000000))"]) {
      expect(declared(await run(client, `SELECT ${huge}`)), huge).toEqual(error);
    }
    for (const large of ["zeroblob(30000000)", "hex(randomblob(5000000))"]) {
      expect(rowsOf(await run(client, `SELECT ${large}`)), large).toMatchObject({ rows: [], truncated: true });
    }
  });
});

describe.each(transports)("endless recursion over %s", (transport) => {
  async function endedByTimeout(revision: string): Promise<void> {
    const server = await start(watched(), transport);
    const client = await server.connect(revision);
    const answer = await run(client, ENDLESS);
    expect(answer.isError).toBe(true);
    expect(answer.content).toMatchObject([{ text: expect.stringContaining("3 seconds") }]);
    await threadsGone(server);
    expect(rowsOf(await run(client, "SELECT 1")).rows).toEqual([[1]]);
  }

  test("is ended by its timeout [2025-11-25, 2026-07-28]", async () => {
    await Promise.all(eras.map(endedByTimeout));
  });

  test.each(eras)("is ended by a client that cancels [%s]", async (revision) => {
    const server = await start(watched(), transport);
    const client = await server.connect(revision);
    const cancel = new AbortController();
    // The timeout would end it too: the thread has to be gone before.
    const late = AbortSignal.timeout(2_500);
    const call = client.callTool("query", { sql: ENDLESS }, { signal: cancel.signal });
    await server.log.find(/threads: 2\n/);
    cancel.abort();
    await expect(call).rejects.toSatisfy((error) => LocalError.is(error) && error.code === "aborted");
    await threadsGone(server);
    expect(late.aborted).toBe(false);
    expect(rowsOf(await run(client, "SELECT 1")).rows).toEqual([[1]]);
  });
});
