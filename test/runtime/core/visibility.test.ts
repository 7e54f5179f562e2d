import { type AuthInfo, createServer, engineOf, type LogRecord, type Server, type Visible } from "@mcpwright/runtime";
import { describe, expect, onTestFinished, test } from "vitest";
import { credential, openAs } from "../support/callers.ts";
import { allRevisions, modernRevisions } from "../support/matrix.ts";
import { itemsOf, modernParams, type Response, type Wire } from "../support/wire.ts";

const staff = credential("ann", "staff");
const guest = credential("bob");

const isStaff: Visible = (auth) => auth?.scopes.includes("staff") === true;

function make(log: LogRecord[] = [], visible: Visible = isStaff): Server {
  const server = createServer({ name: "s", version: "1", pageSize: 2, logger: (record) => log.push(record) });
  for (const name of ["a", "b", "c", "d", "e"]) {
    const guarded = name === "b" || name === "d" ? { visible } : {};
    server.tools.add({ name, ...guarded }, () => name);
    server.prompts.add({ name, ...guarded, arguments: [{ name: "x" }], complete: { x: [name] } }, () => name);
    server.resources.add({ name, uri: `r:///${name}`, ...guarded }, () => name);
    server.resources.add(
      { name: `t${name}`, uriTemplate: `t:///${name}/{x}`, ...guarded, complete: { x: [name] } },
      () => name,
    );
  }
  return server;
}

async function open(server: Server, revision: string, auth: AuthInfo | undefined): Promise<Wire> {
  const wire = await openAs(server, revision, auth);
  onTestFinished(() => wire.close());
  return wire;
}

/** Names of a list, page after page, and the scope of each page. */
async function listed(wire: Wire, method: string, field: string) {
  const names: string[] = [];
  const scopes: unknown[] = [];
  for (let cursor: unknown; ; ) {
    const { result } = await wire.request(method, cursor === undefined ? {} : { cursor });
    names.push(...itemsOf<{ name: string }>(result, field).map(({ name }) => name));
    scopes.push(result?.["cacheScope"]);
    cursor = result?.["nextCursor"];
    if (cursor === undefined) return { names: names.join(""), scopes };
  }
}

const lists = [
  ["tools/list", "tools"],
  ["prompts/list", "prompts"],
  ["resources/list", "resources"],
  ["resources/templates/list", "resourceTemplates"],
] as const;

describe.each(allRevisions)("%s", (revision) => {
  test.each(lists)(
    `STATE-06 %s is what the credential may see, and nobody else's changes [${revision}]`,
    async (method, field) => {
      const server = make();
      const prefix = field === "resourceTemplates" ? "t" : "";
      const all = ["a", "b", "c", "d", "e"].map((name) => prefix + name).join("");
      const some = ["a", "c", "e"].map((name) => prefix + name).join("");
      const [ofStaff, ofGuest, ofNobody] = await Promise.all(
        [staff, guest, undefined].map((auth) => open(server, revision, auth)),
      );
      for (let round = 0; round < 2; round++) {
        expect((await listed(ofStaff!, method, field)).names).toBe(all);
        expect((await listed(ofGuest!, method, field)).names).toBe(some);
        expect((await listed(ofNobody!, method, field)).names).toBe(some);
      }
    },
  );

  const requests: readonly (readonly [string, (name: string) => object])[] = [
    ["tools/call", (name) => ({ name })],
    ["prompts/get", (name) => ({ name, arguments: {} })],
    ["resources/read", (name) => ({ uri: `r:///${name}` })],
    ["resources/read", (name) => ({ uri: `t:///${name}/1` })],
    ["completion/complete", (name) => ({ ref: { type: "ref/prompt", name }, argument: { name: "x", value: "" } })],
    [
      "completion/complete",
      (name) => ({ ref: { type: "ref/resource", uri: `t:///${name}/{x}` }, argument: { name: "x", value: "" } }),
    ],
    [
      "completion/complete",
      (name) => ({ ref: { type: "ref/resource", uri: `r:///${name}` }, argument: { name: "x", value: "" } }),
    ],
  ];
  const unnamed = (response: Response): string => JSON.stringify({ ...response, id: 0 }).replaceAll(/\b[bz]\b/g, "?");

  test.each(requests)(
    `CACHE-16 %s of what is hidden is answered as of what is not there (%#) [${revision}]`,
    async (method, params) => {
      const server = make();
      const [ofStaff, ofGuest] = await Promise.all([open(server, revision, staff), open(server, revision, guest)]);
      const hidden = await ofGuest.request(method, params("b") as never);
      const missing = await ofGuest.request(method, params("z") as never);
      expect(hidden.error).toBeDefined();
      expect(unnamed(hidden)).toBe(unnamed(missing));
      expect((await ofStaff.request(method, params("b") as never)).error).toBeUndefined();
      expect((await ofGuest.request(method, params("a") as never)).error).toBeUndefined();
    },
  );
});

test.each(modernRevisions)(
  "CACHE-13 CACHE-16 a list that depends on the caller is private on every page [%s]",
  async (revision) => {
    const server = make();
    const wire = await open(server, revision, guest);
    expect((await listed(wire, "tools/list", "tools")).scopes).toEqual(["private", "private"]);
    expect(server.tools.visible("b", undefined)).toBe(true);
    expect(server.tools.visible("d", undefined)).toBe(true);
    expect(await listed(wire, "tools/list", "tools")).toEqual({
      names: "abcde",
      scopes: ["public", "public", "public"],
    });
  },
);

test.each(modernRevisions)(
  "CACHE-16 what is read by some callers only is private, whatever its hint says [%s]",
  async (revision) => {
    const server = make();
    server.resources.add({ name: "x", uri: "x:///", visible: isStaff, cache: { ttl: 5, scope: "public" } }, () => "x");
    const wire = await open(server, revision, staff);
    expect((await wire.request("resources/read", { uri: "x:///" })).result).toMatchObject({
      ttlMs: 5,
      cacheScope: "private",
    });
  },
);

test.each(allRevisions)("STATE-06 visibility is changed while the server runs [%s]", async (revision) => {
  const server = make();
  const wire = await open(server, revision, guest);
  expect(server.tools.visible("a", isStaff)).toBe(true);
  expect(server.tools.visible("a", isStaff)).toBe(false);
  expect(server.tools.visible("nothing", isStaff)).toBe(false);
  expect((await listed(wire, "tools/list", "tools")).names).toBe("ce");
  server.tools.remove("a");
  server.tools.add({ name: "a" }, () => "new");
  expect((await listed(wire, "tools/list", "tools")).names).toBe("cea");
  server.resources.visible("a", () => false);
  server.prompts.visible("a", () => false);
  expect((await listed(wire, "prompts/list", "prompts")).names).toBe("ce");
  expect((await wire.request("resources/read", { uri: "r:///a" })).error).toBeDefined();
});

test("PAGE-06 a cursor tells nobody of a component that is hidden from him [all]", async () => {
  const server = make();
  const [revision = ""] = allRevisions;
  const wire = await open(server, revision, guest);
  const after = async (name: string) => {
    const cursor = Buffer.from(`tools:0:${name}`).toString("base64url");
    return itemsOf<{ name: string }>((await wire.request("tools/list", { cursor })).result, "tools").map(
      (tool) => tool.name,
    );
  };
  expect(await after("d")).toEqual(await after("z"));
  expect(await after("c")).not.toEqual(await after("z"));
});

const faults: readonly (readonly [string, Visible])[] = [
  [
    "throws",
    () => {
      throw new Error("database is away");
    },
  ],
  ["returns a promise", (async () => true) as never],
  [
    "returns a rejected promise",
    (async () => {
      throw new Error("late");
    }) as never,
  ],
  ["returns no boolean", (() => "yes") as never],
];

test.each(faults)("STATE-06 a function that %s hides, and is logged [all]", async (_, visible) => {
  const log: LogRecord[] = [];
  const server = make(log, visible);
  const wire = await open(server, allRevisions.at(-1) ?? "", staff);
  expect((await listed(wire, "tools/list", "tools")).names).toBe("ace");
  expect((await wire.request("tools/call", { name: "b" })).error?.message).toBe('There is no tool called "b".');
  // Two pages and a call, each of which asked the one function once.
  expect(log.filter(({ message }) => message.startsWith("visible failed"))).toHaveLength(3);
  expect(log[0]?.error).toBeInstanceOf(Error);
});

test("STATE-06 a request asks each function once, and callers who see the same share one page [all]", async () => {
  let asked = 0;
  const server = createServer({ name: "s", version: "1", logger: () => undefined });
  const visible: Visible = (auth) => {
    asked++;
    return isStaff(auth);
  };
  for (let index = 0; index < 50; index++) server.tools.add({ name: `t${index}`, visible }, () => "");
  const [revision = ""] = modernRevisions;
  const text = async (auth: AuthInfo): Promise<string> => {
    const request = { jsonrpc: "2.0", id: 1, method: "tools/list", params: modernParams(revision) };
    const outlet = { send: () => undefined };
    return (await engineOf(server).modern(request, { transport: "memory", auth }, outlet))?.text ?? "";
  };
  const first = await text(staff);
  expect(asked).toBe(1);
  expect(await text(credential("carl", "staff"))).toBe(first);
  expect(asked).toBe(2);
  expect((await text(guest)).includes("t1")).toBe(false);
});

describe("updates", () => {
  const uri = "r:///b";
  const isUpdate = (message: { readonly [key: string]: unknown }): boolean =>
    message["method"] === "notifications/resources/updated";

  test.each(allRevisions)(
    "RES-12 an update of what is hidden from a subscriber is not told him [%s]",
    async (revision) => {
      const server = make();
      const wires = await Promise.all([staff, guest].map((auth) => open(server, revision, auth)));
      for (const wire of wires) {
        if (wire.modern)
          wire.begin("subscriptions/listen", { notifications: { resourceSubscriptions: [uri, "r:///a"] } });
        else
          for (const each of [uri, "r:///a"])
            expect((await wire.request("resources/subscribe", { uri: each })).error).toBeUndefined();
        if (wire.modern) await wire.first(({ method }) => method === "notifications/subscriptions/acknowledged");
      }
      server.notify.resourceUpdated(uri);
      server.notify.resourceUpdated("r:///a");
      const told = await Promise.all(
        wires.map(async (wire) => {
          await wire.first((message) => isUpdate(message) && (message["params"] as { uri: string }).uri === "r:///a");
          return wire.notifications.filter(isUpdate).map(({ params }) => (params as { uri: string }).uri);
        }),
      );
      expect(told).toEqual([[uri, "r:///a"], ["r:///a"]]);
    },
  );
});
