import type { Revision, RevisionEntry } from "@mcpwright/protocol/contract";
import { LocalError } from "../errors.ts";

/** The revisions a server speaks, their tables loaded when they are first needed. */
export class RevisionShelf {
  readonly #entries: ReadonlyMap<string, RevisionEntry>;
  readonly #loaded = new Map<string, Revision>();
  /** Modern first, newest first (DISC-09). */
  readonly versions: readonly string[];
  readonly newestModern: string | undefined;
  readonly oldestModern: string | undefined;
  readonly newestLegacy: string | undefined;

  /** `only` restricts what is served. */
  constructor(entries: ReadonlyMap<string, RevisionEntry>, only?: readonly string[]) {
    const unknown = only?.find((id) => !entries.has(id));
    if (unknown !== undefined) {
      throw new LocalError(
        "revision-unknown",
        `There is no revision ${unknown}. Known: ${[...entries.keys()].join(", ")}.`,
      );
    }
    const served = [...entries.values()].filter(({ id }) => only === undefined || only.includes(id));
    if (served.length === 0) throw new LocalError("no-revisions", "A server speaks at least one revision.");
    const newestFirst = served.toSorted((a, b) => (a.id < b.id ? 1 : -1));
    const modern = newestFirst.filter(({ era }) => era === "modern").map(({ id }) => id);
    const legacy = newestFirst.filter(({ era }) => era === "legacy").map(({ id }) => id);
    this.#entries = new Map(served.map((entry) => [entry.id, entry]));
    this.versions = [...modern, ...legacy];
    this.newestModern = modern[0];
    this.oldestModern = modern.at(-1);
    this.newestLegacy = legacy[0];
  }

  isModern(id: string): boolean {
    return this.#entries.get(id)?.era === "modern";
  }

  isLegacy(id: string): boolean {
    return this.#entries.get(id)?.era === "legacy";
  }

  /** The revision of a handshake: the one asked for, else the newest legacy one, neither beyond `newest`. */
  agreed(requested: string | undefined, newest: string | undefined): string | undefined {
    const carried = this.versions.filter((id) => this.isLegacy(id) && (newest === undefined || id <= newest));
    return requested !== undefined && carried.includes(requested) ? requested : carried[0];
  }

  /** The tables of a served revision, when they are loaded. */
  loaded(id: string): Revision | undefined {
    return this.#loaded.get(id);
  }

  async load(id: string): Promise<Revision> {
    const entry = this.#entries.get(id);
    if (entry === undefined) throw new LocalError("revision-unknown", `The revision ${id} is not served.`);
    const revision = this.#loaded.get(id) ?? (await entry.server());
    this.#loaded.set(id, revision);
    return revision;
  }
}
