import type { Diagnostic } from "../diagnostics.ts";
import type { Environment } from "../manifest/environment.ts";
import type { ReportFormat } from "../report.ts";
import type { Command } from "./command.ts";

/** `mcpwright validate`: everything that is wrong with manifests, without writing anything. */
export const validate: Command = {
  command: "validate [manifest..]",
  describe: "Check manifests and print what is wrong with them",
  options: (yargs) =>
    yargs
      .positional("manifest", { type: "string", array: true, describe: "Manifests to check", default: ["mcp.yaml"] })
      .option("format", {
        choices: ["text", "json", "github"] as const,
        default: "text",
        describe: "Form of the report",
      })
      .option("env", { type: "boolean", default: false, describe: "Also check that all variables are set" })
      .option("env-file", { type: "string", describe: "The same, with the variables of a file" }),
  run: async (args) => {
    const { dirname, resolve } = await import("node:path");
    const { loadManifest } = await import("../manifest/load-manifest.ts");
    const { countOf, renderReport } = await import("../report.ts");
    const env = await readEnvironment(args);
    const texts = new Map<string, string>();
    const diagnostics: Diagnostic[] = [];
    const files = [...new Set(args["manifest"] as readonly string[])];
    for (const file of files) {
      const text = await readInput(file);
      texts.set(file, text);
      const options = { file, folder: dirname(resolve(file)), ...(env ? { env } : {}) };
      diagnostics.push(...loadManifest(text, options).diagnostics);
    }
    const format = args["format"] as ReportFormat;
    process.stdout.write(renderReport(diagnostics, format, { textOf: (file) => texts.get(file) }));
    const failed = diagnostics.some(({ severity }) => severity === "error");
    if (format === "text" && !failed) {
      process.stdout.write(
        `${files.join(", ")}: fine${diagnostics.length > 0 ? ` but for ${countOf(diagnostics)}` : ""}\n`,
      );
    }
    return failed ? 1 : 0;
  },
};

/** The variables to check against, when the command line asks for that. */
async function readEnvironment(args: Readonly<Record<string, unknown>>): Promise<Environment | undefined> {
  const file = args["env-file"];
  if (typeof file !== "string") return args["env"] === true ? process.env : undefined;
  const { parseEnv } = await import("node:util");
  const parsed = parseEnv(await readInput(file)) as Environment;
  return args["env"] === true ? { ...parsed, ...process.env } : parsed;
}

/** The text of a file that the command line names; its absence is a mistake in the command line. */
async function readInput(file: string): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { UsageError } = await import("../cli.ts");
    const { fileProblem } = await import("../file-problem.ts");
    throw new UsageError(`${file} cannot be read: ${fileProblem(error) ?? error}`);
  }
}
