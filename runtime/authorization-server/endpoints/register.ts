import type { Asked } from "../asked.ts";
import { readClientMetadata } from "../client-metadata.ts";
import { digestOf, randomText } from "../digest.ts";
import { OAuthError } from "../oauth-error.ts";
import type { Parts } from "../parts.ts";
import { json, type Reply } from "../reply.ts";

/** A client registers itself (RFC 7591). A secret is shown once. */
export async function answerRegister(asked: Asked, { provider, limits }: Parts): Promise<Reply> {
  if (!limits.registrations.allows("")) {
    throw new OAuthError("temporarily_unavailable", "Too many clients register now", 429);
  }
  const description = readClientMetadata(await asked.json());
  const secret = description.token_endpoint_auth_method === "none" ? undefined : randomText();
  const issued = { client_id: randomText(), client_id_issued_at: Math.floor(Date.now() / 1000) };
  await provider.registerClient({
    ...description,
    ...issued,
    ...(secret !== undefined && { secretDigest: digestOf(secret) }),
  });
  return json(201, {
    ...description,
    ...issued,
    response_types: ["code"],
    ...(secret !== undefined && { client_secret: secret, client_secret_expires_at: 0 }),
  });
}
