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
      .option("port", { type: "string", describe: "Port of HTTP; 0 takes any that is free" })
      .option("host", { type: "string", describe: "Address of HTTP" })
      .conflicts("stdio", ["http", "port", "host"]),
  run: async (args) => {
    const { ProjectError } = await import("../run/project.ts");
    const { runProject } = await import("../run/run-project.ts");
    try {
      await runProject(String(args["manifest"]), argvOf(args));
      return 0;
    } catch (error) {
      process.stderr.write(
        `${error instanceof ProjectError ? error.message : loadFailure(error, String(args["manifest"]))}\n`,
      );
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

/** What failed while the user's modules were loaded is theirs: said with the part of its stack that is, too. */
function loadFailure(error: unknown, manifest: string): string {
  if (!(error instanceof Error)) return String(error);
  const { code, message, stack = message } = error as NodeJS.ErrnoException;
  if (code === "ERR_MODULE_NOT_FOUND" || /does not provide an export named/.test(message)) {
    return `${message}\nWhether a handler is missing is said by: mcpwright generate --check ${manifest}`;
  }
  const own = new URL("../", import.meta.url).href;
  const lines = stack.split("\n").filter((line) => !line.includes(own) && !line.includes("(node:internal/"));
  return lines.join("\n");
}
