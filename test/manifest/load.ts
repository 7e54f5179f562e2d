import { loadManifest } from "../../generator/dist/manifest/load-manifest.js";
import type { ManifestModel } from "../../generator/dist/manifest/model.js";
import type { Found, ProjectFiles } from "../../generator/dist/manifest/project-files.js";

const HEAD = "mcpwright: 1\nserver: { name: x, version: '1' }\n";

/** Files by path; a folder ends in a slash, `outside` stands for what a symbolic link leads out of. */
export function filesOf(contents: Readonly<Record<string, string>>): ProjectFiles {
  return {
    find: (path): Found => {
      const plain = path.replace(/^\.\//, "");
      if (plain.startsWith("..") || plain.startsWith("/") || contents[plain] === "outside") return { kind: "outside" };
      if (Object.hasOwn(contents, `${plain}/`)) return { kind: "folder", path: plain };
      const text = contents[plain];
      return text === undefined ? { kind: "missing" } : { kind: "file", path: plain, size: text.length };
    },
    list: (path) => {
      const below = Object.keys(contents).flatMap((name) =>
        name.startsWith(`${path}/`) ? name.slice(path.length + 1).split("/", 1) : [],
      );
      return [...new Set(below)].filter((name) => name !== "").sort();
    },
    read: (path) => contents[path],
  };
}

export interface Loaded {
  readonly model?: ManifestModel;
  /** `MCPW2001 3:1`, in order. */
  readonly codes: readonly string[];
  readonly hints: readonly string[];
  readonly messages: readonly string[];
}

/** Loads a text as it is. */
export function loadText(
  text: string,
  files: Readonly<Record<string, string>> = {},
  env?: Record<string, string>,
): Loaded {
  const options = { file: "mcp.yaml", folder: "/project", files: filesOf(files), ...(env ? { env } : {}) };
  const { model, diagnostics } = loadManifest(text, options);
  return {
    ...(model ? { model } : {}),
    codes: diagnostics.map(({ code, location }) => `${code} ${location?.line}:${location?.column}`),
    hints: diagnostics.map(({ hint }) => hint ?? ""),
    messages: diagnostics.map(({ message }) => message),
  };
}

/** Loads a text below a valid head of two lines: it starts on line 3. */
export function loadBody(
  body: string,
  files: Readonly<Record<string, string>> = {},
  env?: Record<string, string>,
): Loaded {
  return loadText(HEAD + body, files, env);
}
