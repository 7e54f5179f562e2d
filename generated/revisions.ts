import type { RevisionEntry } from "./contract/contract.ts";

/** Every revision of the protocol. */
export type RevisionId = "2024-11-05" | "2025-03-26" | "2025-06-18" | "2025-11-25" | "2026-07-28";

/** Every revision, oldest first. */
export const revisions: ReadonlyMap<string, RevisionEntry> = new Map<string, RevisionEntry>([
  [
    "2024-11-05",
    {
      id: "2024-11-05",
      era: "legacy",
      server: () => import("./2024-11-05/server.ts").then((module) => module.server),
      client: () => import("./2024-11-05/client.ts").then((module) => module.client),
    },
  ],
  [
    "2025-03-26",
    {
      id: "2025-03-26",
      era: "legacy",
      server: () => import("./2025-03-26/server.ts").then((module) => module.server),
      client: () => import("./2025-03-26/client.ts").then((module) => module.client),
    },
  ],
  [
    "2025-06-18",
    {
      id: "2025-06-18",
      era: "legacy",
      server: () => import("./2025-06-18/server.ts").then((module) => module.server),
      client: () => import("./2025-06-18/client.ts").then((module) => module.client),
    },
  ],
  [
    "2025-11-25",
    {
      id: "2025-11-25",
      era: "legacy",
      server: () => import("./2025-11-25/server.ts").then((module) => module.server),
      client: () => import("./2025-11-25/client.ts").then((module) => module.client),
    },
  ],
  [
    "2026-07-28",
    {
      id: "2026-07-28",
      era: "modern",
      server: () => import("./2026-07-28/server.ts").then((module) => module.server),
      client: () => import("./2026-07-28/client.ts").then((module) => module.client),
    },
  ],
]);

/** The newest revision that opens with a handshake. */
export const newestLegacy: "2025-11-25" = "2025-11-25";

/** The newest revision that carries its version on every request. */
export const newestModern: "2026-07-28" = "2026-07-28";
