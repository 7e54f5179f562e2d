import { LocalError } from "../../errors.ts";
import type { ClientMetadata } from "./client-registration.ts";
import { checkMetadataUrl } from "./metadata-url.ts";

/** What has to stand in a document whose address is a client's id. */
export interface ClientMetadataDocument extends ClientMetadata {
  /** What users read when they are asked. */
  readonly client_name: string;
  /** Where users are sent back to; `http://127.0.0.1/callback` is `loopbackRedirect()`, whatever its port. */
  readonly redirect_uris: string[];
}

/**
 * The document to publish, as JSON, at the https URL that is to be the client's id (AUTH-21); pass the same URL to `oauth`
 * as `clientMetadataUrl`. Throws the `LocalError` `bad-option` where the URL cannot be an id.
 */
export function clientMetadataDocument(
  url: string,
  about: ClientMetadataDocument,
): ClientMetadataDocument & { readonly client_id: string } {
  checkMetadataUrl(url);
  if (about.redirect_uris.length === 0) {
    throw new LocalError("bad-option", "redirect_uris is empty: users could not be sent back");
  }
  return {
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    token_endpoint_auth_method: "none",
    ...about,
    client_id: url,
  };
}
