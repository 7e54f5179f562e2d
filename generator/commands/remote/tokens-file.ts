import { homedir } from "node:os";
import { join } from "node:path";

/** Where the command line keeps its tokens: `MCPWRIGHT_TOKENS`, else a file of the user's own. */
export function tokensFile(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  const { MCPWRIGHT_TOKENS, APPDATA, XDG_CONFIG_HOME } = env;
  if (MCPWRIGHT_TOKENS) return MCPWRIGHT_TOKENS;
  const settings = platform === "win32" ? APPDATA : XDG_CONFIG_HOME;
  return join(settings || join(homedir(), ".config"), "mcpwright", "tokens.json");
}
