import type { Command } from "./command.ts";
import { EXIT, fail, failure } from "./remote/exit.ts";

type SignedIn = Awaited<ReturnType<typeof import("@mcpwright/runtime/auth/client")["signedIn"]>>[number];

/** Tells where the user is signed in; never a token. */
export const authStatus: Command = {
  command: "status [url]",
  describe: "Tell where you are signed in",
  options: (yargs) =>
    yargs
      .positional("url", { type: "string", describe: "URL of a server; default: all" })
      .option("json", { type: "boolean", default: false, describe: "Print one JSON document" }),
  run: async (args) => {
    try {
      const { signedIn } = await import("@mcpwright/runtime/auth/client");
      const { openTokens } = await import("./remote/sign-in.ts");
      const { readUrl } = await import("./remote/target.ts");
      const url = args["url"] === undefined ? undefined : readUrl(String(args["url"]));
      const found = await signedIn(await openTokens());
      const wanted = found.filter(({ server }) => url === undefined || server === url.href);
      if (args["json"] === true) process.stdout.write(`${JSON.stringify(wanted.map(plain), null, 2)}\n`);
      else process.stdout.write(await statusText(wanted));
      if (wanted.length > 0) return EXIT.fine;
      return url === undefined ? fail(EXIT.fine, "Signed in nowhere.") : fail(EXIT.refused, `Not signed in to ${url}.`);
    } catch (error) {
      return failure(error);
    }
  },
};

/** One sign-in as JSON: its fields stay as they are, others may be added. */
function plain({ server, issuer, scopes, expires, renewable, bound }: SignedIn): object {
  const until = expires === undefined ? {} : { expires: new Date(expires).toISOString() };
  return { server: shownUrl(server), issuer, scopes, ...until, renewable, bound };
}

async function statusText(all: readonly SignedIn[]): Promise<string> {
  const { printable } = await import("./remote/printable.ts");
  const lines = all.flatMap((one) => [
    shownUrl(one.server),
    `  issuer: ${one.issuer}`,
    `  scopes: ${one.scopes.join(" ") || "not said"}`,
    `  token:  ${tokenText(one)}`,
  ]);
  return printable(lines.map((line) => `${line}\n`).join(""));
}

/** A query may hold a secret. */
function shownUrl(server: string): string {
  const { origin, pathname, search } = new URL(server);
  return `${origin}${pathname}${search === "" ? "" : "?…"}`;
}

function tokenText({ expires, renewable }: SignedIn): string {
  if (expires === undefined) return "the issuer does not say for how long";
  const time = new Date(expires).toISOString();
  if (expires > Date.now()) return `until ${time}${renewable ? ", then renewed" : ""}`;
  return renewable ? `ended ${time}, renewed when it is used` : `ended ${time}: sign in again`;
}
