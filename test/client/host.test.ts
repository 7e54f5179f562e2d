/** Many servers behind one catalogue: processes on pipes and listeners on sockets. */
import { fileURLToPath } from "node:url";
import { createServer, listen } from "@mcpwright/runtime";
import { connectAll, type Host, type HostConfig, type HostOptions, type ServerStatus } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test, vi } from "vitest";
import { askingServer } from "./asking-server.ts";
import { makeServer } from "./servers.ts";

const SCRIPT = fileURLToPath(new URL("./serve-offered.mjs", import.meta.url));
const onPipe = { command: process.execPath, args: [SCRIPT] };
const AWAY = { url: "http://127.0.0.1:9/mcp" };

async function open(config: HostConfig, options?: HostOptions): Promise<Host> {
  const host = await connectAll(config, options);
  onTestFinished(() => host.close());
  return host;
}

/** A listener with tools that say who they are, and resources of its own scheme. */
async function listening(name: string, tools: readonly string[]): Promise<string> {
  const server = createServer({ name: "same-for-all", version: "1.0.0", logger: () => {} });
  for (const tool of tools) server.tools.add({ name: tool }, () => `${name}:${tool}`);
  server.resources.add({ name: "about", uri: `${name}://about` }, () => `about ${name}`);
  server.resources.add(
    { name: "page", uriTemplate: `${name}://pages/{page}` },
    ({ page }: { page: string }) => `${name}/${page}`,
  );
  server.resources.add({ name: "shared", uri: "shared://notes" }, () => `notes of ${name}`);
  server.prompts.add(
    { name: "welcome", arguments: [{ name: "guest" }], complete: { guest: ["Ada", "Ben"] } },
    ({ guest }) => `${name} welcomes ${guest}`,
  );
  const { url, close } = await listen(server, { port: 0 });
  onTestFinished(() => close(0));
  return url;
}

const names = async (host: Host): Promise<readonly string[]> => (await host.catalogue()).tools.map(({ name }) => name);

const said = (result: unknown): unknown => (result as { content: { text: string }[] }).content[0]?.text;

test("HOST-03 servers on a pipe and on a socket are one catalogue, each with a client of its own [2026-07-28]", async () => {
  const host = await open({
    mcpServers: { pipe: onPipe, inn: { type: "http", url: await listening("inn", ["book"]) } },
  });
  expect(host.servers).toMatchObject([
    { name: "pipe", state: "connected", revision: "2026-07-28", serverInfo: { name: "offered" } },
    { name: "inn", state: "connected", serverInfo: { name: "same-for-all" } },
  ]);
  const { tools, prompts, resources, resourceTemplates, failures } = await host.catalogue();
  expect(tools.map(({ name, server }) => `${server}/${name}`)).toEqual([
    ...["pipe/echo", "pipe/fail", "pipe/steps", "pipe/wait", "inn/book"],
  ]);
  expect(prompts.map(({ name }) => name)).toEqual(["pipe_welcome", "inn_welcome"]);
  expect(resources.map(({ resource }) => resource.uri)).toEqual(["docs://rules", "inn://about", "shared://notes"]);
  expect(resourceTemplates.map(({ resourceTemplate }) => resourceTemplate.uriTemplate)).toEqual(["inn://pages/{page}"]);
  expect(failures).toEqual([]);
  expect(said(await host.callTool("echo", { text: "hi" }))).toBe("hi");
  expect(said(await host.callTool("book"))).toBe("inn:book");
  expect((await host.getPrompt("inn_welcome", { guest: "Ada" })).messages[0]?.content).toMatchObject({
    text: "inn welcomes Ada",
  });
  const guest = { name: "guest", value: "A" };
  expect((await host.complete({ type: "ref/prompt", name: "inn_welcome" }, guest)).values).toEqual(["Ada"]);
});

test("a server that fails stops no other, is reported, and connects later", async () => {
  const states: string[] = [];
  const onStatus = ({ name, state }: ServerStatus): void => void states.push(`${name} ${state}`);
  const variables: Record<string, string> = { INN: AWAY.url };
  const config = {
    mcpServers: {
      away: { url: "${INN}" },
      missing: { command: "no-such-command-anywhere" },
      off: { ...onPipe, disabled: true },
      pipe: onPipe,
    },
  };
  const host = await open(config, { onStatus, env: variables });
  expect(host.servers).toMatchObject([
    { name: "away", state: "failed", error: { code: "connect-failed" } },
    { name: "missing", state: "failed", error: { code: "spawn-failed" } },
    { name: "off", state: "disabled" },
    { name: "pipe", state: "connected" },
  ]);
  expect(await names(host)).toEqual(["echo", "fail", "steps", "wait"]);
  await expect(host.callTool("book")).rejects.toThrow(/offers the tool "book" \(not heard: away, missing, off\)/);
  await expect(host.use("missing", (client) => client.ping())).rejects.toMatchObject({ code: "not-connected" });
  variables["INN"] = await listening("inn", ["book"]);
  expect(await host.reconnect("away")).toMatchObject({ state: "connected" });
  expect(said(await host.callTool("book"))).toBe("inn:book");
  expect(await host.reconnect("off")).toMatchObject({ state: "connected" });
  expect(states.filter((one) => one.startsWith("away"))).toEqual([
    ...["away connecting", "away failed", "away connecting", "away connected"],
  ]);
  await expect(host.reconnect("nobody")).rejects.toMatchObject({ code: "unknown-server" });
});

test("only the servers that are asked for are connected to", async () => {
  const config = { mcpServers: { inn: { url: await listening("inn", ["book"]) }, away: AWAY } };
  const host = await open(config, { only: ["inn"] });
  expect(host.servers).toMatchObject([{ name: "inn", state: "connected" }]);
  await expect(connectAll(config, { only: ["in"] })).rejects.toMatchObject({ code: "unknown-server" });
});

test("servers are connected to side by side", async () => {
  let waiting = 0;
  let release = (): void => {};
  const both = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Neither is answered before both have asked.
  const meet: typeof fetch = async (...request) => {
    if (++waiting === 2) release();
    await both;
    return fetch(...request);
  };
  const servers = { one: { url: await listening("one", []) }, two: { url: await listening("two", []) } };
  const host = await open({ servers }, { connect: { fetch: meet } });
  expect(host.servers.map(({ state }) => state)).toEqual(["connected", "connected"]);
});

test("TOOL-11 names that servers share begin with those of the configuration, all of them on request [all]", async () => {
  const inn = { url: await listening("inn", ["book", "inn_x"]) };
  const cafe = { url: await listening("cafe", ["book", "menu"]) };
  const mcpServers = { inn, "le café": cafe };
  const host = await open({ mcpServers });
  expect(await names(host)).toEqual(["inn_book", "inn_x", "le_caf__book", "menu"]);
  expect(said(await host.callTool("inn_book"))).toBe("inn:book");
  expect(said(await host.callTool("le_caf__book"))).toBe("cafe:book");
  await expect(host.callTool("book")).rejects.toMatchObject({ code: "unknown-name" });
  const all = await open({ mcpServers: { ...mcpServers, quiet: { ...inn, prefix: "q." } } }, { prefix: true });
  expect(await names(all)).toEqual([...["inn_book", "inn_inn_x", "le_caf__book", "le_caf__menu", "q.book", "q.inn_x"]]);
});

test("TOOL-11 a name that disambiguating makes is never taken twice [all]", async () => {
  const first = { url: await listening("first", ["b", "a_b"]) };
  const second = { url: await listening("second", ["b"]) };
  const host = await open({ mcpServers: { a: first, c: second } });
  expect(await names(host)).toEqual(["a_b_2", "a_b", "c_b"]);
  expect(said(await host.callTool("a_b_2"))).toBe("first:b");
  expect(said(await host.callTool("a_b"))).toBe("first:a_b");
});

test("what is denied or not allowed is neither listed nor called", async () => {
  const url = await listening("inn", ["book", "book_all", "cancel", "cancel.all"]);
  const allowed = await open({ mcpServers: { inn: { url, allow: ["book*", "cancel.all"], deny: ["*_all"] } } });
  expect(await names(allowed)).toEqual(["book", "cancel.all"]);
  await expect(allowed.callTool("book_all")).rejects.toMatchObject({ code: "unknown-name" });
  await expect(allowed.callTool("cancel")).rejects.toMatchObject({ code: "unknown-name" });
  const denied = await open({ mcpServers: { inn: { url, deny: ["cancel"] } } });
  expect(await names(denied)).toEqual(["book", "book_all", "cancel.all"]);
});

test("a resource is read where it is listed, or where a template fits it best", async () => {
  const servers = { inn: { url: await listening("inn", []) }, cafe: { url: await listening("cafe", []) } };
  const host = await open({ servers });
  const read = async (uri: string, server?: string): Promise<unknown> => {
    const { contents } = await host.readResource(uri, server === undefined ? {} : { server });
    return (contents[0] as { text: string }).text;
  };
  expect(await read("cafe://about")).toBe("about cafe");
  expect(await read("inn://pages/7")).toBe("inn/7");
  await expect(read("shared://notes")).rejects.toMatchObject({
    code: "ambiguous-name",
    message: expect.stringContaining("inn, cafe"),
  });
  expect(await read("shared://notes", "cafe")).toBe("notes of cafe");
  await expect(read("other://x")).rejects.toMatchObject({ code: "unknown-name" });
});

test("a tool that comes later is found, and a server that dies is said to have failed until it answers again", async () => {
  const server = makeServer();
  const { url, close } = await listen(server, { port: 0 });
  onTestFinished(() => close(0));
  const host = await open({ mcpServers: { offered: { url } } });
  expect(await names(host)).toHaveLength(4);
  server.tools.add({ name: "later" }, () => "here");
  expect(said(await host.callTool("later"))).toBe("here");
  const port = Number(new URL(url).port);
  await close(0);
  await expect(host.callTool("later")).rejects.toMatchObject({ code: expect.stringMatching(/^connect/) });
  expect(host.servers).toMatchObject([{ state: "failed", error: expect.any(Error) }]);
  const again = await listen(makeServer(), { port });
  onTestFinished(() => again.close(0));
  // Connections that the old one kept alive end one by one.
  await vi.waitFor(() => host.use("offered", (client) => client.ping()));
  expect(said(await host.callTool("echo", { text: "back" }))).toBe("back");
  expect(host.servers).toMatchObject([{ state: "connected" }]);
});

test("ELIC-19 handlers can tell which server asks [2026-07-28]", async () => {
  const url = await askingServer();
  const host = await open(
    { mcpServers: { inn: { url } } },
    { connect: (name) => ({ elicitation: () => ({ action: "accept", content: { who: name } }) }) },
  );
  expect(said(await host.callTool("ask"))).toBe("inn");
});

test.each([
  ["no servers", {}, /neither `mcpServers` nor `servers`/],
  ["a server that is nowhere", { mcpServers: { a: { type: "http" } } }, /"a" has neither `command` nor `url`/],
  ["a server that is in two places", { servers: { a: { command: "x", url: "http://x" } } }, /has both/],
  ["an argument that is no string", { mcpServers: { a: { command: "x", args: ["t0ps3cret", 1] } } }, /`args`.*list of/],
  ["headers that are no map", { mcpServers: { a: { url: "x", headers: ["t0ps3cret"] } } }, /`headers`.*map/],
  ["inputs without an id", { servers: {}, inputs: [{}] }, /`inputs`/],
])("%s: an error that shows no value", async (_, config, said) => {
  const error = await connectAll(config as HostConfig).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: "bad-host-config", message: expect.stringMatching(said) });
  expect(String(error)).not.toContain("t0ps3cret");
});
