/**
 * The few types the generated tables need. This file is compiled and linted where it stands, in the generator,
 * and copied byte for byte into the generated package.
 */

/** `legacy` revisions open with a handshake; `modern` ones carry version and capabilities on every request. */
export type Era = "legacy" | "modern";

export type Role = "client" | "server";

/** One finding of a compiled validator. */
export interface Issue {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A compiled validator: says whether the value has the shape, and keeps what was wrong in `errors`. */
export interface Validator<T = unknown> {
  (value: unknown): value is T;
  errors?: readonly Issue[] | null;
}

/** What is known of a request method in one revision. */
export interface RequestFacts {
  readonly kind: "request";
  /** Who may send it. */
  readonly sender: Role | "both";
  /** Name of its definition in the schema. */
  readonly definition: string;
  readonly params: "required" | "optional";
  /** Definitions of its final results. */
  readonly results: readonly string[];
  /** Dotted path of the receiver's capability that gates it, such as `resources.subscribe`. */
  readonly capability?: string;
  /** The extension that has it; whoever answers it declares that. */
  readonly extension?: string;
  /** Whether it may be answered by a question to the client (MRTR-03). */
  readonly inputRequired: boolean;
  /** Field of `params` that HTTP mirrors as `Mcp-Name` (HDR-05). */
  readonly mirrored?: string;
  readonly paginated: boolean;
  /** Whether its results carry caching hints (CACHE-01). */
  readonly cacheable: boolean;
}

/** What is known of a notification method in one revision. */
export interface NotificationFacts {
  readonly kind: "notification";
  readonly sender: Role | "both";
  readonly definition: string;
  readonly params: "required" | "optional";
  /** Dotted path of the sender's capability that allows it. */
  readonly capability?: string;
  /** The extension that has it; whoever answers it declares that. */
  readonly extension?: string;
}

export type MethodFacts = RequestFacts | NotificationFacts;

/**
 * Fields of each object definition that a role sends, so that a peer never receives a field its revision lacks.
 * A field maps to the definitions its value (or its value's items) may have; empty for plain data.
 */
export type Shapes = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The tables of one revision for one role: what it receives, what it sends, and how to check either. */
export interface Revision {
  readonly id: string;
  readonly era: Era;
  readonly role: Role;
  /** Every method of the revision, by wire name. */
  readonly methods: ReadonlyMap<string, MethodFacts>;
  /** Validators of the whole request message, for requests this role receives. */
  readonly requests: ReadonlyMap<string, Validator>;
  /** Validators of the whole notification message, for notifications this role receives. */
  readonly notifications: ReadonlyMap<string, Validator>;
  /** Validators of the result, for requests (or input requests) this role sends. */
  readonly answers: ReadonlyMap<string, Validator>;
  /** Requests that travel inside results instead of on the wire, by method (MRTR-03). */
  readonly inputRequests?: ReadonlyMap<string, RequestFacts>;
  readonly shapes: Shapes;
}

/** A revision as the registry knows it before its tables are loaded. */
export interface RevisionEntry {
  readonly id: string;
  readonly era: Era;
  readonly server: () => Promise<Revision>;
  readonly client: () => Promise<Revision>;
}
