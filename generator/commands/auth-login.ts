import type { Command } from "./command.ts";
import { EXIT, failure } from "./remote/exit.ts";

type ClientModule = typeof import("@mcpwright/runtime/client");
type Authorizer = NonNullable<NonNullable<Parameters<ClientModule["connect"]>[1]>["auth"]>;
type Refusal = Parameters<ReturnType<Authorizer["open"]>["refused"]>[0];

/** Signs the user in to a server; later commands use and renew what comes of it. */
export const authLogin: Command = {
  command: "login <url>",
  describe: "Sign in to a server, in the browser",
  options: (yargs) =>
    yargs
      .positional("url", { type: "string", demandOption: true, describe: "URL of the server" })
      .option("scope", { type: "string", nargs: 1, describe: "Scopes to ask for, instead of those the server names" })
      .option("client-id", { type: "string", nargs: 1, describe: "An id that the authorization server knows" })
      .option("client-metadata-url", { type: "string", nargs: 1, describe: "Where the client's metadata is published" })
      .option("browser", {
        type: "boolean",
        default: true,
        describe: "Open the browser; --no-browser shows the address instead",
      })
      .conflicts("client-id", "client-metadata-url")
      .example("$0 auth login https://rooms.example.com/mcp", "sign in")
      .example('$0 auth login https://rooms.example.com/mcp --scope "rooms:read"', "for no more than this"),
  run: async (args) => {
    try {
      const { readUrl } = await import("./remote/target.ts");
      const url = readUrl(String(args["url"])).href;
      const { signIn } = await import("@mcpwright/runtime/auth/client");
      const { browserRedirect, openTokens } = await import("./remote/sign-in.ts");
      const challenge = await challengeOf(url);
      await signIn(url, {
        storage: await openTokens(),
        redirect: await browserRedirect(args["browser"] !== false),
        ...(challenge === undefined ? {} : { challenge }),
        ...given(args, "scope", "scope"),
        ...given(args, "client-id", "clientId"),
        ...given(args, "client-metadata-url", "clientMetadataUrl"),
      });
      process.stderr.write(`Signed in to ${url}.\n`);
      return EXIT.fine;
    } catch (error) {
      return failure(error);
    }
  },
};

function given<Name extends string>(
  args: Readonly<Record<string, unknown>>,
  option: string,
  name: Name,
): { readonly [Key in Name]?: string } {
  return args[option] === undefined ? {} : ({ [name]: String(args[option]) } as { readonly [Key in Name]: string });
}

/** What a server answers a client without a token: it says where to sign in. Undefined where it lets that client in. */
async function challengeOf(url: string): Promise<string | undefined> {
  const { connect } = await import("@mcpwright/runtime/client");
  let refusal: Refusal | undefined;
  const listener: Authorizer = {
    extensions: [],
    open: () => ({
      headers: () => Promise.resolve({}),
      answered: () => {},
      refused: (one) => {
        refusal ??= one;
        return Promise.resolve(false);
      },
    }),
  };
  try {
    const client = await connect(url, { auth: listener });
    await client.close();
  } catch (error) {
    if (refusal?.status !== 401) throw error;
  }
  return refusal?.status === 401 ? (refusal.challenge ?? "") : undefined;
}
