import { readdir, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Argv } from "yargs";
import type { Command } from "./command.ts";
import { printFindings } from "./spec-report.ts";

/** `spec build`: writes the protocol package, or with `--check` compares it. */
export const specBuild: Command = {
  command: "build",
  describe: "Write the protocol package from the schemas",
  options(yargs: Argv): Argv {
    return yargs
      .option("schema", { type: "string", default: "schema", describe: "Folder of revisions.json and protocol/" })
      .option("out", { type: "string", default: "generated", describe: "Folder the package is written to" })
      .option("check", { type: "boolean", default: false, describe: "Compare only; exit 1 if anything would change" })
      .option("official", { type: "boolean", default: false, describe: "Compile the official files without errata" });
  },
  async run(args: Readonly<Record<string, unknown>>): Promise<number> {
    const [schema, out] = [String(args["schema"]), String(args["out"])];
    const { loadProtocol } = await import("../protocol/load.ts");
    const { loadContract, planProtocol } = await import("../protocol/protocol-plan.ts");
    const { comparePlan, writePlan } = await import("../plan.ts");
    const { source, findings: loading } = await loadProtocol(schema);
    if (source.revisions.length === 0) {
      process.stderr.write(`${schema} holds no revisions; import one with \`mcpwright spec import FILE\`.\n`);
      return 2;
    }
    const { plan, findings } = await planProtocol(source, await loadContract(), args["official"] === true);
    if (printFindings([...loading, ...findings]) || plan.size === 0) return 1;
    const stale = await findStale(out, plan);
    if (args["check"] === true) {
      const { missing, changed } = await comparePlan(out, plan);
      const differences = [
        ...missing.map((path) => `missing   ${path}`),
        ...changed.map((path) => `outdated  ${path}`),
        ...stale.map((path) => `stale     ${path}`),
      ];
      if (differences.length === 0) return 0;
      process.stdout.write(`${differences.join("\n")}\nRun \`mcpwright spec build\`.\n`);
      return 1;
    }
    const { missing, changed, unchanged } = await writePlan(out, plan);
    for (const path of stale) await rm(join(out, path));
    const count = missing.length + changed.length;
    process.stdout.write(`${count} files written, ${stale.length} removed, ${unchanged.length} unchanged in ${out}\n`);
    return 0;
  },
};

/** Files in the folders of revisions and of the contract that the plan no longer has. */
async function findStale(out: string, plan: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const folders = (await readdir(out).catch(() => [])).filter((name) =>
    /^(contract|draft|\d{4}-\d\d-\d\d)$/.test(name),
  );
  const listed = folders.map(async (folder) => {
    const entries = await readdir(join(out, folder), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map((entry) => relative(out, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  });
  return (await Promise.all(listed)).flat().filter((path) => !plan.has(path));
}
