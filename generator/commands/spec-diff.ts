import type { Argv } from "yargs";
import type { Command } from "./command.ts";
import { printFindings } from "./spec-report.ts";

/** `spec diff`: what changed between two revisions. */
export const specDiff: Command = {
  command: "diff <from> <to>",
  describe: "Explain what changed between two revisions",
  options(yargs: Argv): Argv {
    return yargs
      .positional("from", { type: "string", demandOption: true, describe: "Older revision" })
      .positional("to", { type: "string", demandOption: true, describe: "Newer revision" })
      .option("schema", { type: "string", default: "schema", describe: "Folder of revisions.json and protocol/" })
      .option("format", { choices: ["text", "json"] as const, default: "text", describe: "Form of the output" });
  },
  async run(args: Readonly<Record<string, unknown>>): Promise<number> {
    const { loadProtocol } = await import("../protocol/load.ts");
    const { diffRevisions } = await import("../protocol/diff.ts");
    const { renderDiff } = await import("../protocol/diff-text.ts");
    const { normaliseRevision } = await import("../protocol/normalise.ts");
    const { source, findings } = await loadProtocol(String(args["schema"]));
    if (printFindings(findings)) return 1;
    const find = (id: unknown) => source.revisions.find(({ info }) => info.id === id);
    const [from, to] = [find(args["from"]), find(args["to"])];
    if (from === undefined || to === undefined) {
      const missing = String(args[from === undefined ? "from" : "to"]);
      const known = source.revisions.map(({ info }) => info.id).join(", ") || `none in ${args["schema"]} (--schema)`;
      process.stderr.write(`There is no revision ${missing}; known: ${known}.\n`);
      return 2;
    }
    const diff = diffRevisions(normaliseRevision(from, true).model, normaliseRevision(to, true).model);
    process.stdout.write(args["format"] === "json" ? `${JSON.stringify(diff, null, 2)}\n` : renderDiff(diff));
    return 0;
  },
};
