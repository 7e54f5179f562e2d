import type { AuthOptions } from "../auth/server/options.ts";
import { LocalError } from "../errors.ts";
import { revisions } from "../revisions.ts";
import type { Store } from "../store/store.ts";
import { listCaching } from "./cache-hint.ts";
import { Catalogue } from "./catalogue.ts";
import { methodEntry, promptEntry, resourceEntry, templateEntry, toolEntry } from "./defined-entries.ts";
import type { Lifespan, ListCaching, ServerDefinition, ServerIdentity } from "./definition.ts";
import type { Middleware } from "./dispatch.ts";
import type { Engine } from "./engine.ts";
import type { SettingsSource } from "./environment.ts";
import { checkedExtensions, SKILLS } from "./extensions.ts";
import { Folder } from "./folder.ts";
import { Lifetime } from "./lifespan.ts";
import { checkListed } from "./listed-rules.ts";
import { guarded, type Logger, stderrLogger } from "./logger.ts";
import { MethodRegistry } from "./method-registry.ts";
import { PromptRegistry } from "./prompt-registry.ts";
import { ResourceRegistry } from "./resource-registry.ts";
import { RevisionShelf } from "./revision-shelf.ts";
import { readStateKeys } from "./rounds/state-keys.ts";
import { StateSeal } from "./rounds/state-seal.ts";
import { ServerEngine } from "./server-engine.ts";
import { readStore } from "./store-setting.ts";
import type { ListKind } from "./subscriptions/listener.ts";
import type { Notify } from "./subscriptions/notify.ts";
import { Subscriptions } from "./subscriptions/subscriptions.ts";
import { type TaskOptions, taskLimits } from "./tasks/task-limits.ts";
import { ToolRegistry } from "./tool-registry.ts";
import { sightOf } from "./visibility.ts";

const brand = Symbol.for("mcpwright.Server");

/** What transports may ask of a server; kept out of its public face. */
interface Inside {
  readonly definition: ServerDefinition;
  readonly logger: Logger;
  engine(options: EngineOptions): Engine;
}

function insideOf(server: Server): Inside {
  return (server as unknown as { readonly [brand]: Inside })[brand];
}

export interface ServerOptions {
  /** Components on one page of a list; 100 by default. */
  readonly pageSize?: number;
  /** For how long clients may keep lists and contents that never change, in milliseconds; one minute by default. */
  readonly listTtl?: number;
  /** For how long, and for whom, clients may keep each list; goes before `listTtl` and what the manifest says (CACHE-02). */
  readonly cache?: ListCaching;
  /**
   * Keys that seal what a client carries from one round to the next, 32 bytes each in base64: the first seals, all open.
   * By default those of `MCPWRIGHT_STATE_KEYS`; without any, a random key of this process.
   */
  readonly stateKeys?: readonly string[];
  /** Subscriptions of 2026-07-28 that may be open at a time, over all clients; 10 000 by default. */
  readonly maxSubscriptions?: number;
  /** Keeps what outlives a connection: streams of sessions, tasks, redeemed states. By default what `serve.store` names. */
  readonly store?: Store;
  /** How long tasks are kept, and how many there may be. */
  readonly tasks?: TaskOptions;
  /** Gets what the operator should know; by default JSON lines on stderr. */
  readonly logger?: Logger;
}

export interface EngineOptions {
  /** Revisions to serve; all by default. */
  readonly revisions?: readonly string[];
  /** Environment for `${NAME}` in `serve.store`; the process's by default. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const PAGE_SIZE = 100;
const LIST_TTL = 60_000;
const MAX_SUBSCRIPTIONS = 10_000;

/** A server: what it offers, and how it is changed while it runs. `serve`, `toNodeHandler` and others put it on a wire. */
export class Server {
  readonly tools: ToolRegistry;
  readonly resources: ResourceRegistry;
  readonly prompts: PromptRegistry;
  /** Methods of your own, beside those of the protocol. */
  readonly methods: MethodRegistry;
  /** Tells every client that asked for it that something changed. */
  readonly notify: Notify;
  readonly #subscriptions: Subscriptions;
  readonly #definition: ServerDefinition;
  readonly #catalogue: Catalogue;
  readonly #options: ServerOptions;
  readonly #cache: ListCaching;
  readonly #logger: Logger;
  readonly #middleware: Middleware[] = [];
  #engine: ServerEngine | undefined;

  constructor(definition: ServerDefinition, options: ServerOptions = {}) {
    const { pageSize = PAGE_SIZE, listTtl = LIST_TTL, maxSubscriptions = MAX_SUBSCRIPTIONS } = options;
    for (const [name, value, least] of [
      ["pageSize", pageSize, 1],
      ["listTtl", listTtl, 0],
      ["maxSubscriptions", maxSubscriptions, 0],
    ] as const) {
      if (Number.isInteger(value) && value >= least) continue;
      throw new LocalError("option", `${name} is an integer from ${least} on.`);
    }
    this.#definition = definition;
    this.#options = options;
    this.#cache = listCaching(definition.cache, options.cache);
    this.#logger = guarded(options.logger ?? stderrLogger());
    this.#subscriptions = new Subscriptions(maxSubscriptions, ({ auth, access }, uri) =>
      this.#catalogue.hides(uri, auth, access),
    );
    this.notify = this.#subscriptions;
    const tell = (kind: ListKind): void => this.#subscriptions.listChanged(kind);
    const sight = sightOf(this.#logger);
    this.#catalogue = new Catalogue(pageSize, sight, tell);
    this.methods = new MethodRegistry(sight);
    this.tools = new ToolRegistry(this.#catalogue);
    this.resources = new ResourceRegistry(this.#catalogue);
    this.prompts = new PromptRegistry(this.#catalogue);
    load(definition, this.#catalogue);
    for (const method of definition.methods ?? []) this.methods.addEntry(methodEntry(method));
    for (const [id, settings] of Object.entries(checkedExtensions(definition.extensions ?? {}))) {
      this.#catalogue.extensions.set(id, settings);
    }
    const inside: Inside = { definition, logger: this.#logger, engine: (engineOptions) => this.#start(engineOptions) };
    Object.defineProperty(this, brand, { value: inside });
  }

  /** Wraps the answering of every request; the first is the outermost. Throws once the server has started. */
  use(middleware: Middleware): this {
    if (this.#engine !== undefined) {
      throw new LocalError("already-started", "Middleware is added before the server is put on a transport.");
    }
    this.#middleware.push(middleware);
    return this;
  }

  /** The lifespan, before which the bounds of the manifest are read; what the options say goes before them. */
  #lifespan(app: Lifespan<unknown>, source: SettingsSource): Lifespan<unknown> {
    const { serve = {}, skills = [], base } = this.#definition;
    const bounded = serve["pageSize"] !== undefined || serve["maxSubscriptions"] !== undefined;
    if (!bounded && skills.length === 0) return app;
    const start = async (): Promise<unknown> => {
      if (bounded) await this.#readBounds(serve, source);
      if (skills.length !== 0) {
        const { SkillShelf } = await import("./skills/skill-shelf.ts");
        this.#catalogue.skills = new SkillShelf(
          skills,
          base,
          this.#catalogue,
          this.#logger,
          (...args) => new Folder(...args),
        );
        await this.#catalogue.skills.refresh();
      }
      return app.start?.();
    };
    return { start, stop: (state) => app.stop?.(state) };
  }

  async #readBounds(serve: Readonly<Record<string, unknown>>, source: SettingsSource): Promise<void> {
    const { readServeBounds } = await import("./serve-bounds.ts");
    const { pageSize, maxSubscriptions } = { ...readServeBounds(serve, source), ...this.#options };
    if (pageSize !== undefined) this.#catalogue.pageSize = pageSize;
    if (maxSubscriptions !== undefined) this.#subscriptions.most = maxSubscriptions;
  }

  #start(options: EngineOptions): ServerEngine {
    const engine = this.#engine;
    if (engine !== undefined) {
      const { revisions: asked = engine.versions } = options;
      if (asked.length === engine.versions.length && asked.every((id) => engine.versions.includes(id))) return engine;
      throw new LocalError(
        "revisions-differ",
        `The server already speaks ${engine.versions.join(", ")} and cannot speak ${asked.join(", ")} elsewhere in this process.`,
      );
    }
    const { server, instructions, app = {}, serve, lines, manifest } = this.#definition;
    const source = { manifest, ...(lines && { lines }), ...(options.env && { env: options.env }) };
    const { listTtl = LIST_TTL, stateKeys, tasks } = this.#options;
    const store = this.#options.store ?? readStore(serve?.["store"], source);
    this.#engine = new ServerEngine({
      identity: server,
      instructions,
      catalogue: this.#catalogue,
      lifetime: new Lifetime(this.#lifespan(app as Lifespan<unknown>, source)),
      middleware: this.#middleware,
      logger: this.#logger,
      listTtl,
      cache: this.#cache,
      methods: this.methods,
      subscriptions: this.#subscriptions,
      revisions: new RevisionShelf(revisions, options.revisions),
      seal: new StateSeal(readStateKeys(stateKeys)),
      store,
      tasks: taskLimits(tasks),
    });
    return this.#engine;
  }
}

function load(definition: ServerDefinition, catalogue: Catalogue): void {
  for (const tool of definition.tools) catalogue.addTool(toolEntry(tool));
  for (const resource of definition.resources) catalogue.addResource(resourceEntry(resource, definition.base));
  for (const template of definition.templates) {
    const { entry, folder, files } = templateEntry(template, definition.base);
    catalogue.addTemplate(entry, folder);
    for (const file of files) catalogue.addResource(file);
  }
  for (const prompt of definition.prompts) catalogue.addPrompt(promptEntry(prompt));
  if (definition.skills !== undefined && definition.skills.length > 0) {
    catalogue.offered.add("resources");
    catalogue.extensions.set(SKILLS, { directoryRead: true });
  }
}

/** Makes a server of what a manifest says. Called by generated code. */
export function defineServer(definition: ServerDefinition, options?: ServerOptions): Server {
  if (definition.codegen !== 1) {
    throw new LocalError(
      "codegen-version",
      `${definition.manifest} was generated for version ${String(definition.codegen)} of the contract, this runtime knows 1: run \`mcpwright generate\` with the release that belongs to the installed runtime.`,
    );
  }
  return new Server(definition, options);
}

/** What a server without a manifest says of itself. */
export interface ServerDescription extends ServerIdentity, ServerOptions {
  readonly instructions?: string;
  /** `start` makes what handlers see as `ctx.app`; `stop` gets it back. */
  readonly app?: ServerDefinition["app"];
  /** Whose tokens are accepted over HTTP, and what scopes there are. */
  readonly auth?: AuthOptions;
  /** Extensions the server declares, by identifier, with the settings of each; `{}` is none (EXT-03). */
  readonly extensions?: ServerDefinition["extensions"];
}

/** Makes a server without a manifest: `createServer({ name, version })`, then `server.tools.add(…)`. */
export function createServer(description: ServerDescription): Server {
  const {
    pageSize,
    listTtl,
    cache,
    maxSubscriptions,
    logger,
    stateKeys,
    store,
    tasks,
    instructions,
    app,
    auth,
    extensions,
    ...server
  } = description;
  checkListed(`The server "${server.name}"`, server);
  const definition: ServerDefinition = {
    codegen: 1,
    manifest: "",
    base: new URL(`file://${process.cwd()}/`).href,
    server,
    ...(instructions !== undefined && { instructions }),
    ...(app !== undefined && { app }),
    ...(auth !== undefined && { auth: { ...auth } }),
    ...(extensions !== undefined && { extensions }),
    tools: [],
    resources: [],
    templates: [],
    prompts: [],
  };
  return new Server(definition, description);
}

export function isServer(value: unknown): value is Server {
  return typeof value === "object" && value !== null && brand in value;
}

/** The engine of a server, for transports: made once, by the first who asks. */
export function engineOf(server: Server, options: EngineOptions = {}): Engine {
  return insideOf(server).engine(options);
}

/** Where a server tells its operator what happens. */
export function loggerOf(server: Server): Logger {
  return insideOf(server).logger;
}

/** What a server was defined by. */
export function definitionOf(server: Server): ServerDefinition {
  return insideOf(server).definition;
}
