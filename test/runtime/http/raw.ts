/** HTTP as bytes, for what no client library would send. */
import { request as httpRequest, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";

export interface RawReply {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

/** Sends a request with any headers, `Host` included. */
export function request(url: string, init: RequestInit): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const { method = "GET", headers = {}, body } = init;
    const sent = httpRequest(url, { method, headers: headers as Record<string, string>, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** The bytes of a request, as `init` describes it. */
export function bytesOf(url: string, init: RequestInit, body = init.body as string): Buffer {
  const { host, pathname } = new URL(url);
  const headers = Object.entries({ host, "content-length": Buffer.byteLength(body), ...(init.headers as object) });
  const head = [`POST ${pathname} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${String(value)}`)];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** A connection, and everything that came over it. */
export class Wire {
  readonly socket: Socket;
  readonly closed: Promise<void>;
  text = "";
  #watchers: (() => void)[] = [];

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    this.socket.setEncoding("utf8");
    this.socket.on("data", (chunk: string) => {
      this.text += chunk;
      this.#look();
    });
    this.socket.on("error", () => {});
    this.socket.on("end", () => this.socket.end());
    this.closed = new Promise((resolve) => {
      this.socket.on("close", () => {
        resolve();
        this.#look();
      });
    });
  }

  /** Resolves when what came satisfies the condition; rejects when the connection closes before. */
  until(condition: (text: string) => boolean): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (condition(this.text)) resolve(this.text);
        else if (this.socket.destroyed) reject(new Error(`closed after ${JSON.stringify(this.text.slice(-200))}`));
      };
      this.#watchers.push(look);
      look();
    });
  }

  /** Resolves when more may be written, or the connection is closed. */
  async drained(): Promise<void> {
    await Promise.race([new Promise((resolve) => this.socket.once("drain", resolve)), this.closed]);
  }

  #look(): void {
    for (const watcher of this.#watchers) watcher();
  }
}
