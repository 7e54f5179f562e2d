/** Runs one test over every transport and revision: the same behaviour everywhere is the promise of the runtime. */
import { revisions } from "@mcpwright/protocol";
import type { Server } from "@mcpwright/runtime";
import { test } from "vitest";
import { http } from "./http.ts";
import { memory } from "./memory.ts";
import { stdio } from "./stdio.ts";
import { websocket } from "./websocket.ts";
import type { Transport, Wire } from "./wire.ts";

/** Each transport of the matrix. */
export const transports: readonly Transport[] = [memory, stdio, http, websocket];

export const allRevisions: readonly string[] = [...revisions.keys()];
export const legacyRevisions: readonly string[] = allRevisions.filter((id) => revisions.get(id)?.era === "legacy");
export const modernRevisions: readonly string[] = allRevisions.filter((id) => revisions.get(id)?.era === "modern");

export function since(revision: string): readonly string[] {
  return allRevisions.filter((id) => id >= revision);
}

export function before(revision: string): readonly string[] {
  return allRevisions.filter((id) => id < revision);
}

/** Declares the test once for each cell. `make` gives a fresh server; `title` begins with the rows it proves. */
export function everyCell(
  title: string,
  make: () => Server,
  body: (wire: Wire) => Promise<void>,
  only: readonly string[] = allRevisions,
): void {
  for (const transport of transports) {
    for (const revision of only) {
      test(`${title}, over ${transport.name} [${revision}]`, async () => {
        const wire = await transport.open(make(), revision);
        try {
          await body(wire);
        } finally {
          await wire.close();
        }
      });
    }
  }
}
