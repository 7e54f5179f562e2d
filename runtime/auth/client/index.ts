/** Signs clients in to protected servers. */
export type { Authorization, Authorizer, Refusal } from "../../client/authorizer.ts";
export { type ClientCredentialsOptions, clientCredentials } from "./client-credentials.ts";
export { type ClientMetadataDocument, clientMetadataDocument } from "./client-metadata-document.ts";
export type { ClientMetadata, ClientOptions } from "./client-registration.ts";
export { type EnterpriseManagedOptions, enterpriseManaged } from "./enterprise-managed.ts";
export { FileStorage } from "./file-storage.ts";
export { type LoopbackRedirectOptions, loopbackRedirect } from "./loopback-redirect.ts";
export { type OAuthOptions, oauth } from "./oauth.ts";
export { openBrowser } from "./open-browser.ts";
export type { Redirect, RedirectSource } from "./redirect.ts";
export type { SignInOptions } from "./sign-in.ts";
export { type SignInFirstOptions, signIn } from "./sign-in-first.ts";
export { type SignedOut, type SignOutOptions, signOut } from "./sign-out.ts";
export { type SignedIn, signedIn } from "./signed-in.ts";
export { type AuthStorage, MemoryStorage } from "./storage.ts";
export { type WorkloadIdentityOptions, workloadIdentity } from "./workload-identity.ts";
