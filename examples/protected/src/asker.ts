import type { AuthInfo } from "@mcpwright/runtime";
import type { Asker } from "./bookings.ts";

/** Who calls. On stdio nobody signs in: whoever started the server may do everything. */
export function askerOf(auth: AuthInfo | undefined): Asker {
  if (auth === undefined) return { guest: "local", manages: true };
  return { guest: auth.subject, manages: auth.scopes.includes("rooms:manage") };
}
