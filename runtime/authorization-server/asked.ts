import { bodyInTime } from "../transport/body-in-time.ts";
import type { Exchange } from "../transport/exchange.ts";
import { headerText } from "../transport/header-text.ts";
import { Sweep } from "../transport/sweep.ts";
import { OAuthError } from "./oauth-error.ts";

/** Longest address with its query, and longest body. */
const MOST_TARGET = 16 * 1024;
const LIMITS = { body: 64 * 1024, bodyTime: 10_000 };
const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;
const JSON_TYPE = /^application\/json\s*(;|$)/i;

const sweep: Sweep = new Sweep();

/** A request as the endpoints see it. */
export class Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Exchange["headers"];
  /** Where it comes from, as far as the host says. */
  readonly address: string;
  readonly #exchange: Exchange;

  /** Throws an `OAuthError` for an address that is too long. */
  constructor(exchange: Exchange, address: string) {
    const target = `${exchange.prefix}${exchange.target}`;
    if (target.length > MOST_TARGET) throw new OAuthError("invalid_request", "The address is too long", 414);
    const query = target.indexOf("?");
    this.method = exchange.method;
    this.path = query < 0 ? target : target.slice(0, query);
    this.query = new URLSearchParams(query < 0 ? "" : target.slice(query));
    this.headers = exchange.headers;
    this.address = address;
    this.#exchange = exchange;
  }

  header(name: string): string | undefined {
    return headerText(this.headers[name]);
  }

  cookie(name: string): string | undefined {
    const pairs = (this.header("cookie") ?? "").split(";").map((pair) => pair.trim());
    return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  }

  /** The fields of a form that was posted. Rejects with an `OAuthError`. */
  async form(): Promise<URLSearchParams> {
    const value = await this.#body(FORM, "application/x-www-form-urlencoded");
    if (typeof value === "string") return new URLSearchParams(value);
    const pairs = Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === "string");
    return new URLSearchParams(pairs);
  }

  /** The JSON value that was posted. Rejects with an `OAuthError`. */
  async json(): Promise<unknown> {
    const value = await this.#body(JSON_TYPE, "application/json");
    if (typeof value !== "string") return value;
    try {
      return JSON.parse(value);
    } catch {
      throw new OAuthError("invalid_request", "The body is not JSON");
    }
  }

  /** The body, as text or as the host has parsed it. */
  async #body(type: RegExp, name: string): Promise<string | object> {
    if (!type.test(this.header("content-type") ?? "")) {
      throw new OAuthError("invalid_request", `Content-Type must be ${name}`, 415);
    }
    const body = await bodyInTime(this.#exchange, LIMITS, sweep);
    if ("bytes" in body) return Buffer.from(body.bytes).toString();
    if ("value" in body && typeof body.value === "object" && body.value !== null) return body.value;
    const late = "failure" in body && body.failure === "time";
    const long = "failure" in body && body.failure === "size";
    if (long) throw new OAuthError("invalid_request", `The body is longer than ${LIMITS.body} bytes`, 413);
    throw new OAuthError(
      "invalid_request",
      late ? "The body did not come in time" : "There is no body",
      late ? 408 : 400,
    );
  }
}

/** A parameter that may stand there once (RFC 6749 §3.1). Throws an `OAuthError`. */
export function single(parameters: URLSearchParams, name: string): string | undefined {
  const values = parameters.getAll(name);
  if (values.length > 1) throw new OAuthError("invalid_request", `${name} is there more than once`);
  // An empty value is none.
  return values[0] === "" ? undefined : values[0];
}

/** The same for one that has to be there. */
export function needed(parameters: URLSearchParams, name: string): string {
  const value = single(parameters, name);
  if (value === undefined) throw new OAuthError("invalid_request", `${name} is missing`);
  return value;
}
