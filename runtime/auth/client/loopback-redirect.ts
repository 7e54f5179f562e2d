import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { LocalError } from "../../errors.ts";
import { openBrowser } from "./open-browser.ts";
import type { Redirect } from "./redirect.ts";

const PATH = "/callback";
const PATIENCE = 5 * 60_000;

export interface LoopbackRedirectOptions {
  /** Shows a URL to the user; default: the system's browser. */
  readonly open?: (url: URL) => void | Promise<void>;
  /** How long the user may take, in milliseconds; 300 000. */
  readonly timeout?: number;
}

/** For programs on the user's own machine: listens on a port of 127.0.0.1 for as long as a sign-in takes. */
export function loopbackRedirect(
  options: LoopbackRedirectOptions = {},
): (earlier: string | undefined) => Promise<Redirect> {
  return async (earlier) => {
    const server = createServer();
    await listenAt(server, earlier);
    return {
      uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`,
      authorize: (url) => caught(server, url, options),
      close() {
        server.close();
        server.closeAllConnections();
      },
    };
  };
}

/** The port that is registered, where it is free. */
async function listenAt(server: Server, earlier: string | undefined): Promise<void> {
  const port = earlier === undefined ? 0 : Number(new URL(earlier).port);
  try {
    await once(server.listen(port, "127.0.0.1"), "listening");
  } catch (error) {
    if (port === 0) throw error;
    await once(server.listen(0, "127.0.0.1"), "listening");
  }
}

async function caught(server: Server, url: URL, options: LoopbackRedirectOptions): Promise<URL> {
  const { open = openBrowser, timeout = PATIENCE } = options;
  const state = url.searchParams.get("state");
  const back = new Promise<URL>((resolve, reject) => {
    const late = new LocalError("timeout", `Nobody signed in within ${timeout} ms`);
    const timer = setTimeout(() => reject(late), timeout);
    server.once("close", () => clearTimeout(timer));
    server.on("request", (request, response) => {
      const target = new URL(request.url ?? "/", "http://127.0.0.1");
      const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", Connection: "close" };
      // Whatever else calls here is not the answer, and the answer is still waited for (AUTH-65).
      if (request.method !== "GET" || target.pathname !== PATH || target.searchParams.get("state") !== state) {
        response.writeHead(404, headers).end("Nothing is here.\n");
        return;
      }
      response.writeHead(200, headers).end("You can close this page and go back to the program.\n");
      response.once("close", () => resolve(target));
    });
  });
  // Both may fail; the first to do so is what is told.
  const shown = Promise.resolve(open(url)).then(() => back);
  return Promise.race([back, shown]);
}
