import { LocalError } from "../errors.ts";

/** The server refused with an HTTP status and without a JSON-RPC error. */
export class HttpStatusError extends LocalError {
  readonly status: number;

  constructor(url: string, status: number, body: string) {
    const how = status < 300 ? `${status}, but not as an MCP server does` : `${status}`;
    super("http-status", `${url} answered ${how}${body === "" ? "" : `: ${body.slice(0, 200)}`}`);
    this.name = "HttpStatusError";
    this.status = status;
  }
}
