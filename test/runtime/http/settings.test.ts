// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of the environment are what is tested
import { LocalError, listen, type Server } from "@mcpwright/runtime";
import { defineServer } from "@mcpwright/runtime/codegen/v1";
import { describe, expect, onTestFinished, test } from "vitest";
import { expandEnvironment } from "../../../runtime/dist/server/environment.js";
import { readHttpSettings } from "../../../runtime/dist/server/settings.js";

const lines = { "serve.http.port": 14, "serve.http.limits.body": 17, "serve.http.allowedHosts.0": 21 };
const source = { manifest: "mcp.yaml", lines };

function failure(written: unknown, env: Record<string, string> = {}): string {
  try {
    readHttpSettings(written, {}, { ...source, env });
  } catch (error) {
    if (LocalError.is(error)) return error.message;
    throw error;
  }
  throw new Error("the settings were accepted");
}

describe("variables", () => {
  test("are expanded, with defaults, and typed by the key", () => {
    const written = { port: "${PORT:-3000}", host: "${HOST}", trustProxy: "${PROXY}", allowedHosts: "${HOSTS}" };
    const env = { PORT: "81", HOST: "::1", PROXY: "true", HOSTS: "a.example.com, b.example.com" };
    const settings = readHttpSettings(written, {}, { env });
    expect(settings).toMatchObject({
      port: 81,
      host: "::1",
      trustProxy: true,
      allowedHosts: ["a.example.com", "b.example.com"],
    });
    expect(readHttpSettings({ port: "${PORT:-3000}" }, {}, { env: {} }).port).toBe(3000);
    expect(readHttpSettings({ port: "${PORT:-3000}" }, {}, { env: { PORT: "" } }).port).toBe(3000);
  });

  test("that are missing fail the start, all at once, with variable, key and line", () => {
    const message = failure({ port: "${PORT}", allowedHosts: ["${NAME}"] });
    expect(message).toContain("serve.http.port (mcp.yaml:14) needs the environment variable PORT");
    expect(message).toContain("serve.http.allowedHosts.0 (mcp.yaml:21) needs the environment variable NAME");
  });

  test("of a wrong type are named", () => {
    expect(failure({ port: "${PORT}" }, { PORT: "http" })).toBe(
      'serve.http.port (mcp.yaml:14) must be a whole number from 0 to 65535, not PORT="http"',
    );
  });

  test("$${ is a literal", () => {
    const { tree } = expandEnvironment("serve", { a: "$${HOME}", b: "x${A}y${B:-}z" }, { env: { A: "1" } });
    expect(tree).toEqual({ a: "${HOME}", b: "x1yz" });
  });
});

describe("values", () => {
  test("have defaults", () => {
    expect(readHttpSettings(undefined)).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      path: "/mcp",
      allowedHosts: [],
      allowedOrigins: [],
      cors: false,
      trustProxy: false,
      legacy: "stateful",
      response: "auto",
      sessions: { idle: 1_800_000, max: 10_000 },
      retry: 1000,
      limits: { body: 4_194_304, depth: 512, inFlight: 1000, headerTime: 10_000, bodyTime: 30_000 },
      health: "/healthz",
    });
  });

  test("that are false or a path", () => {
    expect(readHttpSettings({ health: false }).health).toBe(false);
    expect(readHttpSettings({ health: "${HEALTH}" }, {}, { env: { HEALTH: "false" } }).health).toBe(false);
    expect(readHttpSettings({ health: "/up" }).health).toBe("/up");
  });

  test("take units", () => {
    const { limits } = readHttpSettings({ limits: { body: "1.5MiB", headerTime: "2m", bodyTime: 250 } });
    expect(limits).toMatchObject({ body: 1_572_864, headerTime: 120_000, bodyTime: 250 });
  });

  test("given in code go before the manifest's", () => {
    const settings = readHttpSettings(
      { port: 1, path: "/a", limits: { body: 10, depth: 5 } },
      { port: 2, limits: { body: 20 } },
    );
    expect(settings).toMatchObject({ port: 2, path: "/a", limits: { body: 20, depth: 5 } });
  });

  test.each([
    [{ port: 70_000 }, "serve.http.port (mcp.yaml:14) must be a whole number"],
    [{ path: "mcp" }, "serve.http.path must be a path"],
    [{ publicUrl: "ftp://x" }, "serve.http.publicUrl must be an http or https URL"],
    [{ legacy: "on" }, "serve.http.legacy must be one of stateful, stateless, off"],
    [{ response: "xml" }, "serve.http.response must be one of auto, json, sse"],
    [{ revisions: ["2027-01-01"] }, "serve.http.revisions names 2027-01-01; there are 2024-11-05"],
    [{ revisions: ["2025-06-18"], legacy: "off" }, "serve.http.revisions leaves no revision to serve"],
    [{ limits: { body: "4 elephants" } }, "serve.http.limits.body (mcp.yaml:17) must be a size"],
    [{ limits: { headerTime: "soon" } }, "serve.http.limits.headerTime must be a duration"],
    [{ limits: [] }, "serve.http.limits must be a map"],
    [{ limits: { bodyLength: 1 } }, "serve.http.limits.bodyLength is not a setting; there are body, depth"],
    [{ prot: 1 }, "serve.http.prot is not a setting; there are host, port"],
    [{ cors: "yes" }, "serve.http.cors must be true or false"],
    [{ allowedHosts: [1] }, "serve.http.allowedHosts must be a list of texts"],
    [{ tls: { cert: "c.pem" } }, "serve.http.tls needs key"],
  ])("that are wrong are explained: %j", (written, message) => {
    expect(failure(written)).toContain(message);
  });
});

test("a server reads its manifest's settings with their lines", async () => {
  const server = (http: object): Server =>
    defineServer({
      codegen: 1,
      manifest: "mcp.yaml",
      base: import.meta.url,
      server: { name: "s", version: "1" },
      serve: { http },
      lines,
      tools: [],
      resources: [],
      templates: [],
      prompts: [],
    });
  await expect(listen(server({ port: "${NO_SUCH_PORT}" }))).rejects.toThrow("serve.http.port (mcp.yaml:14) needs");
  const listening = await listen(server({ port: "${P}", path: "/m" }), { env: { P: "0" } });
  onTestFinished(() => listening.close(0));
  expect(listening.url).toMatch(/\/m$/);
});

test("a port in use is told with its key", async () => {
  const { createServer } = await import("@mcpwright/runtime");
  const first = await listen(createServer({ name: "a", version: "1" }), { port: 0 });
  onTestFinished(() => first.close(0));
  await expect(listen(createServer({ name: "b", version: "1" }), { port: first.port })).rejects.toThrow(
    /serve\.http\.port.*the port is in use/,
  );
});
