import type { InitializeRequest, InitializeResult } from "@mcpwright/protocol/2025-11-25";
import type { RevisionEntry } from "@mcpwright/protocol/contract";
import { LocalError } from "../errors.ts";
import { isObject } from "../jsonrpc.ts";
import type { Agreement } from "./agreement.ts";
import { isRefusal } from "./contradiction.ts";
import { MODERN_ERRORS } from "./discover.ts";
import { type Exchange, resultOf } from "./exchange.ts";
import { HttpStatusError } from "./http-status-error.ts";
import { initialized } from "./initialized.ts";
import type { Envelope, Link, Reply } from "./link.ts";
import type { Offer } from "./offer.ts";

const method: InitializeRequest["method"] = "initialize";
/** Since this revision HTTP names the version on every request (SHTTP-33, SHTTP-37). */
const VERSION_HEADER_SINCE = "2025-06-18";

/** Asks; once more over an older transport where the server refuses the handshake and knows that one (DUAL-10). */
async function askEither(link: Link, ask: () => Promise<Reply>): Promise<Reply> {
  const first = await ask().catch((error: unknown) => {
    if (error instanceof HttpStatusError) return error;
    throw error;
  });
  if (isUnknown(first) && (await link.fallBack?.())) return ask();
  if (first instanceof HttpStatusError) throw first;
  return first;
}

/** Whether the server may know nothing of the handshake here; a modern error is a modern server's. */
function isUnknown(answer: Reply | HttpStatusError): boolean {
  if (!isRefusal(answer.status ?? 200)) return false;
  const error = "response" in answer && "error" in answer.response ? answer.response.error : undefined;
  return error === undefined || !MODERN_ERRORS.has(error.code);
}

/** Opens a legacy session, offering `version` (LIFE-02); `accepted` are the versions the server may answer with. */
export async function initialize(
  exchange: Exchange,
  version: string,
  accepted: readonly RevisionEntry[],
  offer: Offer,
): Promise<Agreement> {
  const { clientInfo, capabilities, timeout, signal } = offer;
  // Only this era is told of changed roots (ROOT-04).
  const roots = capabilities.roots === undefined ? {} : { roots: { listChanged: true } };
  const params = { protocolVersion: version, capabilities: { ...capabilities, ...roots }, clientInfo };
  const options = { timeout, cancellable: false, ...(signal === undefined ? {} : { signal }) };
  const reply = await askEither(exchange.link, () => exchange.ask(method, params, {}, options));
  const result = resultOf(reply) as Partial<InitializeResult>;
  const entry = accepted.find(({ id }) => id === result.protocolVersion);
  if (entry === undefined) {
    // LIFE-11, AMB-01: there is nothing to talk in.
    const known = accepted.map(({ id }) => id).join(", ");
    throw new LocalError(
      "unsupported-version",
      `The server speaks ${String(result.protocolVersion)}, this client ${known}`,
    );
  }
  const envelope: Envelope = {
    ...(entry.id >= VERSION_HEADER_SINCE ? { version: entry.id } : {}),
    ...(reply.session === undefined ? {} : { session: reply.session }),
  };
  // Its tables are there before the server may ask anything.
  const revision = await entry.client();
  await exchange.link.send(initialized(), envelope);
  return {
    revision,
    envelope,
    serverInfo: isObject(result.serverInfo) ? result.serverInfo : undefined,
    capabilities: isObject(result.capabilities) ? (result.capabilities as Agreement["capabilities"]) : {},
    instructions: typeof result.instructions === "string" ? result.instructions : undefined,
  };
}
