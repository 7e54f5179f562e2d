/** Variables of a host's file, and that what they stand for is never shown. */
import { inspect } from "node:util";
import { connectAll, type HostConfig, type HostOptions, type HostServer } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { program } from "./program.ts";
import { json, modernScript, scripted } from "./scripted.ts";

const SECRET = 't0p "s3cret/ä';

async function openOne(entry: HostServer, options: HostOptions = {}, inputs: HostConfig["inputs"] = []) {
  const host = await connectAll({ servers: { inn: entry }, inputs }, options);
  onTestFinished(() => host.close());
  return host;
}

/** A server that says in its answers how it was started. */
const mirror = program(`
  if (method === "server/discover") say({ id, error: { code: -32601, message: "no" } });
  if (method === "tools/list") say({ id, result: { tools: [{ name: "tell", inputSchema: { type: "object" } }] } });
  if (method === "tools/call") say({ id, result: { content: [{ type: "text", text: JSON.stringify({
    args: process.argv.slice(1), env: process.env, cwd: process.cwd() }) }] } });
`);

test("variables stand in command, arguments, environment and folder", async () => {
  const entry = {
    command: "${env:NODE}",
    args: [...mirror.args, "${A}", "a${UNSET:-b:-c}d${EMPTY:-e}", "${input:key}"],
    env: { KEY: "${input:key}", LEVEL: 3, PLAIN: "x" },
    cwd: "${FOLDER}",
  };
  let asked = 0;
  const host = await openOne(
    entry,
    {
      env: { NODE: process.execPath, A: "first", EMPTY: "", FOLDER: "/" },
      inputs: async ({ id, description }) => {
        asked++;
        return `${id} of ${description}`;
      },
    },
    [{ id: "key", type: "promptString", description: "the inn" }],
  );
  const { content } = await host.callTool("tell");
  const told = JSON.parse((content[0] as { text: string }).text);
  expect(told.args).toEqual(["first", "ab:-cde", "key of the inn"]);
  expect(told.env).toMatchObject({ KEY: "key of the inn", LEVEL: "3", PLAIN: "x" });
  expect(told.cwd).toBe("/");
  expect(asked).toBe(1);
});

test("a server that is started gets no variable of this process but those it cannot run without", async () => {
  process.env["MCPWRIGHT_TEST_SECRET"] = "x";
  onTestFinished(() => void delete process.env["MCPWRIGHT_TEST_SECRET"]);
  const envOf = async (options: HostOptions): Promise<Record<string, string>> => {
    const { content } = await (await openOne(mirror, options)).callTool("tell");
    return JSON.parse((content[0] as { text: string }).text).env;
  };
  const few = await envOf({});
  expect(few).toHaveProperty("PATH", process.env["PATH"]);
  expect(few).not.toHaveProperty("MCPWRIGHT_TEST_SECRET");
  expect(await envOf({ inheritEnv: true })).toHaveProperty("MCPWRIGHT_TEST_SECRET", "x");
});

test("variables stand in URL and headers", async () => {
  const { url, seen } = await scripted(modernScript({ resultType: "complete", content: [] }));
  const entry = { url: url.replace("127.0.0.1", "${HOST:-127.0.0.1}"), headers: { Authorization: "Bearer ${TOKEN}" } };
  const host = await openOne(entry, { env: { TOKEN: "abcdef" } });
  expect(host.servers).toMatchObject([{ state: "connected" }]);
  expect(seen[0]?.headers.authorization).toBe("Bearer abcdef");
});

test.each([
  [
    "an unset variable",
    { url: "${NOWHERE}" },
    "variable-unset",
    /`url` of the server "inn" needs the variable NOWHERE/,
  ],
  ["an input nobody answers", { url: "http://${input:x}" }, "variable-unset", /needs \$\{input:x\}/],
  ["an unknown form", { command: "${command:x}" }, "bad-host-config", /\$\{command:x\}, which is none of/],
])("%s fails that server, and says what it needs", async (_, entry, code, message) => {
  const host = await openOne(entry, { env: {} });
  expect(host.servers).toMatchObject([{ state: "failed", error: { code, message: expect.stringMatching(message) } }]);
});

test("an input has its default", async () => {
  const entry = { url: "http://127.0.0.1:${input:port}/mcp" };
  const host = await openOne(entry, {}, [{ id: "port", default: "9" }]);
  expect(host.servers).toMatchObject([{ error: { code: "connect-failed" } }]);
});

/** How a secret may come back: each server echoes it in what goes wrong. */
const echoes: readonly (readonly [string, () => Promise<HostServer>])[] = [
  ["a URL that is none", async () => ({ url: "nowhere ${KEY}" })],
  ["a URL that is away", async () => ({ url: "http://127.0.0.1:9/${KEY}" })],
  ["a command that is missing", async () => ({ command: "no-such-${KEY}" })],
  [
    "a process that dies with it on stderr",
    async () => ({
      command: process.execPath,
      args: ["-e", "console.error(process.env.K); process.exit(3)"],
      env: { K: "${KEY}" },
    }),
  ],
  [
    "a refusal with it in message and data",
    async () => {
      const { url } = await scripted(({ headers, message: { id } }, response) => {
        const key = String(headers["x-key"]);
        json(response, 200, {
          jsonrpc: "2.0",
          id,
          error: { code: -32603, message: key, data: { deep: [key, { key }] } },
        });
      });
      return { url, headers: { "x-key": "${TOKEN}" } };
    },
  ],
  [
    "a page with it",
    async () => {
      const { url } = await scripted(({ headers }, response) => {
        response.writeHead(401).end(`no ${headers.authorization?.slice("Bearer ".length)}`);
      });
      return { url, headers: { Authorization: "Bearer ${TOKEN}" } };
    },
  ],
];

test.each(echoes)("%s shows no secret", async (_, make) => {
  const host = await openOne(await make(), { env: { KEY: SECRET, TOKEN: encodeURIComponent(SECRET) } });
  const [status] = host.servers;
  expect(status).toMatchObject({ state: "failed", error: expect.any(Error) });
  const shown = inspect(status, { depth: Number.POSITIVE_INFINITY, showHidden: true }) + JSON.stringify(status);
  expect(shown).not.toMatch(/s3cret/);
  const thrown = await host.use("inn", (client) => client.ping()).catch((error: unknown) => error);
  expect(inspect(thrown, { depth: Number.POSITIVE_INFINITY })).not.toMatch(/s3cret/);
});

test("the server's own refusals keep their class and code, without the secret", async () => {
  const entry = {
    ...program(`
      if (method === "server/discover") return say({ id, error: { code: -32601, message: "no" } });
      if (method === "tools/list") return say({ id, result: { tools: [{ name: "t", inputSchema: { type: "object" } }] } });
      if (id) say({ id, error: { code: -32602, message: "bad " + process.env.K, data: [process.env.K] } });
    `),
    env: { K: "${KEY}" },
  };
  const host = await openOne(entry, { env: { KEY: SECRET } });
  await expect(host.callTool("t")).rejects.toMatchObject({
    name: "McpError",
    code: -32602,
    message: "bad ${KEY}",
    data: ["${KEY}"],
  });
});
