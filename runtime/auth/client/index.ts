/** Signs clients in to protected servers. */
export type { Authorization, Authorizer, Refusal } from "../../client/authorizer.ts";
export type { ClientMetadata, ClientOptions } from "./client-registration.ts";
export { type OAuthOptions, oauth } from "./oauth.ts";
export type { Redirect, RedirectSource } from "./redirect.ts";
export type { SignInOptions } from "./sign-in.ts";
export { type AuthStorage, MemoryStorage } from "./storage.ts";
