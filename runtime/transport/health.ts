import type { Engine } from "../server/engine.ts";
import type { Exchange } from "./exchange.ts";

/** `live`: the process serves. `ready`: it takes new calls. The path itself asks for both. */
export type HealthCheck = "live" | "ready" | "both";

const CHECKS: Readonly<Record<string, HealthCheck>> = { "": "both", "/live": "live", "/ready": "ready" };

/** The check a path asks for. */
export function healthCheck(path: string, prefix: string): HealthCheck | undefined {
  return path.startsWith(prefix) ? CHECKS[path.slice(prefix.length)] : undefined;
}

/**
 * Answers a health check. Hosts and origins are not looked at: a probe names the address it found, and learns nothing
 * but a word.
 */
export function answerHealth(engine: Engine, check: HealthCheck, exchange: Exchange): void {
  if (exchange.method !== "GET" && exchange.method !== "HEAD") {
    exchange.header("allow", "GET, HEAD");
    exchange.json(405, "");
    return;
  }
  exchange.header("cache-control", "no-store");
  const live = engine.state !== "stopped";
  // A server that starts with its first request is ready for that request.
  const ready = engine.state === "running" || engine.state === "idle";
  const well = check === "live" ? live : ready;
  exchange.json(well ? 200 : 503, JSON.stringify({ status: well ? "ok" : engine.state }));
}
