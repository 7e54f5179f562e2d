import type { SettingsSource } from "../server/environment.ts";
import { definitionOf, engineOf, loggerOf, type Server } from "../server/server.ts";
import { type HttpOptions, readHttpSettings } from "../server/settings.ts";
import type { OpenGate } from "./gate.ts";
import { HttpEndpoint } from "./http-endpoint.ts";

/** How a server is put on HTTP: settings that go before the manifest's, and where variables come from. */
export interface HostingOptions extends HttpOptions {
  /** Environment for `${NAME}` in the manifest; the process's by default. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Makes the endpoint of a server. Inside an application, health checks are the application's unless asked for. */
export function endpointOf(server: Server, { env, ...options }: HostingOptions, embedded: boolean): HttpEndpoint {
  const { serve, auth, verify, lines, manifest } = definitionOf(server);
  const source: SettingsSource = { manifest, ...(lines && { lines }), ...(env && { env }) };
  const written = serve?.["http"];
  const quiet = embedded && options.health === undefined && !asksForHealth(written);
  const settings = readHttpSettings(written, quiet ? { ...options, health: false } : options, source);
  const engine = engineOf(server, { revisions: settings.revisions, ...(env && { env }) });
  if (auth === undefined) return new HttpEndpoint(engine, settings);
  // What verifies credentials is loaded where there are any.
  const openGate: OpenGate = async (url) => {
    const { openTokenGate } = await import("../auth/server/token-gate.ts");
    return openTokenGate({ auth, verify, source, settings, engine, url, logger: loggerOf(server) });
  };
  return new HttpEndpoint(engine, settings, openGate);
}

function asksForHealth(written: unknown): boolean {
  return typeof written === "object" && written !== null && "health" in written;
}
