import type { PermissionsFormat } from "../permissions/render-permissions.ts";
import type { Command } from "./command.ts";

/** `mcpwright report permissions`: who may use what of a server. */
export const reportPermissions: Command = {
  command: "permissions [manifest]",
  describe: "Who may call what: scopes, keys, and what each tool does",
  options: (yargs) =>
    yargs.positional("manifest", { type: "string", default: "mcp.yaml", describe: "The manifest" }).option("format", {
      choices: ["text", "markdown", "json"] as const,
      default: "text",
      describe: "Form of the report",
    }),
  run: async (args) => {
    const { readFile } = await import("node:fs/promises");
    const { dirname, resolve } = await import("node:path");
    const { loadManifest } = await import("../manifest/load-manifest.ts");
    const { derivePermissions } = await import("../permissions/derive-permissions.ts");
    const { renderPermissions } = await import("../permissions/render-permissions.ts");
    const { readFailure, report } = await import("./projects.ts");
    const manifest = String(args["manifest"]);
    const text = await readFile(manifest, "utf8").catch(readFailure(manifest));
    if (text === undefined) return 2;
    const { model, diagnostics } = loadManifest(text, { file: manifest, folder: dirname(resolve(manifest)) });
    const fine = report(diagnostics, new Map([[manifest, text]]));
    if (!fine || model === undefined) return 1;
    process.stdout.write(renderPermissions(derivePermissions(model), args["format"] as PermissionsFormat));
    return 0;
  },
};
