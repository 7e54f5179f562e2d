import { authLogin } from "./auth-login.ts";
import { authLogout } from "./auth-logout.ts";
import { authStatus } from "./auth-status.ts";
import type { Command } from "./command.ts";
import { subcommands } from "./subcommands.ts";

/** `mcpwright auth …`: the sign-ins that the commands which talk to servers use. */
export const auth: Command = {
  command: "auth",
  describe: "Sign in to protected servers, and out again",
  options: (yargs) =>
    subcommands(yargs, [authLogin, authStatus, authLogout], "Name what to do: login, status or logout."),
  run: () => Promise.resolve(2),
};
