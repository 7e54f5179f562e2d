import { revisions } from "@mcpwright/protocol";
import { methodNameProblem } from "@mcpwright/protocol/contract/names";
import { createServer, LocalError, type LogRecord, McpError, type Server, type Visible } from "@mcpwright/runtime";
import { describe, expect, onTestFinished, test } from "vitest";
import { credential, openAs } from "../support/callers.ts";
import { allRevisions, everyCell, legacyRevisions, modernRevisions } from "../support/matrix.ts";
import { CAPABILITIES } from "../support/wire.ts";

const SEARCH = "com.example/search";
const log: LogRecord[] = [];
let current: Server;

function make(): Server {
  log.length = 0;
  current = createServer({
    name: "s",
    version: "1",
    logger: (record) => log.push(record),
    extensions: { [SEARCH]: { version: 2 } },
  });
  const paramsSchema = {
    type: "object",
    properties: { query: { type: "string" }, limit: { type: "integer", default: 10 } },
    required: ["query"],
    additionalProperties: false,
  };
  const resultSchema = {
    type: "object",
    properties: { hits: { type: "array" } },
    required: ["hits"],
    additionalProperties: false,
  };
  current.methods
    .add<{ query: string; limit: number }>({ name: "acme/search", paramsSchema, resultSchema }, ({ query, limit }) => ({
      hits: query === "" ? [] : [query, limit],
    }))
    .add({ name: "acme/nothing" }, () => undefined as never)
    .add({ name: "acme/echo" }, (params) => ({ params, _meta: { "com.example/k": 1 } }))
    .add({ name: "acme/broken", resultSchema }, () => ({ hits: 1 }))
    .add({ name: "acme/text" }, () => "text" as never)
    .add({ name: "acme/refused" }, () => {
      throw new McpError(-32001, "Not today.", { until: "noon" });
    })
    .add({ name: "acme/failed" }, () => {
      throw new Error("the password is 1234");
    })
    .add({ name: "acme/slow", timeout: 5 }, () => new Promise<never>(() => undefined))
    .add({ name: "acme/client", extension: SEARCH }, (_params, { client }) => ({
      settings: client.extensions[SEARCH],
    }));
  return current;
}

everyCell("a method of one's own is answered, its params and result checked", make, async (wire) => {
  expect((await wire.request("acme/search", { query: "x" })).result).toMatchObject({ hits: ["x", 10] });
  expect((await wire.request("acme/search", { query: 1 })).error).toMatchObject({
    code: -32602,
    message: expect.stringContaining("The params of acme/search are not valid at /query"),
  });
  expect((await wire.request("acme/search", { query: "x", more: 1 })).error?.code).toBe(-32602);
  expect((await wire.request("acme/nothing")).error).toBeUndefined();
  // What a modern request has in `_meta` is no param.
  expect((await wire.request("acme/echo", { a: 1 })).result).toMatchObject({
    params: { a: 1 },
    _meta: { "com.example/k": 1 },
  });
});

everyCell(
  "BASE-10 the result of a method of one's own is complete",
  make,
  async (wire) => {
    for (const method of ["acme/nothing", "acme/echo"]) {
      const { result } = await wire.request(method);
      expect(result?.["resultType"]).toBe("complete");
      expect(result?.["_meta"]).toMatchObject({ "io.modelcontextprotocol/serverInfo": { name: "s" } });
    }
  },
  modernRevisions,
);

everyCell("what a handler does wrong is logged, and told without its inside", make, async (wire) => {
  for (const method of ["acme/broken", "acme/text", "acme/failed"]) {
    const { error } = await wire.request(method);
    expect(error).toEqual({ code: -32603, message: "The request failed unexpectedly." });
    expect(log.pop()).toMatchObject({ level: "error", message: `${method} failed` });
  }
  expect((await wire.request("acme/refused")).error).toEqual({
    code: -32001,
    message: "Not today.",
    data: { until: "noon" },
  });
  expect((await wire.request("acme/slow")).error).toMatchObject({
    code: -32603,
    message: expect.stringContaining("acme/slow gave no answer"),
  });
});

everyCell("ERR-10 a method that is not there, or no longer, is not found", make, async (wire) => {
  expect((await wire.request("acme/other")).error?.code).toBe(-32601);
  expect(current.methods.remove("acme/echo")).toBe(true);
  expect(current.methods.remove("acme/echo")).toBe(false);
  expect((await wire.request("acme/echo")).error?.code).toBe(-32601);
  current.methods.add({ name: "acme/echo" }, () => ({ again: true }));
  expect((await wire.request("acme/echo")).result).toMatchObject({ again: true });
});

test.each(allRevisions)("ERR-10 a method that is not visible to a caller is not found by it [%s]", async (revision) => {
  const server = make();
  let asked = 0;
  const staffOnly: Visible = (auth) => {
    asked++;
    return auth?.scopes.includes("staff") === true;
  };
  server.methods.add({ name: "acme/staff", visible: staffOnly }, () => ({ seen: true }));
  server.methods.add({ name: "acme/fails", visible: () => "yes" as never }, () => ({}));
  const [ofStaff, ofGuest] = await Promise.all(
    [credential("ann", "staff"), credential("bob")].map((auth) => openAs(server, revision, auth)),
  );
  onTestFinished(async () => {
    await Promise.all([ofStaff?.close(), ofGuest?.close()]);
  });
  expect((await ofStaff!.request("acme/staff")).result).toMatchObject({ seen: true });
  expect(asked).toBe(1);
  const hidden = await ofGuest!.request("acme/staff");
  const { error } = await ofGuest!.request("acme/nowhere");
  expect(error?.code).toBe(-32601);
  expect(hidden.error).toEqual(error);
  expect((await ofStaff!.request("acme/fails")).error?.code).toBe(-32601);
  expect(server.methods.visible("acme/staff", undefined)).toBe(true);
  expect(server.methods.visible("acme/staff", undefined)).toBe(false);
  expect((await ofGuest!.request("acme/staff")).result).toMatchObject({ seen: true });
  expect(server.methods.visible("acme/nowhere", staffOnly)).toBe(false);
});

describe("extensions", () => {
  everyCell(
    "EXT-03 EXT-04 CAP-08 an extension is declared with its settings, where the revision has any",
    make,
    async (wire) => {
      const { result } = wire.modern ? await wire.request("server/discover") : wire.opening;
      const capabilities = result?.["capabilities"] as { extensions?: unknown };
      expect(capabilities.extensions).toEqual(wire.revision >= "2025-06-18" ? { [SEARCH]: { version: 2 } } : undefined);
    },
  );

  everyCell(
    "EXT-06 CAP-10 a method of an extension is refused to a client that does not declare it",
    make,
    async (wire) => {
      expect((await wire.request("acme/client")).error).toEqual({
        code: -32021,
        message: 'The client does not declare what this needs: {"extensions":{"com.example/search":{}}}.',
        data: { requiredCapabilities: { extensions: { [SEARCH]: {} } } },
      });
      const _meta = { [CAPABILITIES]: { extensions: { [SEARCH]: { version: 1 } } } };
      expect((await wire.request("acme/client", { _meta })).result).toMatchObject({ settings: { version: 1 } });
      // Nothing is remembered from one request for the next (STATE-01).
      expect((await wire.request("acme/client")).error?.code).toBe(-32021);
    },
    modernRevisions,
  );

  everyCell(
    "CAP-10 a method of an extension is refused in the earlier eras too",
    make,
    async (wire) => {
      expect((await wire.request("acme/client")).error?.code).toBe(-32602);
    },
    legacyRevisions,
  );

  test("EXT-05 none is declared that nobody asked for [all]", async () => {
    const wire = await openAs(createServer({ name: "s", version: "1" }), "2026-07-28", undefined);
    onTestFinished(() => wire.close());
    expect((await wire.request("server/discover")).result?.["capabilities"]).not.toHaveProperty("extensions");
  });

  test.each([
    ["search", "it has no prefix"],
    ["com.example/", "it has no name behind the prefix"],
    ["1com.example/search", "must start with a letter"],
    ["com.example/-search", "must begin and end with a letter or digit"],
    ["dev.mcp/search", "reserved for the protocol"],
    ["io.modelcontextprotocol.more/search", "reserved for the protocol"],
  ])("EXT-01 %s is no extension [2026-07-28]", (id, why) => {
    expect(() => createServer({ name: "s", version: "1", extensions: { [id]: {} } })).toThrow(why);
  });

  test("EXT-09 official extensions go by their own names, whether the server has them or only declares them [2026-07-28]", async () => {
    const official = ["tasks", "ui", "oauth-client-credentials", "enterprise-managed-authorization"].map(
      (name) => `io.modelcontextprotocol/${name}`,
    );
    const capabilitiesOf = async (server: Server): Promise<object> => {
      const wire = await openAs(server, "2026-07-28", undefined);
      onTestFinished(() => wire.close());
      const { result } = await wire.request("server/discover");
      return (result?.["capabilities"] as { extensions?: object } | undefined)?.extensions ?? {};
    };
    const extensions = Object.fromEntries(official.map((id) => [id, {}]));
    const declared = createServer({ name: "s", version: "1", extensions });
    expect(await capabilitiesOf(declared)).toEqual(extensions);
    const having = createServer({ name: "s", version: "1" });
    having.tools.add({ name: "t", task: "optional", ui: "ui://s/page" } as { name: string }, () => "");
    expect(Object.keys(await capabilitiesOf(having))).toEqual(expect.arrayContaining(official.slice(0, 1)));
    expect(official).toEqual(expect.arrayContaining(Object.keys(await capabilitiesOf(having))));
  });

  test("CAP-08 the settings of an extension are an object [2026-07-28]", () => {
    for (const settings of [true, null, "x"]) {
      const extensions = { [SEARCH]: settings as never };
      expect(() => createServer({ name: "s", version: "1", extensions })).toThrow("are an object");
    }
  });
});

describe("names", () => {
  test.each(allRevisions)("no method of the protocol can be taken [%s]", async (id) => {
    const tables = [await revisions.get(id)?.server(), await revisions.get(id)?.client()];
    const names = tables.flatMap((table) => [
      ...(table?.methods.keys() ?? []),
      ...(table?.inputRequests?.keys() ?? []),
    ]);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(methodNameProblem(name), name).toBeDefined();
  });

  test.each([
    "",
    "search",
    "acme/",
    "/search",
    "acme//search",
    "acme/a b",
    "tools/find",
    "Tools/find",
    "rpc.x/y",
    "com.mcp/x",
    "a/".padEnd(200, "x"),
  ])("%j is refused", (name) => {
    const { methods } = createServer({ name: "s", version: "1" });
    expect(() => methods.add({ name }, () => ({}))).toThrow(LocalError);
  });

  test("TASKX-41 the names of tasks are the extension's [2026-07-28]", () => {
    const { methods } = createServer({ name: "s", version: "1" });
    for (const name of ["tasks/find", "tasks/get", "notifications/tasks/found"]) {
      expect(() => methods.add({ name }, () => ({})), name).toThrow(LocalError);
    }
  });

  test("a name is taken once", () => {
    const { methods } = createServer({ name: "s", version: "1" });
    methods.add({ name: "com.example/a/b" }, () => ({}));
    expect(() => methods.add({ name: "com.example/a/b" }, () => ({}))).toThrow("There is already a method");
  });
});
