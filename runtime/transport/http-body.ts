import { ErrorCode } from "../errors.ts";
import type { Headers } from "../server/engine.ts";
import type { HttpLimits } from "../server/settings.ts";
import type { Body, BodyFailure } from "./exchange.ts";
import { headerText } from "./header-text.ts";
import { checkJson, JsonTextError, parseJson } from "./json-text.ts";
import { Refusal } from "./refusal.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Looks at what a POST says of its body. Throws a `Refusal`. */
export function checkBodyHeaders(headers: Headers, limits: HttpLimits): void {
  const type = headerText(headers["content-type"]);
  if (type !== "application/json" && !/^application\/json\s*(;|$)/i.test(type ?? "")) {
    throw new Refusal(415, "Content-Type must be application/json");
  }
  const encoding = headerText(headers["content-encoding"]);
  if (encoding !== undefined && encoding !== "identity") throw new Refusal(415, "Content-Encoding must be identity");
  if (Number(headers["content-length"]) > limits.body) throw bodyRefusal("size", limits);
}

/** The one JSON value a POST brings. Throws a `Refusal`. */
export function messageOf(body: Body, limits: HttpLimits): unknown {
  if ("failure" in body) throw bodyRefusal(body.failure, limits);
  try {
    if ("bytes" in body) return parseJson(decode(body.bytes), limits.depth);
    checkJson(body.value, limits.depth);
    return body.value;
  } catch (error) {
    if (error instanceof JsonTextError) throw new Refusal(400, `The body ${error.message}`, ErrorCode.parse);
    throw error;
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new JsonTextError("is not valid UTF-8");
  }
}

function bodyRefusal(failure: BodyFailure, { body, bodyTime }: HttpLimits): Refusal {
  switch (failure) {
    case "size":
      return new Refusal(413, `The body is longer than ${body} bytes (serve.http.limits.body)`);
    case "time":
      return new Refusal(408, `The body took longer than ${bodyTime} ms (serve.http.limits.bodyTime)`);
    case "read":
      return new Refusal(
        400,
        "The body was read before it came here, and not handed over as parsed JSON",
        ErrorCode.parse,
      );
    case "gone":
      return new Refusal(400, "The client left");
  }
}
