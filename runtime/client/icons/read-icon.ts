import type { Icon } from "@mcpwright/protocol/2026-07-28";
import { LocalError } from "../../errors.ts";
import { quoted } from "../../jsonrpc.ts";
import { type ImageFacts, imageFacts } from "./image-facts.ts";

const MOST_BYTES = 512 * 1024;
const LONGEST_SIDE = 1024;
const MOST_REDIRECTS = 3;
const TIMEOUT = 10_000;
const TYPES = "image/png, image/jpeg and image/webp";

export interface IconOptions {
  /** The URL of the server that lists the icon: it may come from there. Without one, only `data:` and `origins` are read. */
  readonly server?: string | URL;
  /** Further origins that icons may come from, such as `https://cdn.example`. */
  readonly origins?: readonly string[];
  /** Most bytes; 524 288. */
  readonly maxBytes?: number;
  /** Most pixels in width and in height; 1024. */
  readonly maxSide?: number;
  readonly signal?: AbortSignal;
  /** What makes the requests; default: the `fetch` of the runtime. */
  readonly fetch?: typeof fetch;
}

/** An icon that is safe to show: an image of the type it is said to be. */
export interface ReadIcon extends Omit<ImageFacts, "animated"> {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Reads an icon as what it is, data of a stranger: from `https:` or `data:` only, without credentials, from the server's own
 * origin, and no more of it than an icon has (ICON-04, ICON-05). Throws the `LocalError` `bad-icon`, which says what is wrong.
 */
export async function readIcon(icon: Icon, options: IconOptions = {}): Promise<ReadIcon> {
  const { maxBytes = MOST_BYTES, maxSide = LONGEST_SIDE } = options;
  const url = URL.canParse(icon.src) ? new URL(icon.src) : undefined;
  if (url?.protocol !== "https:" && url?.protocol !== "data:") {
    throw bad(`its address is of https: or data:, which ${quoted(icon.src.slice(0, 100))} is not`);
  }
  // A data: URL is at most three times as long as what it holds.
  if (url.protocol === "data:" && icon.src.length > 3 * maxBytes + 1024) throw tooLong(maxBytes);
  const reading = url.protocol === "data:" ? readData(url, maxBytes) : readRemote(url, options, maxBytes);
  const bytes = await reading.catch((cause: unknown) => {
    throw LocalError.is(cause) ? cause : bad("it cannot be read", cause);
  });
  const facts = imageFacts(bytes);
  if (facts === undefined) throw bad(`it is none of ${TYPES}`);
  const { animated, ...image } = facts;
  const said = icon.mimeType === "image/jpg" ? "image/jpeg" : icon.mimeType;
  if (said !== undefined && said !== image.mimeType) throw bad(`it is ${image.mimeType}, not ${quoted(said)}`);
  if (animated) throw bad("it has more than one frame");
  if (image.width > maxSide || image.height > maxSide) {
    throw bad(`it has ${image.width} × ${image.height} pixels, and at most ${maxSide} × ${maxSide} are shown`);
  }
  return { ...image, bytes };
}

/** A data: URL holds its own answer: nothing is sent. */
async function readData(url: URL, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  return readBody(await fetch(url.href), maxBytes);
}

async function readRemote(first: URL, options: IconOptions, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const { server, origins = [], fetch: given = fetch, signal } = options;
  const allowed = new Set([...(server === undefined ? [] : [new URL(server).origin]), ...origins]);
  if (!allowed.has(first.origin)) throw bad(`${first.origin} is neither its server's origin nor one of \`origins\``);
  const late = AbortSignal.timeout(TIMEOUT);
  const ending = signal === undefined ? late : AbortSignal.any([signal, late]);
  let url = first;
  for (let redirects = 0; ; redirects++) {
    const answer = await given.call(globalThis, url.href, {
      credentials: "omit",
      headers: { Accept: TYPES.replace(" and", ",") },
      redirect: "manual",
      referrerPolicy: "no-referrer",
      signal: ending,
    });
    const to = answer.headers.get("location");
    if (answer.status < 300 || answer.status >= 400 || to === null) {
      if (answer.ok) return readBody(answer, maxBytes);
      throw bad(`${url.origin} answered ${answer.status}`);
    }
    await answer.body?.cancel();
    const next = URL.canParse(to, url.href) ? new URL(to, url) : undefined;
    // The origin has the scheme in it.
    if (next?.origin !== first.origin)
      throw bad(`it is sent on to ${quoted(to.slice(0, 100))}, away from ${first.origin}`);
    if (redirects === MOST_REDIRECTS) throw bad(`it is sent on more than ${MOST_REDIRECTS} times`);
    url = next;
  }
}

async function readBody(answer: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.byteLength;
    // Leaving the loop lets go of the rest.
    if (length > maxBytes) throw tooLong(maxBytes);
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

function tooLong(maxBytes: number): LocalError {
  return bad(`it is longer than ${maxBytes} bytes`);
}

function bad(why: string, cause?: unknown): LocalError {
  return new LocalError("bad-icon", `The icon is not shown: ${why}`, { cause });
}
