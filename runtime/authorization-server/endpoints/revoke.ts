import { type Asked, needed } from "../asked.ts";
import { authenticate } from "../client-authentication.ts";
import type { Parts } from "../parts.ts";
import type { Reply } from "../reply.ts";

/** A client gives a token back (RFC 7009). What is not its own is not touched, and it is not told so. */
export async function answerRevoke(asked: Asked, parts: Parts): Promise<Reply> {
  const form = await asked.form();
  const { client } = await authenticate(asked, form, parts);
  const { provider } = parts;
  const token = needed(form, "token");
  const found = (await provider.loadRefreshToken(client, token)) ?? (await provider.loadAccessToken(token));
  if (found?.clientId === client.client_id) await provider.revokeToken(found);
  return { status: 200, headers: { "cache-control": "no-store" }, body: "" };
}
