import type { Command } from "./command.ts";

/** Runs a project as it stands: TypeScript handlers need no build. */
export const run: Command = {
  command: "run [manifest]",
  describe: "Run the server of a manifest, on stdio or HTTP",
  options: (yargs) =>
    yargs
      .positional("manifest", { type: "string", default: "mcp.yaml", describe: "The manifest" })
      .option("stdio", { type: "boolean", describe: "Serve stdin and stdout" })
      .option("http", { type: "boolean", describe: "Serve HTTP; the default where the manifest has serve.http" })
      .option("port", { type: "number", describe: "Port of HTTP; 0 takes any that is free" })
      .option("host", { type: "string", describe: "Address of HTTP" })
      .conflicts("stdio", ["http", "port", "host"]),
  run: async (args) => {
    const { ProjectError } = await import("../run/project.ts");
    const { runProject } = await import("../run/run-project.ts");
    try {
      await runProject(String(args["manifest"]), argvOf(args));
      return 0;
    } catch (error) {
      process.stderr.write(`${error instanceof ProjectError ? error.message : loadFailure(error)}\n`);
      return 1;
    }
  },
};

/** The flags that `serve` reads. */
function argvOf(args: Readonly<Record<string, unknown>>): readonly string[] {
  const switches = ["stdio", "http"].filter((name) => args[name] === true).map((name) => `--${name}`);
  const values = ["port", "host"].filter((name) => args[name] !== undefined).map((name) => `--${name}=${args[name]}`);
  return [...switches, ...values];
}

/** What failed while the user's modules were loaded is theirs: said with its stack. */
function loadFailure(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
