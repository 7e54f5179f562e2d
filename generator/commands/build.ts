import type { Command } from "./command.ts";

/** Makes one file of a project. */
export const build: Command = {
  command: "build [manifest]",
  describe: "Bundle the server of a manifest into one JavaScript file for Node 20 and later",
  options: (yargs) =>
    yargs
      .positional("manifest", { type: "string", default: "mcp.yaml", describe: "The manifest" })
      .option("output", { alias: "o", type: "string", default: "dist/server.mjs", describe: "File to write" }),
  run: async (args) => {
    const { ProjectError } = await import("../run/project.ts");
    const { buildProject } = await import("../run/build-project.ts");
    try {
      const { outfile, bytes } = await buildProject(String(args["manifest"]), String(args["output"]));
      process.stdout.write(`created ${outfile} (${Math.ceil(bytes / 1024)} KiB)\n`);
      return 0;
    } catch (error) {
      if (error instanceof ProjectError) process.stderr.write(`${error.message}\n`);
      else if (isBuildFailure(error)) process.stderr.write(`${error.errors.map(line).join("\n")}\n`);
      else throw error;
      return 1;
    }
  },
};

interface BuildError {
  readonly text: string;
  readonly location: { readonly file: string; readonly line: number; readonly column: number } | null;
}

function isBuildFailure(error: unknown): error is { readonly errors: readonly BuildError[] } {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}

function line({ text, location }: BuildError): string {
  return location === null ? text : `${location.file}:${location.line}:${location.column + 1}: ${text}`;
}
