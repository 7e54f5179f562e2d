// What is measured: one transport, era and message each; servers, or clients where a case has a loader of its own.
import { call, list } from "./messages.mjs";

export const cases = [
  {
    name: "tools/call, HTTP, 2025-11-25 session",
    transport: "http",
    era: "legacy",
    tools: 1,
    message: call.legacy,
    servers: ["bare", "mcpwright", "official"],
  },
  {
    name: "tools/call, HTTP, 2026-07-28",
    transport: "http",
    era: "modern",
    tools: 1,
    message: call.modern,
    headers: ["Mcp-Method: tools/call", "Mcp-Name: echo"],
    servers: ["bare", "mcpwright"],
  },
  {
    name: "tools/call, stdio, 2025-11-25",
    transport: "stdio",
    era: "legacy",
    tools: 1,
    message: call.legacy,
    servers: ["bare", "mcpwright", "official"],
  },
  {
    name: "tools/call, stdio, 2026-07-28",
    transport: "stdio",
    era: "modern",
    tools: 1,
    message: call.modern,
    servers: ["bare", "mcpwright"],
  },
  {
    name: "tools/list of 50, HTTP, 2025-11-25 session",
    transport: "http",
    era: "legacy",
    tools: 50,
    message: list.legacy,
    servers: ["bare", "mcpwright", "official"],
  },
  {
    name: "tools/list of 50, HTTP, 2026-07-28",
    transport: "http",
    era: "modern",
    tools: 50,
    message: list.modern,
    headers: ["Mcp-Method: tools/list"],
    servers: ["bare", "mcpwright"],
  },
  {
    name: "16 calls at a time by a client, HTTP, 2025-11-25",
    loader: "client-loader",
    transport: "http",
    servers: ["bare", "mcpwright", "sdk", "client"],
  },
  {
    name: "16 calls at a time by a client, stdio, 2025-11-25",
    loader: "client-loader",
    transport: "stdio",
    servers: ["bare", "mcpwright", "sdk", "client"],
  },
];
