import { register } from "node:module";
import { pathToFileURL } from "node:url";
import { loadProject, type Project, resolveRuntime, staleComponents } from "./project.ts";

/** What is used of the runtime; the project's own may be another release than the one beside this generator. */
interface Runtime {
  reserveStdout(): unknown;
  serve(server: unknown, options: { readonly argv: readonly string[] }): Promise<never>;
}

/**
 * Serves a project in this process, with the runtime that the project resolves. Does not return where the server ends
 * the process. Throws `ProjectError`, or what the user's modules throw while they load.
 */
export async function runProject(manifest: string, argv: readonly string[]): Promise<void> {
  const project = await loadProject(manifest);
  const stale = await staleComponents(manifest, project);
  if (stale.length > 0) {
    process.stderr.write(
      `The generated code is older than ${manifest} (${stale.join(", ")}): run \`mcpwright generate\`\n`,
    );
  }
  const runtime = (await import(resolveRuntime(project.folder))) as Runtime;
  // What modules print while they load must not reach the client either.
  if (!servesHttp(project, argv)) runtime.reserveStdout();
  process.setSourceMapsEnabled(true);
  register("./load-hook.js", import.meta.url);
  if (project.main !== undefined) {
    process.argv = [process.argv[0]!, project.main, ...argv];
    await import(pathToFileURL(project.main).href);
    return;
  }
  const { server } = (await import(pathToFileURL(project.server).href)) as { readonly server: unknown };
  await runtime.serve(server, { argv });
}

function servesHttp({ model }: Project, argv: readonly string[]): boolean {
  if (argv.length > 0) return !argv.includes("--stdio");
  return model.serve?.["http"] !== undefined;
}
