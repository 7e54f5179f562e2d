// The messages the bench sends, as text.

const clientInfo = { name: "bench", version: "1.0.0" };

/** What a 2026-07-28 request says of itself. */
export const meta = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": clientInfo,
  "io.modelcontextprotocol/clientCapabilities": {},
};

const request = (id, method, params) => JSON.stringify({ jsonrpc: "2.0", id, method, params });
const echo = { name: "echo", arguments: { message: "The quick brown fox jumps over the lazy dog." } };

export const initialize = request(0, "initialize", { protocolVersion: "2025-11-25", capabilities: {}, clientInfo });
export const initialized = JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" });

export const call = {
  legacy: (id) => request(id, "tools/call", echo),
  modern: (id) => request(id, "tools/call", { ...echo, _meta: meta }),
};

export const list = {
  legacy: (id) => request(id, "tools/list", {}),
  modern: (id) => request(id, "tools/list", { _meta: meta }),
};

export const subscribe = request(1, "resources/subscribe", { uri: "note:///7" });
export const subscription = (id) =>
  request(id, "subscriptions/listen", {
    notifications: { toolsListChanged: true, resourceSubscriptions: ["note:///7"] },
    _meta: meta,
  });
