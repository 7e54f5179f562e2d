// The published suite, run on the Node that is installed beside it.
import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const installed = fileURLToPath(new URL("./node_modules/", import.meta.url));
const node = join(installed, "node", "bin", "node");
const cli = join(installed, "@modelcontextprotocol", "conformance", "dist", "index.js");

/** Revisions of which the suite froze what a server must pass; of the others everything that applies is run. */
const FROZEN = new Set(["2025-11-25", "2026-07-28"]);

function conformance(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [cli, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", (cause) => {
      reject(new Error("The conformance suite is not installed: run `npm ci` in test/conformance.", { cause }));
    });
    // The exit code says whether any check failed, which the saved checks say better.
    child.on("close", () => resolve(output));
  });
}

/** Names of the server scenarios the suite runs at a revision. */
export async function scenariosOf(revision) {
  const selection = FROZEN.has(revision) ? ["--requirements", revision] : ["--spec-version", revision];
  const listing = await conformance(["list", "--server", ...selection]);
  const names = [];
  let section = "";
  for (const line of listing.split("\n")) {
    if (/^\S/.test(line)) section = line;
    const [, name, tag] = /^ +- (\S+)(?: \[(.+)\])?$/.exec(line) ?? [];
    if (name && (section.startsWith("Server") || tag === "server")) names.push(name);
  }
  if (names.length === 0) throw new Error(`The suite lists no server scenario for ${revision}:\n${listing}`);
  return names;
}

/** Runs every server scenario of a revision against `url`: scenario → its checks, empty when it left none. */
export async function runServerScenarios(url, revision) {
  const results = new Map((await scenariosOf(revision)).map((name) => [name, []]));
  const folder = await mkdtemp(join(tmpdir(), "conformance-"));
  try {
    const selection = FROZEN.has(revision)
      ? ["--requirements", revision]
      : ["--suite", "all", "--spec-version", revision];
    await conformance(["server", "--url", url, ...selection, "-o", folder]);
    for (const entry of await readdir(folder)) {
      const name = entry.replace(/^server-/, "").replace(/-\d{4}-\d\d-\d\dT[\dTZ-]+$/, "");
      if (results.has(name)) results.set(name, await savedChecks(join(folder, entry)));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return results;
}

/** A scenario that broke off leaves a folder without checks. */
async function savedChecks(folder) {
  try {
    return JSON.parse(await readFile(join(folder, "checks.json"), "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
}
