/** The files of a new project. */
import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import type { Plan } from "./plan.ts";
import { renderTemplate } from "./templates.ts";

const FILES = ["package.json", "tsconfig.json", "mcp.yaml", "src/tools/greet.ts", ".gitignore", "README.md"];

/** Tarball of each package, as `npm pack` names it. */
const TARBALLS = {
  generator: /^mcpwright-\d.*\.tgz$/,
  runtime: /^mcpwright-runtime-\d.*\.tgz$/,
  protocol: /^mcpwright-protocol-\d.*\.tgz$/,
} as const;

type Packages = Readonly<Record<keyof typeof TARBALLS, string>>;

/** A folder of packages that cannot be used; the message is for the user. */
export class InitProblem extends Error {}

/** `packages` is a folder of tarballs to depend on; without it the packages come from the registry. */
export async function planInit(dir: string, packages: string | undefined): Promise<Plan> {
  const values = {
    name: projectName(basename(resolve(dir))),
    ...(packages === undefined ? await published() : await packed(dir, packages)),
  };
  const plan = new Map<string, string>();
  for (const file of FILES) plan.set(file, await renderTemplate(`init/${file}`, values));
  return plan;
}

/** A name that is both a package's and a server's. */
function projectName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return name === "" ? "mcp-server" : name;
}

/** All three packages have one version. */
async function published(): Promise<Packages> {
  const text = await readFile(new URL("../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(text) as { readonly version: string };
  return { generator: version, runtime: version, protocol: version };
}

async function packed(dir: string, packages: string): Promise<Packages> {
  const names = await readdir(packages).catch(() => {
    throw new InitProblem(`${packages} is no folder that can be read`);
  });
  const find = (name: keyof Packages): string => {
    const found = names.filter((file) => TARBALLS[name].test(file));
    if (found.length === 1)
      return `file:${relative(resolve(dir), join(resolve(packages), found[0]!))
        .split(sep)
        .join("/")}`;
    const what = found.length === 0 ? "no tarball" : `several tarballs (${found.join(", ")})`;
    throw new InitProblem(`${packages} holds ${what} of the ${name}; \`npm pack\` in each package makes one`);
  };
  return { generator: find("generator"), runtime: find("runtime"), protocol: find("protocol") };
}
