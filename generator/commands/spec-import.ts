import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Argv } from "yargs";
import type { Import } from "../protocol/import-revision.ts";
import type { Command } from "./command.ts";
import { printFindings } from "./spec-report.ts";

const MAX_BYTES = 16 * 1024 * 1024;
const TIMEOUT_MS = 30_000;

/** `spec import`: an official schema becomes facts. */
export const specImport: Command = {
  command: "import <source>",
  describe: "Import an official schema.json, from a file or a URL",
  options(yargs: Argv): Argv {
    return yargs
      .positional("source", { type: "string", demandOption: true, describe: "File or http(s) URL" })
      .option("revision", { type: "string", describe: "Id of the revision; default: the folder the file stands in" })
      .option("commit", { type: "string", describe: "Commit of the specification repository it was taken from" })
      .option("schema", { type: "string", default: "schema", describe: "Folder of revisions.json and protocol/" });
  },
  async run(args: Readonly<Record<string, unknown>>): Promise<number> {
    const [from, schema] = [String(args["source"]), String(args["schema"])];
    const id = typeof args["revision"] === "string" ? args["revision"] : revisionIn(from);
    if (id === undefined || !/^(\d{4}-\d\d-\d\d|draft)$/.test(id)) {
      process.stderr.write(
        `No revision can be read from ${from}; name it: --revision 2026-07-28 or --revision draft.\n`,
      );
      return 2;
    }
    let text: string;
    try {
      text = /^https?:\/\//.test(from) ? await download(from) : await readFile(from, "utf8");
    } catch (error) {
      const { fileProblem } = await import("../file-problem.ts");
      process.stderr.write(`${from} cannot be read: ${fileProblem(error) ?? (error as Error).message}\n`);
      return 2;
    }
    const { loadProtocol } = await import("../protocol/load.ts");
    const { importRevision } = await import("../protocol/import-revision.ts");
    const { writePlan } = await import("../plan.ts");
    const { source, findings } = await loadProtocol(schema);
    if (printFindings(findings)) return 1;
    const folder = join(schema, "protocol", id);
    const hasOwnData = (await exists(join(folder, "errata.json"))) || (await exists(join(folder, "pairs.json")));
    const commit = typeof args["commit"] === "string" ? { commit: args["commit"] } : {};
    const result = importRevision({ id, text, hasOwnData, ...commit }, source);
    if (printFindings(result.findings)) return 1;
    await writePlan(schema, result.plan);
    process.stdout.write(renderImport(id, result));
    return 0;
  },
};

function revisionIn(from: string): string | undefined {
  return /(?:^|[/\\])(\d{4}-\d\d-\d\d|draft)[/\\][^/\\]*$/.exec(from)?.[1];
}

async function download(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new Error(`the server answered ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw new Error(`it is larger than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function renderImport(id: string, result: Import): string {
  const lines = [`${id} imported`];
  const list = (title: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push(`${title} (${items.length})`, ...items.map((item) => `  ${item}`));
  };
  const carried = result.carried?.carried ?? [];
  const docs = carried.filter((line) => line.startsWith("doc ")).length;
  const rest = carried.filter((line) => !line.startsWith("doc "));
  list(`carried from ${result.from}`, docs === 0 ? rest : [...rest, `${docs} lines of docs.yaml`]);
  list(`in ${result.from}, no longer applies`, result.carried?.dropped ?? []);
  list(
    "suspects, to compare with the specification",
    result.suspects.map(({ path, why }) => `${path}: ${why}`),
  );
  list("without a line in docs.yaml", result.undescribed);
  return `${lines.join("\n")}\n`;
}
