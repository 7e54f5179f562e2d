import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type HostingOptions, LocalError, listen, toFetchHandler, toNodeHandler } from "@mcpwright/runtime";
import { describe, expect, onTestFinished, test } from "vitest";
import { request } from "./raw.ts";
import { initialize, makeServer, modern } from "./support.ts";

type Ask = (
  headers: Record<string, string>,
  method?: string,
) => Promise<{ status: number; text: string; headers: Headers }>;

const eras = { "2025-11-25": initialize("2025-11-25"), "2026-07-28": modern("tools/list") } as const;

const hosts = {
  async node(options: HostingOptions, init: RequestInit): Promise<Ask> {
    const http = createHttpServer(toNodeHandler(makeServer().server, options));
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void http.close());
    const { port } = http.address() as AddressInfo;
    return async (headers, method) => {
      const sent = {
        ...init,
        ...(method && { method, body: null }),
        headers: { ...(init.headers as object), ...headers },
      };
      const { status, text, headers: got } = await request(`http://127.0.0.1:${port}/mcp`, sent);
      return { status, text, headers: new Headers(got as Record<string, string>) };
    };
  },
  async fetch(options: HostingOptions, init: RequestInit): Promise<Ask> {
    const handler = toFetchHandler(makeServer().server, options);
    return async (headers, method) => {
      const url = `http://${headers["host"] ?? "127.0.0.1"}/mcp`;
      const sent = {
        ...init,
        ...(method && { method, body: null }),
        headers: { ...(init.headers as object), ...headers },
      };
      const response = await handler(new Request(url, sent));
      return { status: response.status, text: await response.text(), headers: response.headers };
    };
  },
} as const;

const cells = (["node", "fetch"] as const).flatMap((host) =>
  (["2025-11-25", "2026-07-28"] as const).map((revision) => [host, revision] as const),
);

describe.each(cells)("over %s [%s]", (host, revision) => {
  const ask = (options: HostingOptions = {}) => hosts[host](options, eras[revision]);

  test("SEC-01, HTTP-02, SHTTP-03 a foreign origin is refused, and told which setting allows it", async () => {
    const response = await (await ask())({ origin: "http://evil.example.com" });
    expect(response.status).toBe(403);
    expect(JSON.parse(response.text)).toMatchObject({
      error: { message: expect.stringContaining("serve.http.allowedOrigins") },
    });
    expect(JSON.parse(response.text)).not.toHaveProperty("id");
  });

  test("SEC-02 a foreign host is refused, and told which setting allows it", async () => {
    const response = await (await ask())({ host: "evil.example.com" });
    expect(response.status).toBe(403);
    expect(response.text).toContain("serve.http.allowedHosts");
  });

  test.each(["localhost", "localhost:3000", "127.0.0.1:80", "[::1]:8080", "LOCALHOST"])(
    "SEC-02 %s is this machine",
    async (name) => {
      expect((await (await ask())({ host: name, origin: `http://${name}` })).status).toBe(200);
    },
  );

  test.each(["localhost.evil.com", "127.0.0.1.evil.com", "evil.com:localhost", "[::2]"])(
    "SEC-02 %s is not",
    async (name) => {
      if (host === "fetch" && name.includes(":l")) return;
      expect((await (await ask())({ host: name })).status).toBe(403);
    },
  );

  test.each(["null", "http://localhost.evil.com", "file://"])("SEC-01 the origin %s is foreign", async (origin) => {
    expect((await (await ask())({ origin })).status).toBe(403);
  });

  test("allowedHosts and allowedOrigins", async () => {
    const send = await ask({ allowedHosts: ["mcp.example.com"], allowedOrigins: ["https://app.example.com"] });
    expect((await send({ host: "mcp.example.com:8443", origin: "https://app.example.com" })).status).toBe(200);
    expect((await send({ host: "other.example.com" })).status).toBe(403);
    expect((await send({ origin: "https://app.example.com.evil.com" })).status).toBe(403);
    const open = await ask({ allowedHosts: ["*"], allowedOrigins: ["*"] });
    expect((await open({ host: "any.example.com", origin: "https://any.example.com" })).status).toBe(200);
  });

  test("publicUrl allows its own host and origin", async () => {
    const send = await ask({ host: "0.0.0.0", publicUrl: "https://mcp.example.com/mcp" });
    expect((await send({ host: "mcp.example.com", origin: "https://mcp.example.com" })).status).toBe(200);
    expect((await send({ host: "127.0.0.1" })).status).toBe(403);
  });

  test("trustProxy takes the forwarded host, and only then", async () => {
    const forwarded = { "x-forwarded-host": "mcp.example.com" };
    const options = { allowedHosts: ["mcp.example.com"] };
    expect(
      (await (await ask({ host: "10.0.0.1", trustProxy: true, ...options }))({ host: "10.0.0.9", ...forwarded }))
        .status,
    ).toBe(200);
    expect((await (await ask({ host: "10.0.0.1", ...options }))({ host: "10.0.0.9", ...forwarded })).status).toBe(403);
    expect((await (await ask({ trustProxy: true }))(forwarded)).status).toBe(403);
  });

  test("cors: an allowed origin may read the answer and its headers", async () => {
    const send = await ask({ allowedOrigins: ["https://app.example.com"] });
    const response = await send({ origin: "https://app.example.com" });
    expect(response.headers.get("access-control-allow-origin")).toBe("https://app.example.com");
    expect(response.headers.get("access-control-expose-headers")).toMatch(/Mcp-Session-Id, MCP-Protocol-Version/);
    expect(response.headers.get("vary")).toBe("Origin");
    expect((await send({})).headers.get("access-control-allow-origin")).toBeNull();
  });

  test("cors: a preflight is answered, unless it is switched off", async () => {
    const preflight = {
      origin: "https://app.example.com",
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type,mcp-method,mcp-param-region",
    };
    const allowedOrigins = ["https://app.example.com"];
    const response = await (await ask({ allowedOrigins }))(preflight, "OPTIONS");
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-headers")).toBe("content-type,mcp-method,mcp-param-region");
    expect(response.headers.get("access-control-allow-methods")).toContain("POST");
    expect(
      (await (await ask({ allowedOrigins }))({ ...preflight, origin: "https://evil.example.com" }, "OPTIONS")).status,
    ).toBe(403);
    expect((await (await ask({ allowedOrigins, cors: false }))(preflight, "OPTIONS")).status).toBe(405);
    expect((await (await ask())({ ...preflight, origin: "http://localhost:1" }, "OPTIONS")).status).toBe(405);
  });
});

test("HTTP-03, SHTTP-04 without a setting a server listens on 127.0.0.1 only [all]", async () => {
  const listening = await listen(makeServer().server, { port: 0 });
  onTestFinished(() => listening.close(0));
  expect(listening.url).toBe(`http://127.0.0.1:${listening.port}/mcp`);
});

test("SEC-02 the IPv6 loopback address is checked like the other [all]", async () => {
  const listening = await listen(makeServer().server, { port: 0, host: "::1" });
  onTestFinished(() => listening.close(0));
  expect(listening.url).toBe(`http://[::1]:${listening.port}/mcp`);
  const headers = modern("tools/list").headers as Record<string, string>;
  expect((await request(listening.url, modern("tools/list"))).status).toBe(200);
  const foreign = await request(listening.url, {
    ...modern("tools/list"),
    headers: { ...headers, host: "evil.example.com" },
  });
  expect(foreign.status).toBe(403);
});

test("a server on every address must say for whom", async () => {
  const refused = listen(makeServer().server, { port: 0, host: "0.0.0.0" });
  await expect(refused).rejects.toSatisfy(LocalError.is);
  await expect(refused).rejects.toThrow("serve.http.allowedHosts");
  const listening = await listen(makeServer().server, { port: 0, host: "0.0.0.0", allowedHosts: ["127.0.0.1"] });
  onTestFinished(() => listening.close(0));
  expect((await request(`http://127.0.0.1:${listening.port}/mcp`, modern("tools/list"))).status).toBe(200);
});
