import type { JsonObject } from "../../jsonrpc.ts";
import { fetchObject } from "./bounded-fetch.ts";

/** After a failure the issuer is left alone so long, however many requests come, in milliseconds. */
const PAUSE = 5_000;

/** An authorization server, as its metadata describe it. Its answers are asked for once, and again after a pause. */
export class Issuer {
  readonly id: string;
  #metadata: Promise<JsonObject> | undefined = undefined;
  #failed: { readonly error: unknown; readonly until: number } | undefined = undefined;

  constructor(id: string) {
    this.id = id;
  }

  /** An address its metadata name, such as `jwks_uri`. */
  async endpoint(name: string): Promise<string> {
    this.#metadata ??= this.guarded(() => this.#discover()).catch((error: unknown) => {
      this.#metadata = undefined;
      throw error;
    });
    const url = (await this.#metadata)[name];
    if (typeof url !== "string") throw new Error(`The metadata of ${this.id} have no ${name}`);
    return url;
  }

  /** Runs what asks the issuer; rejects at once while it rests after a failure. */
  async guarded<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#failed !== undefined && Date.now() < this.#failed.until) throw this.#failed.error;
    try {
      return await ask();
    } catch (error) {
      this.#failed = { error, until: Date.now() + PAUSE };
      throw error;
    }
  }

  /** Metadata of OAuth and of OpenID Connect, in the order of AUTH-16. */
  async #discover(): Promise<JsonObject> {
    const { origin, pathname } = new URL(this.id);
    const path = pathname.replace(/\/$/, "");
    const places = [
      `${origin}/.well-known/oauth-authorization-server${path}`,
      `${origin}/.well-known/openid-configuration${path}`,
      ...(path === "" ? [] : [`${origin}${path}/.well-known/openid-configuration`]),
    ];
    const failures: unknown[] = [];
    for (const place of places) {
      try {
        const metadata = await fetchObject(place);
        // Whoever else's metadata these are, its keys are not this issuer's (AUTH-17).
        if (metadata["issuer"] !== this.id) throw new Error(`${place} describes another issuer`);
        return metadata;
      } catch (error) {
        failures.push(error);
      }
    }
    throw new AggregateError(failures, `The metadata of ${this.id} cannot be had`);
  }
}
