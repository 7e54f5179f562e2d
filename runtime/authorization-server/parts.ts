import type { Logger } from "../server/logger.ts";
import type { ClientDocuments } from "./client-documents.ts";
import type { Clients } from "./clients.ts";
import type { IdentityAssertions } from "./identity-assertions.ts";
import type { Keyring } from "./keyring.ts";
import type { Once } from "./once.ts";
import type { SignIn } from "./options.ts";
import type { AuthorizationProvider, User } from "./provider.ts";
import type { RateLimit } from "./rate-limit.ts";

/** What the endpoints of one authorization server share. */
export interface Parts {
  /** As it stands in tokens and answers, character for character. */
  readonly issuer: string;
  /** The address below which the endpoints are: the issuer without a slash at its end. */
  readonly base: string;
  readonly scopes: ReadonlyMap<string, string>;
  readonly resources: readonly string[] | undefined;
  readonly users: readonly User[];
  readonly signIn: SignIn | undefined;
  readonly registration: boolean;
  readonly provider: AuthorizationProvider;
  /** Where clients may describe themselves. */
  readonly documents: ClientDocuments | undefined;
  readonly clients: Clients;
  readonly keyring: Keyring;
  readonly assertions: IdentityAssertions;
  readonly once: Once;
  readonly limits: { readonly registrations: RateLimit; readonly failures: RateLimit };
  readonly logger: Logger;
}
