/** An authorization server for development and small deployments. */
export { FileRecords } from "../store/file-records.ts";
export type { Records } from "../store/records.ts";
export { type AuthorizationServer, createAuthorizationServer } from "./authorization-server.ts";
export {
  type ListeningAuthorizationServer,
  type ListenOptions,
  listenAuthorizationServer,
} from "./listen.ts";
export { OAuthError } from "./oauth-error.ts";
export type {
  AuthorizationServerOptions,
  KnownClient,
  KnownGrant,
  Lifetimes,
  SignIn,
  SignInRequest,
  TrustedProvider,
} from "./options.ts";
export type {
  AccessToken,
  AuthorizationCode,
  AuthorizationProvider,
  AuthorizationRequest,
  Authorized,
  Grant,
  RefreshToken,
  RegisteredClient,
  Returned,
  Tokens,
  Upstream,
  User,
} from "./provider.ts";
export type { UpstreamAnswer, UpstreamOptions } from "./upstream-options.ts";
