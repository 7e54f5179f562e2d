import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, get } from "node:http";
import { request as httpsRequest } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer, engineOf, listen, toNodeHandler } from "@mcpwright/runtime";
import { describe, expect, onTestFinished, test } from "vitest";
import { caller, gate, makeServer, messagesOf, modern, openSession, reply } from "./support.ts";

function status(url: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode));
    }).on("error", reject);
  });
}

describe.each(["legacy", "modern"] as const)("%s era", (era) => {
  test("closing lets a running call finish, then closes every connection", async () => {
    const bench = makeServer();
    const listening = await listen(bench.server, { port: 0 });
    const call = await caller(era, (init) => fetch(listening.url, init));
    const answer = fetch(listening.url, call("wait"));
    await bench.entered;
    const closed = listening.close(5_000);
    bench.release();
    expect((await reply(await answer)).result).toMatchObject({ content: [{ text: "waited" }] });
    await closed;
    await expect(fetch(listening.url, call("echo"))).rejects.toThrow();
  });

  test("a call that outlasts the drain is aborted and answered with an error", async () => {
    const bench = makeServer();
    const listening = await listen(bench.server, { port: 0 });
    const call = await caller(era, (init) => fetch(listening.url, init));
    const answer = fetch(listening.url, call("wait"));
    await bench.entered;
    await listening.close(0);
    await bench.aborted;
    expect((await reply(await answer)).error?.code).toBe(-32603);
  });

  test("a draining server refuses new calls with 503", async () => {
    const bench = makeServer();
    const listening = await listen(bench.server, { port: 0 });
    const call = await caller(era, (init) => fetch(listening.url, init));
    const answer = fetch(listening.url, call("wait"));
    await bench.entered;
    const closed = listening.close(5_000);
    const refused = await fetch(listening.url, call("echo"));
    expect([refused.status, refused.headers.get("connection")]).toEqual([503, "close"]);
    expect((await reply(refused)).error?.message).toBe("The server is stopping");
    bench.release();
    expect((await answer).status).toBe(200);
    await closed;
  });
});

test("closing ends the streams of sessions [2025-11-25]", async () => {
  const listening = await listen(makeServer().server, { port: 0 });
  const session = await openSession((init) => fetch(listening.url, init), "2025-11-25");
  const stream = await fetch(listening.url, { headers: { ...session, accept: "text/event-stream" } });
  await listening.close(1_000);
  expect(messagesOf(await stream.text())).toEqual([]);
});

describe("health", () => {
  test("live and ready, then live only while draining", async () => {
    const bench = makeServer();
    const listening = await listen(bench.server, { port: 0 });
    onTestFinished(() => listening.close(0));
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const at = (path: string): string => new URL(path, listening.url).href;
    expect(await status(at("/healthz"), agent)).toBe(200);
    expect(await status(at("/healthz/live"), agent)).toBe(200);
    expect(await status(at("/healthz/ready"), agent)).toBe(200);
    const call = await caller("modern", (init) => fetch(listening.url, init));
    const answer = fetch(listening.url, call("wait"));
    await bench.entered;
    const stopping = engineOf(bench.server).stop(5_000);
    expect(await status(at("/healthz/ready"), agent)).toBe(503);
    expect(await status(at("/healthz"), agent)).toBe(503);
    expect(await status(at("/healthz/live"), agent)).toBe(200);
    bench.release();
    await (await answer).text();
    await stopping;
  });

  test("on another path, or none", async () => {
    const moved = await listen(makeServer().server, { port: 0, health: "/up" });
    onTestFinished(() => moved.close(0));
    expect((await fetch(new URL("/up", moved.url))).status).toBe(200);
    expect((await fetch(new URL("/healthz", moved.url))).status).toBe(404);
    const none = await listen(makeServer().server, { port: 0, health: false });
    onTestFinished(() => none.close(0));
    expect((await fetch(new URL("/healthz", none.url))).status).toBe(404);
  });
});

test("a server whose lifespan fails does not listen; in an application it answers 503", async () => {
  const app = { start: () => Promise.reject(new Error("no database")) };
  const make = () => createServer({ name: "s", version: "1", app, logger: () => {} });
  await expect(listen(make(), { port: 0 })).rejects.toThrow("no database");
  const handler = toNodeHandler(make());
  const { createServer: createHttp } = await import("node:http");
  const http = createHttp(handler);
  const listened = gate();
  http.listen(0, "127.0.0.1", listened.open);
  await listened.opened;
  onTestFinished(() => void http.close());
  const { port } = http.address() as { port: number };
  const response = await fetch(`http://127.0.0.1:${port}/mcp`, modern("tools/list"));
  expect(response.status).toBe(503);
  expect((await reply(response)).error?.message).not.toContain("database");
});

test("tls: certificate and key from files", async () => {
  const folder = await mkdtemp(join(tmpdir(), "mcpwright-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const subject = ["-days", "1", "-subj", "/CN=localhost"];
  const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, ...subject];
  execFileSync("openssl", made, { stdio: "ignore" });
  const listening = await listen(makeServer().server, { port: 0, tls: { cert, key } });
  onTestFinished(() => listening.close(0));
  expect(listening.url).toMatch(/^https:/);
  const init = modern("tools/list");
  const code = await new Promise((resolve, reject) => {
    const options = {
      method: "POST",
      headers: init.headers as Record<string, string>,
      rejectUnauthorized: false,
      agent: false,
    };
    const sent = httpsRequest(listening.url, options, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode));
    });
    sent.on("error", reject);
    sent.end(init.body);
  });
  expect(code).toBe(200);
  const missing = { cert: join(folder, "none.pem"), key };
  await expect(listen(makeServer().server, { port: 0, tls: missing })).rejects.toThrow(
    "serve.http.tls.cert: cannot read",
  );
});
