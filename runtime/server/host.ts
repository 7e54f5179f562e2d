import type { Implementation } from "@mcpwright/protocol/2026-07-28";
import type { Store } from "../store/store.ts";
import type { Call } from "./call.ts";
import type { Capabilities } from "./capabilities.ts";
import type { Catalogue } from "./catalogue.ts";
import type { ListCaching } from "./definition.ts";
import type { Answering } from "./dispatch.ts";
import type { Logger } from "./logger.ts";
import type { MethodRegistry } from "./method-registry.ts";
import type { Redeemed } from "./rounds/redeemed.ts";
import type { StateSeal } from "./rounds/state-seal.ts";
import type { Subscriptions } from "./subscriptions/subscriptions.ts";
import type { TaskRequests } from "./tasks/task-requests.ts";

/** What the pipelines and methods see of the engine they run in. */
export interface Host {
  readonly catalogue: Catalogue;
  readonly logger: Logger;
  /** Who is told of changes. */
  readonly subscriptions: Subscriptions;
  /** What the lifespan's `start` returned. */
  readonly app: unknown;
  readonly identity: Implementation;
  readonly instructions: string | undefined;
  /** What the server declares (CAP-01…03). */
  readonly capabilities: Capabilities;
  /** For how long clients may keep lists, in milliseconds (CACHE-02), where `cache` does not say. */
  readonly listTtl: number;
  readonly cache: ListCaching;
  /** Revisions served, modern first, newest first. */
  readonly versions: readonly string[];
  /** Methods beside those of the protocol. */
  readonly methods: MethodRegistry;
  readonly dispatch: Answering;
  /** Requests under way that did not settle at once. */
  readonly running: Set<Call>;
  /** Told by a call that did not settle at once that it ended. */
  ended(call: Call): void;
  /** What outlives a connection. */
  readonly store: Store;
  /** Seals the states of rounds. */
  readonly seal: StateSeal;
  /** States that were redeemed, of tools that run once; loaded with the first of them. */
  redeemed(): Promise<Redeemed>;
  /** What clients ask of tasks; loaded when it is first needed. */
  tasks(): Promise<TaskRequests>;
  /** What every modern result ends with, as text: `,"resultType":…,"_meta":…}`. */
  readonly stamp: string;
}
