import type { Argv } from "yargs";
import { authLogin } from "./auth-login.ts";
import { authLogout } from "./auth-logout.ts";
import { authStatus } from "./auth-status.ts";
import type { Command } from "./command.ts";

/** `mcpwright auth …`: the sign-ins that the commands which talk to servers use. */
export const auth: Command = {
  command: "auth",
  describe: "Sign in to protected servers, and out again",
  options(yargs: Argv): Argv {
    for (const command of [authLogin, authStatus, authLogout]) {
      yargs.command(
        command.command,
        command.describe,
        (builder) => command.options(builder),
        async (args) => {
          process.exitCode = await command.run(args);
        },
      );
    }
    return yargs.demandCommand(1, "Name what to do: login, status or logout.");
  },
  run: () => Promise.resolve(2),
};
