import type { Argv } from "yargs";
import type { Command } from "./command.ts";
import { printFindings } from "./spec-report.ts";

/** `spec list`: the revisions that were imported. */
export const specList: Command = {
  command: "list",
  describe: "List the imported revisions",
  options(yargs: Argv): Argv {
    return yargs
      .option("schema", { type: "string", default: "schema", describe: "Folder of revisions.json and protocol/" })
      .option("format", { choices: ["text", "json"] as const, default: "text", describe: "Form of the output" });
  },
  async run(args: Readonly<Record<string, unknown>>): Promise<number> {
    const { loadProtocol } = await import("../protocol/load.ts");
    const { normaliseRevision } = await import("../protocol/normalise.ts");
    const { source, findings } = await loadProtocol(String(args["schema"]));
    const failed = printFindings(findings);
    const rows = source.revisions.map((revision) => ({
      ...revision.info,
      definitions: Object.keys(revision.facts.definitions).length,
      methods: normaliseRevision(revision, false).model.methods.length,
      errata: revision.errata.length,
    }));
    if (args["format"] === "json") process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    else {
      for (const { id, era, status, definitions, methods, errata, sha256 } of rows) {
        const counts = `${definitions} definitions, ${methods} methods, ${errata} errata`;
        process.stdout.write(
          `${id}  ${era.padEnd(6)}  ${status.padEnd(7)}  ${counts}  sha256 ${sha256.slice(0, 12)}\n`,
        );
      }
    }
    return failed ? 1 : 0;
  },
};
