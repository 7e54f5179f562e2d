import { None, type TokenEndpointResponse } from "oauth4webapi";
import type { Authorizer } from "../../client/authorizer.ts";
import { authorizerOf } from "./authorizer-of.ts";
import { tradeAssertion } from "./jwt-bearer.ts";
import { requireBound } from "./pre-registered.ts";
import type { SignInOptions } from "./sign-in.ts";
import type { IdentifiedClient, SignInPoint, TokenSource } from "./sign-in-point.ts";

export interface WorkloadIdentityOptions extends SignInOptions {
  readonly clientId: string;
  /** The JWT with which the platform says who this workload is; asked for anew with each sign-in. */
  readonly assertion: () => string | Promise<string>;
  /** The authorization server the assertion is for; default: the first one that asks. */
  readonly issuer?: string;
}

/** Signs in a workload with what its platform says of it (RFC 7523): it holds no secret of its own. */
export function workloadIdentity(options: WorkloadIdentityOptions): Authorizer {
  return authorizerOf(new WorkloadIdentity(options), options, []);
}

class WorkloadIdentity implements TokenSource {
  readonly issuer: string | undefined;
  readonly unattended = true;
  readonly #options: WorkloadIdentityOptions;

  constructor(options: WorkloadIdentityOptions) {
    this.issuer = options.issuer;
    this.#options = options;
  }

  async known(point: SignInPoint): Promise<IdentifiedClient> {
    await requireBound(this.#options, point);
    return { client: { client_id: this.#options.clientId }, authentication: None() };
  }

  async obtain(point: SignInPoint): Promise<TokenEndpointResponse> {
    return tradeAssertion(point, await this.known(point), await this.#options.assertion());
  }
}
