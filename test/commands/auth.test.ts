/** Signing in on the command line: processes of their own, an authorization server over HTTP, a browser that agrees. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer as createTcpServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createServer, listen } from "@mcpwright/runtime";
import { expect, onTestFinished, test } from "vitest";
import { tokensFile } from "../../generator/dist/commands/remote/tokens-file.js";
import { protectedSite, type Site, send } from "../auth/protected-site.ts";
import { strictSite } from "../auth/renewals.ts";
import { Log } from "../examples/program.ts";
import { CLI, mcpwright, type Ran, run } from "./cli.ts";

interface Desk {
  readonly folder: string;
  /** The file of tokens. */
  readonly tokens: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs a command in a pipe. */
  run(...args: readonly string[]): Promise<Ran>;
  /** Runs a command that shows an address, and opens that. */
  agree(...args: readonly string[]): Promise<Ran>;
}

/** A user with a folder of tokens, and a browser that agrees to everything. */
async function desk({ browser = true } = {}): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), "mcpwright-auth-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const opener = join(folder, "xdg-open");
  await writeFile(opener, `#!${process.execPath}\nfetch(process.argv[2]).then((answer) => answer.text());\n`);
  await chmod(opener, 0o700);
  const tokens = join(folder, "kept", "tokens.json");
  const env = { MCPWRIGHT_TOKENS: tokens, PATH: browser ? `${folder}${delimiter}${process.env["PATH"]}` : "/nowhere" };
  return {
    folder,
    tokens,
    env,
    run: (...args) => mcpwright(args, { env }),
    async agree(...args) {
      const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env } });
      const [printed, said] = [new Log(), new Log()];
      child.stdout.setEncoding("utf8").on("data", (text: string) => printed.add(text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => said.add(text));
      const ended = once(child, "close");
      const [address] = await said.find(/http:\S+\/authorize\S+(?=\n)/);
      await (await fetch(address)).text();
      const [code] = (await ended) as [number | null];
      return { code, stdout: printed.text, stderr: said.text };
    },
  };
}

const asked = (site: Site): readonly string[] =>
  site.seen.map(({ path }) => path).filter((path) => ["/register", "/authorize", "/token", "/revoke"].includes(path));

test("in a pipe nobody is asked: exit code 3, and what to do", async () => {
  const site = await protectedSite();
  const { run } = await desk();
  for (const args of [
    ["call", site.url, "whisper"],
    ["list", site.url],
  ]) {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toContain(`mcpwright auth login ${site.url}`);
    expect(stderr).toMatch(/--auth.*\[sign-in-needed\]\n$/);
  }
  expect(asked(site)).toEqual([]);
});

test("login, call, renew and logout, each a process; no token is ever printed", { timeout: 120_000 }, async () => {
  const site = await protectedSite({ token: { expires_in: 3600, scope: "whispers" } });
  const { run, agree, tokens } = await desk();
  const printed: Ran[] = [];
  const kept = async (...args: readonly string[]): Promise<Ran> => {
    const ran = await run(...args);
    printed.push(ran);
    return ran;
  };
  const login = await agree("auth", "login", site.url, "--no-browser");
  expect(login).toMatchObject({ code: 0, stdout: "" });
  expect(login.stderr).toContain(`Open this address to sign in at ${new URL(site.url).host}:\n`);
  expect(login.stderr).toMatch(/Signed in to http:\S+\/mcp\.\n$/);
  expect((await stat(tokens)).mode & 0o777).toBe(0o600);
  expect(asked(site)).toEqual(["/register", "/authorize", "/token"]);

  expect(await kept("call", site.url, "whisper")).toEqual({ code: 0, stdout: "in\n", stderr: "" });
  const status = await kept("auth", "status");
  expect(status).toMatchObject({ code: 0, stderr: "" });
  expect(status.stdout).toMatch(
    new RegExp(`^${site.url}\n  issuer: ${site.origin}\n  scopes: whispers\n  token:  until \\S+Z, then renewed\n$`),
  );
  expect(JSON.parse((await kept("auth", "status", site.url, "--json")).stdout)).toEqual([
    {
      server: site.url,
      issuer: site.origin,
      scopes: ["whispers"],
      expires: expect.stringMatching(/^\d{4}-.*Z$/),
      renewable: true,
      bound: false,
    },
  ]);

  site.tokens.clear();
  expect(await kept("call", site.url, "whisper")).toEqual({ code: 0, stdout: "in\n", stderr: "" });
  expect(site.at("/token")[1]?.form.get("grant_type")).toBe("refresh_token");
  expect(site.at("/authorize")).toHaveLength(1);

  expect(await kept("auth", "logout", site.url)).toMatchObject({ code: 0, stdout: "" });
  expect(site.at("/revoke").map(({ form }) => form.get("token_type_hint"))).toEqual(["refresh_token", "access_token"]);
  expect(site.tokens).toEqual(new Set());
  expect(await readFile(tokens, "utf8")).toBe("{}\n");
  expect(await kept("auth", "status")).toEqual({ code: 0, stdout: "", stderr: "Signed in nowhere.\n" });
  expect(await kept("auth", "status", site.url)).toMatchObject({ code: 1, stdout: "" });
  expect(await kept("auth", "logout", site.url)).toMatchObject({ code: 1 });
  expect((await kept("call", site.url, "whisper")).code).toBe(3);
  for (const { stdout, stderr } of [login, ...printed]) expect(stdout + stderr).not.toMatch(/token-\d|refresh-\d/);
});

test("AUTH-67 two calls that renew at the same moment show the refresh token once [2026-07-28]", async () => {
  const site = await strictSite();
  const { run, agree } = await desk();
  await agree("auth", "login", site.url, "--no-browser");
  site.end(2);
  const calls = await Promise.all([run("call", site.url, "whisper"), run("call", site.url, "whisper")]);
  for (const call of calls) expect(call).toEqual({ code: 0, stdout: "in\n", stderr: "" });
  expect(site.shown()).toHaveLength(1);
  expect((await run("call", site.url, "whisper")).code).toBe(0);
});

test("call --auth opens the browser, and what a user types on stdout is data alone", async () => {
  const site = await protectedSite();
  const { run } = await desk();
  const { code, stdout, stderr } = await run("call", site.url, "whisper", "--auth");
  expect({ code, stdout }).toEqual({ code: 0, stdout: "in\n" });
  expect(stderr).toMatch(/^Your browser opens to sign in at 127\.0\.0\.1:\d+:\n {2}http:\S+\/authorize\?\S+\n$/);
  expect(await run("list", site.url)).toMatchObject({ code: 0, stderr: "" });
  expect(site.at("/authorize")).toHaveLength(1);
});

test("on a terminal a call signs in by itself", async () => {
  const site = await protectedSite();
  const { env } = await desk();
  // A terminal of its own for the command.
  const command = [process.execPath, CLI, "call", site.url, "whisper"].join(" ");
  const { code, stdout } = await run("script", ["-qec", command, "/dev/null"], { env });
  expect(code).toBe(0);
  expect(stdout.replaceAll("\r", "")).toMatch(/^Your browser opens to sign in at .*\n {2}http:\S+\n(.*\n)*in\n/);
});

test("where no browser can be started the address is enough", async () => {
  const site = await protectedSite();
  const { agree } = await desk({ browser: false });
  const { code, stderr } = await agree("call", site.url, "whisper", "--auth");
  expect(code).toBe(0);
  expect(stderr).toContain("No browser could be started: open the address yourself.");
});

test("AUTH-24 a client id is asked for once: renewing and signing out use it again [2026-07-28]", async () => {
  const site = await protectedSite();
  const { run, agree } = await desk();
  await agree("auth", "login", site.url, "--no-browser", "--client-id", "my-terminal");
  site.tokens.clear();
  expect((await run("call", site.url, "whisper")).stdout).toBe("in\n");
  expect((await run("auth", "logout", "--all")).code).toBe(0);
  expect(site.at("/register")).toEqual([]);
  const ids = [...site.at("/token"), ...site.at("/revoke")].map(({ form }) => form.get("client_id"));
  expect(new Set(ids)).toEqual(new Set(["my-terminal"]));
});

test("AUTH-21 a published client is known by the URL of its metadata [2026-07-28]", async () => {
  const site = await protectedSite({ metadata: { client_id_metadata_document_supported: true } });
  const { run, agree } = await desk();
  const id = "https://terminal.example/client.json";
  expect((await agree("auth", "login", site.url, "--no-browser", "--client-metadata-url", id)).code).toBe(0);
  expect(site.at("/register")).toEqual([]);
  expect(site.at("/authorize")[0]?.query.get("client_id")).toBe(id);
  site.tokens.clear();
  expect((await run("call", site.url, "whisper")).stdout).toBe("in\n");
  const bad = await run("auth", "login", site.url, "--client-metadata-url", "http://terminal.example/client.json");
  expect(bad).toMatchObject({ code: 2, stderr: expect.stringContaining("https") });
});

test("AUTH-35 --scope asks for that and no more, and signs in anew [2026-07-28]", async () => {
  const site = await protectedSite();
  const { run, agree } = await desk();
  await agree("auth", "login", site.url, "--no-browser");
  await agree("auth", "login", site.url, "--no-browser", "--scope", "hush");
  expect(site.at("/authorize").map(({ query }) => query.get("scope"))).toEqual(["whispers", "hush"]);
  expect((await run("auth", "status")).stdout).toContain("  scopes: hush\n");
});

test("a token that is passed by hand is left alone", async () => {
  const site = await protectedSite();
  const { run, agree } = await desk();
  await agree("auth", "login", site.url, "--no-browser");
  const { code, stderr } = await run("call", site.url, "whisper", "--header", "Authorization: Bearer mine");
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("answered 401") });
  expect(site.at("/mcp").at(-1)?.authorization).toBe("Bearer mine");
});

test("an entry of a host's file is signed in to like any other", async () => {
  const site = await protectedSite();
  const { run, agree, folder } = await desk();
  const config = join(folder, "mcp.json");
  await writeFile(config, JSON.stringify({ mcpServers: { site: { url: site.url }, pipe: { command: "x" } } }));
  expect((await run("call", "whisper", "--config", config, "--server", "site")).stderr).toContain("[sign-in-needed]");
  await agree("auth", "login", site.url, "--no-browser");
  expect((await run("call", "whisper", "--config", config, "--server", "site")).stdout).toBe("in\n");
  const pipe = await run("list", "--auth", "--config", config, "--server", "pipe");
  expect(pipe).toMatchObject({ code: 2, stderr: "--auth is for servers at an http or https URL.\n" });
});

test("a server that asks nobody is not signed in to", async () => {
  const server = createServer({ name: "open", version: "1", logger: () => {} });
  const { url, close } = await listen(server, { port: 0 });
  onTestFinished(() => close(0));
  const { run } = await desk();
  expect(await run("auth", "login", url)).toEqual({
    code: 1,
    stdout: "",
    stderr: `${url} asks nobody to sign in [no-sign-in]\n`,
  });
});

test("tokens are forgotten also where the issuer cannot be told", async () => {
  const site = await protectedSite({
    answer: ({ path }, response) => path === "/revoke" && send(response, 503, {}),
  });
  const { run, agree, tokens } = await desk();
  await agree("auth", "login", site.url, "--no-browser");
  const { code, stderr } = await run("auth", "logout", site.url);
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("its tokens were not revoked: ") });
  expect(await readFile(tokens, "utf8")).toBe("{}\n");
});

test("an issuer without a way to revoke is said to have none", async () => {
  const site = await protectedSite({ metadata: { revocation_endpoint: undefined } });
  const { run, agree } = await desk();
  await agree("auth", "login", site.url, "--no-browser");
  expect(await run("auth", "logout", site.url)).toMatchObject({
    code: 0,
    stderr: `Signed out of ${site.url}; ${site.origin} has no way to revoke tokens.\n`,
  });
});

test("a file that holds no tokens is not overwritten", async () => {
  const site = await protectedSite();
  const { run, agree, tokens } = await desk();
  await agree("auth", "login", site.url, "--no-browser");
  await writeFile(tokens, "not json");
  const { code, stderr } = await run("call", site.url, "whisper");
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("[bad-storage]") });
  expect(await readFile(tokens, "utf8")).toBe("not json");
});

test.each([
  [["auth"], 2, /Name what to do/],
  [["auth", "login", "rooms.example"], 2, /not an http or https URL/],
  [["auth", "logout"], 2, /Name a server, or --all/],
  [["list", "ws://127.0.0.1:9/ws", "--auth"], 2, /--auth is for servers at an http/],
])("%j: exit code %i", async (args, code, said) => {
  const ran = await (await desk()).run(...args);
  expect(ran).toMatchObject({ code, stdout: "" });
  expect(ran.stderr).toMatch(said);
});

test("a server that is away is told as such", async () => {
  const closed = createTcpServer().listen(0, "127.0.0.1");
  await once(closed, "listening");
  const { port } = closed.address() as { port: number };
  closed.close();
  const ran = await (await desk()).run("auth", "login", `http://127.0.0.1:${port}/mcp`);
  expect(ran).toMatchObject({ code: 3, stderr: expect.stringContaining("ECONNREFUSED") });
});

test("tokens are in the folder of the user's settings", () => {
  expect(tokensFile({ XDG_CONFIG_HOME: "/settings" }, "linux")).toBe(join("/settings", "mcpwright", "tokens.json"));
  expect(tokensFile({ APPDATA: "C:", XDG_CONFIG_HOME: "x" }, "win32")).toBe(join("C:", "mcpwright", "tokens.json"));
  expect(tokensFile({}, "darwin")).toBe(join(homedir(), ".config", "mcpwright", "tokens.json"));
  expect(tokensFile({ MCPWRIGHT_TOKENS: "here.json", XDG_CONFIG_HOME: "/settings" }, "linux")).toBe("here.json");
});
