import { once } from "node:events";
import { createServer as createHttpServer, type Server as HttpServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { toFetchHandler, toNodeHandler } from "@mcpwright/runtime";
import express, { type Express } from "express";
import Fastify from "fastify";
import { describe, expect, onTestFinished, test } from "vitest";
import { caller, makeServer, modern, reply, type Send } from "./support.ts";

async function serve(listener: RequestListener): Promise<Send> {
  const http: HttpServer = createHttpServer(listener);
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return (init, path = "/mcp") => fetch(new URL(path, base), init);
}

const at =
  (send: Send, path: string): Send =>
  (init) =>
    send(init, path);

async function expectBothEras(send: Send): Promise<void> {
  for (const era of ["legacy", "modern"] as const) {
    const call = await caller(era, send);
    const response = await send(call("echo", { era }));
    expect((await reply(response)).result).toMatchObject({ content: [{ text: JSON.stringify({ era }) }] });
  }
}

describe("express", () => {
  const app = (): Express => express().disable("x-powered-by");

  test("mounted under prefixes, behind express.json()", async () => {
    const send = await serve(
      app()
        .use(express.json())
        .use("/echo", toNodeHandler(makeServer().server))
        .use("/math", toNodeHandler(makeServer().server)),
    );
    await expectBothEras(at(send, "/echo"));
    await expectBothEras(at(send, "/math/mcp"));
  });

  test("mounted without a prefix, before and after other routes", async () => {
    const host = app().get("/before", (_, response) => void response.send("before"));
    host.use(toNodeHandler(makeServer().server)).get("/after", (_, response) => void response.send("after"));
    const send = await serve(host);
    await expectBothEras(at(send, "/mcp"));
    expect(await (await send({}, "/before")).text()).toBe("before");
    expect(await (await send({}, "/after")).text()).toBe("after");
    // Health checks are the application's, unless they are asked for.
    expect((await send({}, "/healthz")).status).toBe(404);
  });

  test("what the host parsed is checked like what we parse", async () => {
    const send = await serve(app().use(express.json(), toNodeHandler(makeServer().server, { limits: { depth: 20 } })));
    const deep = modern("tools/call", {
      name: "echo",
      arguments: { list: JSON.parse("[".repeat(30) + "]".repeat(30)) },
    });
    expect((await send(deep)).status).toBe(400);
    const huge = modern("tools/call", { name: "echo", arguments: { n: 0 } });
    const response = await send({ ...huge, body: String(huge.body).replace('"n":0', '"n":1e400') });
    expect([response.status, (await reply(response)).error?.code]).toEqual([400, -32700]);
  });

  test("a body the host has read as text or bytes is parsed; one it has swallowed is refused", async () => {
    for (const read of [express.text({ type: "*/*" }), express.raw({ type: "*/*" })]) {
      await expectBothEras(await serve(app().use(read, toNodeHandler(makeServer().server))));
    }
    const swallow: express.RequestHandler = (request, _, next) => {
      request.resume();
      request.on("end", () => next());
    };
    const response = await (await serve(app().use(swallow, toNodeHandler(makeServer().server))))(modern("tools/list"));
    expect(response.status).toBe(400);
    expect((await reply(response)).error?.message).toContain("read before");
  });

  test("a response somebody else has begun is left alone", async () => {
    const handler = toNodeHandler(makeServer().server);
    const send = await serve((request, response) => {
      response.end("mine");
      handler(request, response);
    });
    expect(await (await send(modern("tools/list"))).text()).toBe("mine");
  });
});

test("fastify", async () => {
  const fastify = Fastify();
  const handler = toNodeHandler(makeServer().server, { path: "/echo" });
  fastify.all("/echo", (request, reply) => {
    reply.hijack();
    handler(Object.assign(request.raw, { body: request.body }), reply.raw);
  });
  const base = await fastify.listen({ port: 0, host: "127.0.0.1" });
  onTestFinished(() => fastify.close());
  await expectBothEras((init) => fetch(`${base}/echo`, init));
});

describe("fetch", () => {
  test("another path is not served, health when asked for", async () => {
    const plain = toFetchHandler(makeServer().server);
    expect((await plain(new Request("http://localhost/"))).status).toBe(404);
    expect((await plain(new Request("http://localhost/healthz"))).status).toBe(404);
    const checked = toFetchHandler(makeServer().server, { health: "/up", path: "/a/b" });
    expect((await checked(new Request("http://localhost/up"))).status).toBe(200);
    await expectBothEras((init) => checked(new Request("http://localhost/a/b", init)));
  });

  test("a request whose body was read is refused", async () => {
    const request = new Request("http://localhost/mcp", modern("tools/list"));
    await request.text();
    expect((await toFetchHandler(makeServer().server)(request)).status).toBe(400);
  });
});
