import { toNodeHandler } from "@mcpwright/runtime";
import express from "express";
import { server as echo } from "./echo/generated/server.ts";
import { server as math } from "./math/generated/server.ts";

/** An application that reads JSON bodies for all its routes, and two servers mounted in it. */
export function createApp(): express.Express {
  const app = express();
  app.use(express.json());
  app.use("/echo", toNodeHandler(echo));
  app.use("/math", toNodeHandler(math));
  app.get("/", (_request, response) => {
    response.send("MCP at /echo and /math");
  });
  return app;
}
