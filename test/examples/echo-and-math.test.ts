import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { type Server, toNodeHandler } from "@mcpwright/runtime";
import { type Client, connect } from "@mcpwright/runtime/client";
import express from "express";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { eras, example, launch, type Program, root } from "./program.ts";

const project = example("echo-and-math").cwd;

beforeAll(async () => {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  await promisify(execFile)(process.execPath, [tsc], { cwd: project });
});

/** Starts the compiled example in a framework; gives its origin. */
async function serve(framework: string): Promise<string> {
  const args = ["dist/main.js", `--${framework}`];
  const program: Program = { command: process.execPath, args, cwd: project, env: { PORT: "0" } };
  const { found } = await launch(program, /MCP at (\S+)\/echo/);
  return found[1] ?? "";
}

async function open(url: string, revision: string): Promise<Client> {
  const client = await connect(url, { revision });
  onTestFinished(() => client.close());
  return client;
}

describe.each(["express", "fastify"])("echo and math in %s", (framework) => {
  test.each(eras)("both servers answer, each its own [%s]", async (revision) => {
    const origin = await serve(framework);
    const echo = await open(`${origin}/echo`, revision);
    const math = await open(`${origin}/math`, revision);
    expect([echo.revision, math.revision]).toEqual([revision, revision]);
    expect([echo.serverInfo?.name, math.serverInfo?.name]).toEqual(["echo", "math"]);
    expect((await math.listTools()).map(({ name }) => name)).toEqual(["add", "divide"]);

    const calls = Array.from({ length: 20 }, async (_, n) => {
      const said = await echo.callTool("echo", { message: `${n} ä€😀` });
      expect(said.content).toEqual([{ type: "text", text: `${n} ä€😀` }]);
      expect((await math.callTool("add", { a: n, b: 0.5 })).structuredContent).toEqual({ sum: n + 0.5 });
    });
    await Promise.all(calls);

    const refused = await math.callTool("divide", { dividend: 1, divisor: 0 });
    const error = { code: "division_by_zero", data: { dividend: 1 } };
    expect([refused.isError, refused._meta]).toMatchObject([true, { "dev.mcpwright/error": error }]);
    await expect(echo.callTool("add", { a: 1, b: 2 })).rejects.toMatchObject({ code: -32602 });
  });

  test("the application's own routes and refusals stay its own", async () => {
    const origin = await serve(framework);
    const answer = async (path: string, init?: RequestInit): Promise<[number, string]> => {
      const response = await fetch(`${origin}${path}`, init);
      return [response.status, await response.text()];
    };
    expect(await answer("/")).toEqual([200, "MCP at /echo and /math"]);
    for (const path of ["/nowhere", "/echo/deeper", "/echoes"]) {
      const [status, body] = await answer(path);
      expect(status, path).toBe(404);
      expect(body, path).toMatch(framework === "express" ? `Cannot GET ${path}` : `Route GET:${path} not found`);
    }
    const json = { method: "POST", headers: { "content-type": "application/json" }, body: "{" };
    const [status, body] = await answer("/echo", json);
    expect([status, body.includes("jsonrpc")]).toEqual([400, false]);
  });
});

test("a response that somebody else has begun is left alone", async () => {
  const module = pathToFileURL(join(project, "dist", "echo", "generated", "server.js")).href;
  const { server: echo } = (await import(module)) as { server: Server };
  const begun = express();
  begun.use(express.json());
  begun.use((request, response, next) => {
    if (request.headers["x-first"] === "all") response.send("said before");
    if (request.headers["x-first"] === "half") response.write("said ");
    next();
    if (request.headers["x-first"] === "half") setImmediate(() => response.end("in two parts"));
  });
  begun.use("/echo", toNodeHandler(echo));
  const server = createServer(begun).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const ask = async (first: string): Promise<string> => {
    const headers = { "content-type": "application/json", accept: "application/json", "x-first": first };
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping" });
    return (await fetch(`${origin}/echo`, { method: "POST", headers, body })).text();
  };
  expect(await ask("all")).toBe("said before");
  expect(await ask("half")).toBe("said in two parts");
  const client = await open(`${origin}/echo`, "2026-07-28");
  expect((await client.callTool("echo", { message: "still here" })).content).toMatchObject([{ text: "still here" }]);
});
