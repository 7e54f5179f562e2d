/** Signs commands in, with tokens that are kept in a file, and by the user's browser. */
import { printable } from "./printable.ts";
import { tokensFile } from "./tokens-file.ts";

type AuthModule = typeof import("@mcpwright/runtime/auth/client");
type Authorizer = ReturnType<AuthModule["oauth"]>;
type RedirectSource = Parameters<AuthModule["oauth"]>[0]["redirect"];
type TokensFile = InstanceType<AuthModule["FileStorage"]>;

/** The file of tokens. */
export async function openTokens(): Promise<TokensFile> {
  const { FileStorage } = await import("@mcpwright/runtime/auth/client");
  return new FileStorage(tokensFile());
}

/** Renews what is kept; where that is not enough it asks in the browser, or says what to do where nobody may be asked. */
export async function authorizer(url: string, options: { mayAsk: boolean; browser: boolean }): Promise<Authorizer> {
  const { oauth } = await import("@mcpwright/runtime/auth/client");
  const redirect = options.mayAsk ? await browserRedirect(options.browser) : refusal(url);
  return oauth({ redirect, storage: await openTokens() });
}

/** Shows the address on stderr, and opens it unless that is not wanted. */
export async function browserRedirect(browser: boolean): Promise<RedirectSource> {
  const { loopbackRedirect, openBrowser } = await import("@mcpwright/runtime/auth/client");
  const say = (text: string): void => void process.stderr.write(printable(`${text}\n`));
  return loopbackRedirect({
    async open(url) {
      say(
        `${browser ? "Your browser opens to sign in" : "Open this address to sign in"} at ${url.host}:\n  ${url.href}`,
      );
      if (browser) await openBrowser(url).catch(() => say("No browser could be started: open the address yourself."));
    },
  });
}

function refusal(url: string): RedirectSource {
  return async () => {
    const { LocalError } = await import("@mcpwright/runtime/client");
    const todo = `run \`mcpwright auth login ${url}\`, repeat this with --auth, or pass a token with --header`;
    throw new LocalError("sign-in-needed", `${url} asks you to sign in: ${todo}`);
  };
}
