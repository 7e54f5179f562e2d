import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./source-files.ts";

/** Workspace folder of each package by its name. */
export const packages: Readonly<Record<string, string>> = {
  "@mcpwright/protocol": "generated",
  "@mcpwright/runtime": "runtime",
  mcpwright: "generator",
};

export interface Tarball {
  readonly path: string;
  /** Paths inside the package. */
  readonly files: readonly string[];
}

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs the built package into a folder. `prepack` is left out: the tests run after the build it would repeat. */
export function pack(name: string, destination: string): Tarball {
  const workspace = packages[name] ?? name;
  const args = ["pack", "--json", "--ignore-scripts", "-w", workspace, "--pack-destination", destination];
  const output = execFileSync("npm", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  // npm answers with a list, newer ones with an object keyed by name.
  const [packed] = Object.values(JSON.parse(output) as Record<string, Packed>);
  if (packed === undefined) throw new Error(`npm packed nothing for ${name}`);
  return { path: join(destination, packed.filename), files: packed.files.map(({ path }) => path) };
}

const CHUNK_HASH = /-[A-Z0-9]{8}(?=\.js$)/;

/** One line a module: `x.js` beside `x.d.ts` is `x.{js,d.ts}`, and the hash in a chunk's name, which follows its text, is `#`. */
export function renderFiles(files: readonly string[]): string {
  const all = new Set(files);
  const lines = new Set<string>();
  for (const file of files) {
    const stem = file.replace(/(\.d\.ts|\.js)$/, "");
    lines.add(all.has(`${stem}.js`) && all.has(`${stem}.d.ts`) ? `${stem}.{js,d.ts}` : file.replace(CHUNK_HASH, "-#"));
  }
  return `${[...lines].sort().join("\n")}\n`;
}
