import { dirname, relative, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { RUNTIME_PATH } from "../emit/import-paths.ts";
import { embeddedEntry } from "./embedded.ts";
import { loadProject, type Project, resolveRuntime } from "./project.ts";

/** CommonJS inside the bundle finds Node's own modules through it. */
const BANNER =
  'import { createRequire as makeRequire } from "node:module";\nglobalThis.require ??= makeRequire(import.meta.url);';

export interface Built {
  readonly outfile: string;
  readonly bytes: number;
}

/**
 * Bundles a project into one JavaScript file that starts on bare Node 20. Throws `ProjectError`, or esbuild's failure
 * with what is wrong in the user's modules.
 */
export async function buildProject(manifest: string, outfile: string): Promise<Built> {
  const project = await loadProject(manifest);
  resolveRuntime(project.folder);
  const { metafile } = await build({
    ...entryOf(project),
    bundle: true,
    outfile: resolve(outfile),
    platform: "node",
    format: "esm",
    target: "node20",
    banner: { js: BANNER },
    absWorkingDir: project.folder,
    metafile: true,
    logLevel: "silent",
    plugins: [embedding(project, await embeddedEntry(project.model, dirname(resolve(outfile))))],
  });
  const [bytes = 0] = Object.values(metafile.outputs).map((output) => output.bytes);
  return { outfile: relative(process.cwd(), resolve(outfile)), bytes };
}

function entryOf({
  main,
  server,
}: Project): { entryPoints: string[] } | { stdin: { contents: string; resolveDir: string } } {
  if (main !== undefined) return { entryPoints: [main] };
  const contents = `import { serve } from ${JSON.stringify(RUNTIME_PATH)};
import { server } from ${JSON.stringify(server)};
await serve(server);
`;
  return { stdin: { contents, resolveDir: dirname(server) } };
}

/** Gives the generated server the module with its contents in place of the codegen entry. */
function embedding(project: Project, contents: string): Plugin {
  return {
    name: "embedded-contents",
    setup: (esbuild) => {
      esbuild.onResolve({ filter: /^@mcpwright\/runtime\/codegen\/v1$/ }, ({ path, importer }) =>
        resolve(importer) === project.server ? { path, namespace: "embedded" } : undefined,
      );
      esbuild.onLoad({ filter: /.*/, namespace: "embedded" }, () => ({
        contents,
        loader: "js",
        resolveDir: dirname(project.server),
      }));
    },
  };
}
