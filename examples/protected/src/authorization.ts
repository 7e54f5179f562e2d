import { listenAuthorizationServer } from "@mcpwright/runtime/authorization-server";

const scopes = {
  "rooms:read": "See free rooms and your own bookings",
  "rooms:write": "Book rooms and cancel your own bookings",
  "rooms:manage": "See and cancel the bookings of everybody",
};

/** An authorization server for trying this out: whoever opens its page chooses who to be. An issuer elsewhere is another's. */
export async function openAuthorization(issuer = process.env["ISSUER"] ?? "http://127.0.0.1:3001"): Promise<void> {
  const { protocol, hostname, port } = new URL(issuer);
  if (protocol !== "http:" || hostname !== "127.0.0.1") return;
  await listenAuthorizationServer({ issuer, port: Number(port), scopes, users: ["ada", "grace"] });
}
