import type { SkillDefinition } from "../definition.ts";
import type { ResourceEntry } from "../entries.ts";
import type { Folder } from "../folder.ts";

/** The files of one skill, in their folder or embedded. */
export interface SkillFiles {
  /** As they were last found. */
  readonly shown: readonly ResourceEntry[];
  isStale(): boolean;
  /** Finds them anew; gives the same array when nothing changed. */
  scan(): Promise<readonly ResourceEntry[]>;
  /** Bytes of a file by its address. */
  read(uri: string): Promise<Uint8Array | undefined>;
}

/** Opens a folder; given, so that what every server loads stays in as few files as it is. */
export type OpenFolder = (...args: ConstructorParameters<typeof Folder>) => Folder;

type Read = (path: string) => Promise<Uint8Array | undefined>;

/** `all` are the skills of the server, of which some may be inside others. */
export function skillFiles(
  definition: SkillDefinition,
  all: readonly SkillDefinition[],
  base: string,
  open: OpenFolder,
): SkillFiles {
  const { uri, folder, files } = definition;
  const pathOf = (address: string): string => decodeURIComponent(address.slice(uri.length + 1));
  const entry = (path: string, size: number, type: string | undefined, read: Read): ResourceEntry => {
    const address = `${uri}/${path.split("/").map(encodeURIComponent).join("/")}`;
    const skill = all.find((one) => address === `${one.uri}/SKILL.md`);
    const { name = path, description } = (skill?.frontmatter ?? {}) as { name?: string; description?: string };
    const said = description === undefined ? {} : { description };
    return {
      name: address,
      listed: { uri: address, name, ...said, size, ...(type === undefined ? {} : { mimeType: type }) },
      read: () => read(path),
      constant: false,
      timeout: undefined,
      asks: undefined,
    };
  };
  if (files !== undefined) {
    const bytes = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text, "base64")]));
    const read: Read = async (path) => bytes.get(path);
    const found = [...bytes].map(([path, { length }]) =>
      entry(path, length, path.endsWith(".md") ? "text/markdown" : undefined, read),
    );
    return new Embedded(found, (address) => read(pathOf(address)));
  }
  const root = new URL(`${folder.split("/").map(encodeURIComponent).join("/")}/`, base);
  const found: Folder = open(root, (path, size, type) => entry(path, size, type, read));
  const read: Read = (path) => found.read(path);
  return {
    get shown() {
      return found.shown;
    },
    isStale: () => found.isStale(),
    scan: () => found.scan(),
    read: (address) => read(pathOf(address)),
  };
}

class Embedded implements SkillFiles {
  readonly #found: readonly ResourceEntry[];
  readonly read: SkillFiles["read"];
  shown: readonly ResourceEntry[] = [];

  constructor(found: readonly ResourceEntry[], read: SkillFiles["read"]) {
    this.#found = found;
    this.read = read;
  }

  isStale(): boolean {
    return this.shown !== this.#found;
  }

  async scan(): Promise<readonly ResourceEntry[]> {
    this.shown = this.#found;
    return this.shown;
  }
}
