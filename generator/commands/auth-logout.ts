import type { Command } from "./command.ts";
import { EXIT, fail, failure, RemoteUsage } from "./remote/exit.ts";

/** Signs the user out: tokens are revoked where the issuer can, and forgotten. */
export const authLogout: Command = {
  command: "logout [url]",
  describe: "Sign out of a server: revoke its tokens and forget them",
  options: (yargs) =>
    yargs
      .positional("url", { type: "string", describe: "URL of the server" })
      .option("all", { type: "boolean", default: false, describe: "Sign out everywhere" }),
  run: async (args) => {
    try {
      const { signedIn, signOut } = await import("@mcpwright/runtime/auth/client");
      const { openTokens } = await import("./remote/sign-in.ts");
      const { readUrl } = await import("./remote/target.ts");
      if ((args["url"] === undefined) !== (args["all"] === true)) throw new RemoteUsage("Name a server, or --all.");
      const storage = await openTokens();
      const servers =
        args["all"] === true
          ? (await signedIn(storage)).map(({ server }) => server)
          : [readUrl(String(args["url"])).href];
      let code = EXIT.fine;
      for (const server of servers) {
        const done = await signOut(server, { storage });
        if (done === undefined) code = fail(EXIT.refused, `Not signed in to ${server}.`);
        else if (done.error !== undefined) {
          code = fail(EXIT.connection, `Signed out of ${server}; its tokens were not revoked: ${textOf(done.error)}`);
        } else {
          const revoked = done.revoked ? "its tokens are revoked" : `${done.issuer} has no way to revoke tokens`;
          process.stderr.write(`Signed out of ${server}; ${revoked}.\n`);
        }
      }
      return code;
    } catch (error) {
      return failure(error);
    }
  },
};

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
