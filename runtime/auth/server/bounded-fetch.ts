import { isObject, type JsonObject } from "../../jsonrpc.ts";
import { isSafeUrl } from "./auth-settings.ts";

/** Longest answer of an issuer, in bytes, and longest time it may take, in milliseconds. */
const MOST_BYTES = 256 * 1024;
const MOST_TIME = 5_000;

/** Fetches a JSON object of an issuer: no redirects, bounded in size and time. Rejects where there is none. */
export async function fetchObject(url: string, init: RequestInit = {}): Promise<JsonObject> {
  if (!isSafeUrl(url)) throw new Error(`${url} is neither https nor on a loopback address`);
  const response = await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(MOST_TIME) });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`${url} answered with status ${response.status}`);
  }
  const value: unknown = JSON.parse(await boundedText(url, response));
  if (!isObject(value)) throw new Error(`${url} answered with no object`);
  return value;
}

async function boundedText(url: string, { body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels what is still to come.
    if (size > MOST_BYTES) throw new Error(`${url} answered with more than ${MOST_BYTES} bytes`);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString();
}
