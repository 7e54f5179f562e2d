import type { Implementation } from "@mcpwright/protocol/2026-07-28";
import type { Revision } from "@mcpwright/protocol/contract";
import { ErrorCode } from "../errors.ts";
import { isObject, isRequestId, resultText } from "../jsonrpc.ts";
import type { Fellows } from "../shared/fellows.ts";
import type { ProcessLease } from "../shared/process-lease.ts";
import type { Store } from "../store/store.ts";
import { refusal } from "./answers.ts";
import { type Call, clientOf } from "./call.ts";
import { type Capabilities, capabilitiesOf } from "./capabilities.ts";
import type { Catalogue } from "./catalogue.ts";
import type { ListCaching } from "./definition.ts";
import { type Answering, compose, type Middleware } from "./dispatch.ts";
import type { Answer, Engine, Headers, MaybePromise, Outlet, Peer, Session } from "./engine.ts";
import type { Host } from "./host.ts";
import { answerLegacy } from "./legacy.ts";
import { LegacySession } from "./legacy-session.ts";
import type { Lifetime } from "./lifespan.ts";
import type { Logger } from "./logger.ts";
import { SERVER_INFO } from "./meta-keys.ts";
import type { MethodRegistry } from "./method-registry.ts";
import { requestMethods } from "./methods/index.ts";
import { initializeResult, isInitialize, requestedVersion } from "./methods/initialize.ts";
import { answerModern, looksModern, namedVersion } from "./modern.ts";
import { wordIssues } from "./params.ts";
import type { RevisionShelf } from "./revision-shelf.ts";
import type { Redeemed } from "./rounds/redeemed.ts";
import type { StateSeal } from "./rounds/state-seal.ts";
import type { SessionFacts } from "./session-share.ts";
import type { Subscriptions } from "./subscriptions/subscriptions.ts";
import type { TaskLimits } from "./tasks/task-limits.ts";
import type { TaskRequests } from "./tasks/task-requests.ts";

export interface EngineParts {
  readonly identity: Implementation;
  readonly instructions: string | undefined;
  readonly catalogue: Catalogue;
  readonly lifetime: Lifetime;
  readonly middleware: readonly Middleware[];
  readonly logger: Logger;
  readonly listTtl: number;
  readonly cache: ListCaching;
  readonly methods: MethodRegistry;
  readonly subscriptions: Subscriptions;
  readonly revisions: RevisionShelf;
  readonly seal: StateSeal;
  readonly store: Store;
  readonly tasks: TaskLimits;
}

type Opening = { readonly session?: Session; readonly answer: Answer };

const base: Answering = (method, params, call) => {
  const { catalogue, methods } = call.host;
  const request = requestMethods.get(method) ?? catalogue.extensionMethods?.get(method) ?? methods.answerer(method);
  if (request === undefined) throw new TypeError(`the middleware asked for ${method}, which is not implemented`);
  return request.answer(params as never, call);
};

const idOf = (message: unknown) => (isObject(message) && isRequestId(message["id"]) ? message["id"] : undefined);

/** One server, speaking all its revisions to any number of peers. */
export class ServerEngine implements Engine, Host {
  readonly catalogue: Catalogue;
  readonly logger: Logger;
  readonly identity: Implementation;
  readonly instructions: string | undefined;
  readonly listTtl: number;
  readonly cache: ListCaching;
  readonly methods: MethodRegistry;
  readonly subscriptions: Subscriptions;
  readonly stamp: string;
  readonly running: Set<Call> = new Set();
  readonly seal: StateSeal;
  readonly store: Store;
  fellows: Fellows | undefined;
  readonly #revisions: RevisionShelf;
  readonly #lifetime: Lifetime;
  readonly #middleware: readonly Middleware[];
  readonly #taskLimits: TaskLimits;
  #lease: Promise<ProcessLease> | undefined;
  #redeemed: Promise<Redeemed> | undefined;
  #tasks: Promise<TaskRequests> | undefined;
  #dispatch: Answering | undefined;
  #capabilities: Capabilities | undefined;
  #declared = 0;
  #starting: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;
  #state: Engine["state"] = "idle";
  #idle: (() => void) | undefined;

  constructor(parts: EngineParts) {
    this.identity = parts.identity;
    this.instructions = parts.instructions;
    this.catalogue = parts.catalogue;
    this.logger = parts.logger;
    this.listTtl = parts.listTtl;
    this.cache = parts.cache;
    this.methods = parts.methods;
    this.subscriptions = parts.subscriptions;
    this.#revisions = parts.revisions;
    this.#lifetime = parts.lifetime;
    this.#middleware = parts.middleware;
    this.seal = parts.seal;
    this.store = parts.store;
    this.#taskLimits = parts.tasks;
    this.stamp = `,"resultType":"complete","_meta":${JSON.stringify({ [SERVER_INFO]: parts.identity })}}`;
  }

  get versions(): readonly string[] {
    return this.#revisions.versions;
  }

  /** What the server declares; kept until it offers another kind of thing. */
  get capabilities(): Capabilities {
    const { offered, extensions } = this.catalogue;
    const size = offered.size + extensions.size;
    if (this.#capabilities === undefined || this.#declared !== size) {
      this.#capabilities = capabilitiesOf(this.catalogue);
      this.#declared = size;
    }
    return this.#capabilities;
  }

  get needsStateKeys(): boolean {
    if (this.seal.shared || this.#revisions.newestModern === undefined) return false;
    const { tools, resources, templates, prompts } = this.catalogue;
    const entries = [...tools.values(), ...resources.values(), ...templates.values(), ...prompts.values()];
    return entries.some(({ asks }) => asks !== undefined && (asks.once || asks.questions.length > 0));
  }

  redeemed(): Promise<Redeemed> {
    this.#redeemed ??= Promise.all([import("./rounds/redeemed.ts"), this.#leased()]).then(
      ([{ Redeemed }, lease]) => new Redeemed(this.store, lease),
    );
    return this.#redeemed;
  }

  tasks(): Promise<TaskRequests> {
    this.#tasks ??= Promise.all([import("./tasks/task-requests.ts"), this.#leased()]).then(
      ([{ TaskRequests }, lease]) => new TaskRequests(this, lease, this.#taskLimits),
    );
    return this.#tasks;
  }

  #leased(): Promise<ProcessLease> {
    this.#lease ??= import("../shared/process-lease.ts").then(
      ({ ProcessLease }) => new ProcessLease(this.store.records),
    );
    return this.#lease;
  }

  get app(): unknown {
    return this.#lifetime.app;
  }

  get state(): Engine["state"] {
    return this.#state;
  }

  get dispatch(): Answering {
    this.#dispatch ??= compose(base, this.#middleware);
    return this.#dispatch;
  }

  get offersPublic(): boolean {
    const { tools, resources, templates, prompts } = this.catalogue;
    return [tools, resources, templates, prompts].some((list) => list.values().some(({ needs }) => needs?.public));
  }

  isModern(message: unknown, headers?: Headers): boolean {
    const { oldestModern, newestLegacy } = this.#revisions;
    if (oldestModern === undefined) return false;
    return newestLegacy === undefined || looksModern(message, headers, oldestModern);
  }

  modern(message: unknown, peer: Peer, outlet: Outlet): MaybePromise<Answer | undefined> {
    if (this.#state !== "running")
      return this.#refused(message) ?? this.#started(message, () => this.modern(message, peer, outlet));
    const { newestModern } = this.#revisions;
    if (newestModern === undefined) {
      return refusal(400, idOf(message), ErrorCode.invalidRequest, `This server speaks ${this.versions.join(", ")}.`);
    }
    const named = namedVersion(message);
    const version = named !== undefined && this.#revisions.isModern(named) ? named : newestModern;
    const tables = this.#revisions.loaded(version);
    if (tables !== undefined) return answerModern(this, tables, message, peer, outlet);
    return this.#revisions.load(version).then((loaded) => answerModern(this, loaded, message, peer, outlet));
  }

  initialize(message: unknown, peer: Peer): MaybePromise<Opening> {
    if (this.#state !== "running") {
      const refused = this.#refused(message);
      if (refused !== undefined) return { answer: refused };
      return this.start().then(
        () => this.initialize(message, peer),
        () => ({ answer: this.#notStarted(message) }),
      );
    }
    const requested = requestedVersion(message);
    const version = this.#revisions.agreed(requested, peer.newest);
    if (version === undefined) {
      const data = { supported: this.versions, requested };
      const said = `This server speaks ${this.versions.join(", ")}, without a handshake.`;
      return { answer: refusal(400, idOf(message), ErrorCode.invalidParams, said, data) };
    }
    const tables = this.#revisions.loaded(version);
    if (tables === undefined) return this.#revisions.load(version).then(() => this.initialize(message, peer));
    const id = idOf(message);
    if (!isObject(message) || id === undefined || message["jsonrpc"] !== "2.0" || !isInitialize(message)) {
      return { answer: refusal(400, id, ErrorCode.invalidRequest, "A session is opened by an initialize request.") };
    }
    const validator = tables.requests.get(message["method"] as string);
    if (validator?.(message) === false) {
      return {
        answer: refusal(200, id, ErrorCode.invalidParams, wordIssues(message["method"] as string, validator.errors)),
      };
    }
    const params = message["params"] as Readonly<Record<string, unknown>>;
    const session = new LegacySession(tables, peer.auth, clientOf(params["clientInfo"], params["capabilities"]));
    const text = resultText(id, JSON.stringify(initializeResult(this, tables, peer)));
    return { session, answer: { status: 200, text } };
  }

  legacy(session: Session, message: unknown, peer: Peer, outlet: Outlet): MaybePromise<Answer | undefined> {
    if (this.#state !== "running") {
      return this.#refused(message) ?? this.#started(message, () => this.legacy(session, message, peer, outlet));
    }
    return answerLegacy(this, session as LegacySession, message, peer, outlet);
  }

  ephemeral(version: string, peer: Peer): MaybePromise<Session | undefined> {
    if (!this.#revisions.isLegacy(version)) return undefined;
    const make = () => {
      const tables = this.#revisions.loaded(version);
      return tables && new LegacySession(tables, peer.auth, clientOf(undefined, undefined));
    };
    return make() ?? this.#revisions.load(version).then(make);
  }

  restore(id: string, facts: SessionFacts): MaybePromise<Session | undefined> {
    const { revision, auth, client } = facts;
    if (!this.#revisions.isLegacy(revision)) return undefined;
    const make = (tables: Revision): Session => new LegacySession(tables, auth, client, id);
    const loaded = this.#revisions.loaded(revision);
    return loaded === undefined ? this.#revisions.load(revision).then(make) : make(loaded);
  }

  start(): Promise<void> {
    if (this.#state === "idle") this.#state = "starting";
    this.#starting ??= this.#open().then(
      () => {
        if (this.#state === "starting") this.#state = "running";
      },
      (error: unknown) => {
        this.#state = "stopped";
        this.logger({ level: "error", message: "the server could not start", error });
        throw error;
      },
    );
    return this.#starting;
  }

  async #open(): Promise<void> {
    const { store } = this;
    if (store.shared === true && this.needsStateKeys) this.seal.checkShared("A server that asks its clients");
    await store.open?.(this.logger);
    try {
      await this.#lifetime.start();
    } catch (error) {
      await store.close?.();
      throw error;
    }
    if (store.shared !== true) return;
    const { Fellows } = await import("../shared/fellows.ts");
    const lease = await this.#leased();
    await lease.begin();
    this.fellows = new Fellows(store, lease, this.subscriptions);
    await this.fellows.start();
  }

  stop(drain = 0): Promise<void> {
    this.#stopping ??= this.#stop(drain);
    return this.#stopping;
  }

  async #stop(drain: number): Promise<void> {
    this.#state = "draining";
    await this.#starting?.catch(() => undefined);
    // A subscription would go on for ever: it is not waited for.
    this.subscriptions.endStreams();
    if (this.running.size !== 0 && drain > 0) await this.#drained(drain);
    for (const call of [...this.running]) {
      call.end(refusal(503, call.requestId, ErrorCode.internal, "The server was stopped."));
      call.abort(new DOMException("The server was stopped.", "AbortError"));
    }
    this.#state = "stopped";
    const opened = this.#lifetime.ready;
    try {
      await this.#lifetime.stop();
    } finally {
      if (opened) {
        this.fellows?.stop();
        await (await this.#tasks)?.stop();
        (await this.#redeemed)?.stop();
        await (await this.#lease)?.end();
        await this.store.close?.();
      }
    }
  }

  /** Waits until nothing runs, at most `drain` milliseconds. */
  #drained(drain: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, drain);
      this.#idle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Told by a call that it ended. */
  ended(call: Call): void {
    this.running.delete(call);
    if (this.running.size === 0) this.#idle?.();
  }

  #refused(message: unknown): Answer | undefined {
    if (this.#state !== "draining" && this.#state !== "stopped") return undefined;
    return refusal(503, idOf(message), ErrorCode.internal, "The server is stopping.");
  }

  #notStarted(message: unknown): Answer {
    return refusal(503, idOf(message), ErrorCode.internal, "The server could not start.");
  }

  #started<T>(message: unknown, then: () => MaybePromise<T>): Promise<T | Answer> {
    return this.start().then(then, () => this.#notStarted(message));
  }
}
