import { chooseTransport } from "./process/choose-transport.ts";
import type { ProcessSettings } from "./process/process-settings.ts";
import { startFailure } from "./process/start-failure.ts";
import type { ServerDefinition } from "./server/definition.ts";
import { definitionOf, engineOf, type Server } from "./server/server.ts";
import type { HttpOptions } from "./server/settings.ts";

export interface ServeOptions {
  /** Default: the command line, then `MCPWRIGHT_TRANSPORT`, then the manifest (`serve.http`), then stdio. */
  readonly transport?: "stdio" | "http";
  /** Settings of HTTP; they go before those of the manifest. */
  readonly http?: HttpOptions;
  /** Time for running calls after a signal, in milliseconds; it goes before `serve.drain`. Default: 10 000. */
  readonly drain?: number;
  /** Command line; default: this process's. */
  readonly argv?: readonly string[];
}

/**
 * Serves in this process and ends it: exit code 0 after the client left or a signal, 1 with one line on stderr when the
 * start fails. SIGINT and SIGTERM let running calls finish, a second one ends at once.
 */
export async function serve(server: Server, options: ServeOptions = {}): Promise<never> {
  let code: number;
  try {
    code = await run(server, options);
  } catch (error) {
    process.stderr.write(`${startFailure(error)}\n`);
    code = 1;
  }
  process.exit(code);
}

async function run(server: Server, options: ServeOptions): Promise<number> {
  const definition = definitionOf(server);
  const settings = await processSettings(definition);
  const drain = options.drain ?? settings?.drain ?? 10_000;
  const choice = chooseTransport({
    transport: options.transport,
    argv: options.argv ?? process.argv.slice(2),
    env: process.env,
    written: definition.serve,
  });
  // A server on stdio loads nothing of HTTP.
  if (choice.transport === "stdio") {
    const { serveStdio } = await import("./process/serve-stdio.ts");
    return serveStdio(engineOf(server), drain, settings?.line);
  }
  const { serveHttp } = await import("./process/serve-http.ts");
  const { transport: _, ...address } = choice;
  return serveHttp(server, { ...address, ...options.http }, drain);
}

/** What the manifest says of them; read only where it says something. */
async function processSettings({ serve, manifest, lines }: ServerDefinition): Promise<ProcessSettings | undefined> {
  if (serve?.["drain"] === undefined && serve?.["stdio"] === undefined) return undefined;
  const { readProcessSettings } = await import("./process/process-settings.ts");
  return readProcessSettings(serve, { manifest, ...(lines && { lines }) });
}
