import type { Offer } from "../client/client-from-offer.ts";
import type { ClientSource } from "../client/lock.ts";
import type { ClientModel } from "../emit/client-model.ts";
import type { Command } from "./command.ts";
import { withServer } from "./remote/connection.ts";
import { EXIT, fail, RemoteUsage } from "./remote/exit.ts";
import { readTarget, remoteOptions, type Target } from "./remote/target.ts";

/** Writes a typed client of a server, whoever wrote the server. */
export const client: Command = {
  command: "client",
  describe: "Write a typed client of a server, or tell what changed since",
  options: (yargs) =>
    remoteOptions(yargs)
      .option("from", {
        type: "string",
        nargs: 1,
        describe: "URL, manifest or command line of the server; default: as the last time",
      })
      .option("output", { alias: "o", type: "string", nargs: 1, demandOption: true, describe: "File to write, *.ts" })
      .option("check", {
        type: "boolean",
        default: false,
        describe: "Write nothing; fail when the server or the files have changed",
      })
      .example("$0 client --from http://127.0.0.1:3000/mcp -o src/rooms.ts", "a server that listens")
      .example("$0 client -o src/rooms.ts -- node dist/main.js", "a server that is started"),
  run: async (args) => {
    const output = String(args["output"]);
    if (!/[^/\\]\.ts$/.test(output)) return fail(EXIT.usage, `${output} does not end in .ts.`);
    try {
      return await run(output, args);
    } catch (error) {
      if (error instanceof RemoteUsage) return fail(EXIT.usage, error.message);
      throw error;
    }
  },
};

async function run(output: string, args: Readonly<Record<string, unknown>>): Promise<number> {
  const { readFile } = await import("node:fs/promises");
  const { dirname, join } = await import("node:path");
  const { lockName, originOf, planClient } = await import("../client/plan-client.ts");
  const { parseLock, seenIn } = await import("../client/lock.ts");
  const folder = dirname(output);
  const text = await readFile(join(folder, lockName(output)), "utf8").catch(() => undefined);
  const lock = text === undefined ? undefined : parseLock(text);
  const { from, target } = sourceOf(args, lock?.from);
  const finish = async (model: ClientModel, notes: readonly string[]): Promise<number> => {
    for (const note of notes) process.stderr.write(`Note: ${note}.\n`);
    const { findImportStyle } = await import("../import-style.ts");
    const plan = await planClient(model, from, output, findImportStyle(folder));
    const { changesBetween } = await import("../client/compare-seen.ts");
    const changes = lock === undefined ? [] : changesBetween(lock.seen, seenIn(model));
    for (const { breaking, text } of changes)
      process.stdout.write(`${breaking ? "breaking" : "compatible"}: ${text}\n`);
    if (args["check"] !== true) return write(folder, plan);
    return check(folder, plan, changes.length, originOf(from, output).regenerate);
  };
  const origin = originOf(from, output);
  if ("manifest" in from) {
    const model = await modelOf(from.manifest);
    return model === undefined ? EXIT.refused : finish({ ...model, ...origin }, []);
  }
  return withServer(target!, args, async (connection) => {
    const { readLists } = await import("./remote/lists.ts");
    const { clientFromOffer } = await import("../client/client-from-offer.ts");
    const offer: Offer = await readLists(connection);
    const { model, notes } = await clientFromOffer(offer, origin);
    return finish(model, notes);
  });
}

/** What the command line names, or the lock where it names nothing. */
function sourceOf(
  args: Readonly<Record<string, unknown>>,
  last: ClientSource | undefined,
): { readonly from: ClientSource; readonly target?: Target } {
  const named = args["from"] === undefined ? undefined : String(args["from"]);
  const afterDashes = Array.isArray(args["--"]) && args["--"].length > 0;
  if (named === undefined && !afterDashes) {
    if (last === undefined) throw new RemoteUsage("Name the server, with --from or as a command after `--`.");
    if ("manifest" in last) return { from: last };
    if ("url" in last) return { from: last, target: last.url };
    return { from: last, target: { command: last.command[0]!, args: last.command.slice(1) } };
  }
  if (named !== undefined && /\.ya?ml$/.test(named) && !afterDashes) return { from: { manifest: named } };
  const isUrl = named !== undefined && /^https?:\/\//i.test(named);
  if (named !== undefined && afterDashes && !isUrl) {
    throw new RemoteUsage("Name one server: --from, or a command after `--`, not both.");
  }
  const words = named === undefined || isUrl ? args["--"] : named.split(/\s+/).filter((word) => word !== "");
  const { target } = readTarget(isUrl ? [named] : [], words);
  if (typeof target !== "string") return { from: { command: [target.command, ...target.args] }, target };
  return { from: { url: publicUrl(target) }, target };
}

/** A URL without what may be a secret. */
function publicUrl(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

async function modelOf(manifest: string): Promise<ClientModel | undefined> {
  const { readFile } = await import("node:fs/promises");
  const { dirname, resolve } = await import("node:path");
  const { loadManifest } = await import("../manifest/load-manifest.ts");
  const { clientFromManifest } = await import("../emit/client-from-manifest.ts");
  const { fileProblem } = await import("../file-problem.ts");
  const { report } = await import("./projects.ts");
  const text = await readFile(manifest, "utf8").catch((error: Error) => {
    throw new RemoteUsage(`${manifest} cannot be read: ${fileProblem(error) ?? error.message}`);
  });
  const { model, diagnostics } = loadManifest(text, { file: manifest, folder: dirname(resolve(manifest)) });
  const fine = report(diagnostics, new Map([[manifest, text]]));
  return fine && model !== undefined ? clientFromManifest(model) : undefined;
}

async function check(
  folder: string,
  plan: ReadonlyMap<string, string>,
  changes: number,
  regenerate: string,
): Promise<number> {
  const { comparePlan } = await import("../plan.ts");
  const { posix } = await import("node:path");
  const { missing, changed } = await comparePlan(folder, plan);
  const shown = (path: string): string => posix.join(folder.replaceAll("\\", "/"), path);
  for (const path of missing) process.stderr.write(`${shown(path)} is missing\n`);
  // That a change of the server changes the files goes without saying.
  if (changes === 0) for (const path of changed) process.stderr.write(`${shown(path)} is out of date\n`);
  if (changes + missing.length + changed.length === 0) return EXIT.fine;
  process.stderr.write(`Run \`${regenerate}\`.\n`);
  return EXIT.refused;
}

async function write(folder: string, plan: ReadonlyMap<string, string>): Promise<number> {
  const { writePlan } = await import("../plan.ts");
  const { posix } = await import("node:path");
  const { missing, changed } = await writePlan(folder, plan);
  const shown = (path: string): string => posix.join(folder.replaceAll("\\", "/"), path);
  for (const path of missing) process.stdout.write(`created ${shown(path)}\n`);
  for (const path of changed) process.stdout.write(`updated ${shown(path)}\n`);
  return EXIT.fine;
}
