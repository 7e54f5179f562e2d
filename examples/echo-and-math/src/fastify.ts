import { toNodeHandler } from "@mcpwright/runtime";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { server as echo } from "./echo/generated/server.ts";
import { server as math } from "./math/generated/server.ts";

/** The same two servers in Fastify, which has read the body by the time a handler runs. */
export function createApp(): FastifyInstance {
  const app = Fastify();
  for (const [path, server] of [
    ["/echo", echo],
    ["/math", math],
  ] as const) {
    const handle = toNodeHandler(server, { path });
    app.all(path, (request: FastifyRequest, reply: FastifyReply) => {
      reply.hijack();
      handle(Object.assign(request.raw, { body: request.body }), reply.raw);
    });
  }
  app.get("/", async () => "MCP at /echo and /math");
  return app;
}
