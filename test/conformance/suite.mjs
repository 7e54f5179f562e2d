// The published suite, run on the Node that is installed beside it.
import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const installed = fileURLToPath(new URL("./node_modules/", import.meta.url));
const node = join(installed, "node", "bin", "node");
const cli = join(installed, "@modelcontextprotocol", "conformance", "dist", "index.js");

/** Revisions of which the suite froze what must pass; of the others everything that applies is run. */
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

/** What `list` prints: the name of each scenario, the heading it is below, and the tag behind it. */
async function listed(...options) {
  const rows = [];
  let section = "";
  for (const line of (await conformance(["list", ...options])).split("\n")) {
    if (/^\S/.test(line)) section = line;
    const [, name, tag] = /^ +- (\S+)(?: \[(.+)\])?$/.exec(line) ?? [];
    if (name) rows.push({ section, name, tag });
  }
  return rows;
}

const HEADINGS = { server: "Server", client: "Client" };

/** Names of the scenarios the suite runs at a revision, for a `server` or a `client`. */
export async function scenariosOf(role, revision) {
  const selection = FROZEN.has(revision) ? ["--requirements", revision] : ["--spec-version", revision];
  const rows = await listed(`--${role}`, ...selection);
  const own = rows.filter(({ section, tag }) => section.startsWith(HEADINGS[role]) || tag === role);
  if (own.length === 0) throw new Error(`The suite lists no ${role} scenario for ${revision}.`);
  return own.map(({ name }) => name);
}

/** Names of the scenarios of extensions that the suite counts to no revision; they are for the newest. */
export async function unclaimedOf(role, newest) {
  const claimed = new Set(await scenariosOf(role, newest));
  const rows = await listed(`--${role}`);
  return rows.flatMap(({ name, tag }) => (tag === "extension" && !claimed.has(name) ? [name] : []));
}

/** Runs every server scenario of a revision against `url`: scenario → its checks, empty when it left none. */
export async function runServerScenarios(url, revision) {
  const selection = FROZEN.has(revision)
    ? ["--requirements", revision]
    : ["--suite", "all", "--spec-version", revision];
  return runServer(url, await scenariosOf("server", revision), [selection]);
}

/** Runs the named server scenarios one by one. */
export function runServerScenariosNamed(url, revision, names) {
  const at = ["--spec-version", revision, "--force"];
  const selections = names.map((name) => ["--scenario", name, ...at]);
  return runServer(url, names, selections);
}

async function runServer(url, names, selections) {
  const results = new Map(names.map((name) => [name, []]));
  const folder = await mkdtemp(join(tmpdir(), "conformance-"));
  try {
    for (const selection of selections) await conformance(["server", "--url", url, ...selection, "-o", folder]);
    for (const entry of await readdir(folder)) {
      const name = entry.replace(/^server-/, "").replace(/-\d{4}-\d\d-\d\dT[\dTZ-]+$/, "");
      if (results.has(name)) results.set(name, await savedChecks(join(folder, entry)));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return results;
}

/** Runs every client scenario of a revision, or the named ones, with `command`, anew for each: scenario → its checks. */
export async function runClientScenarios(command, revision, given) {
  const names = given ?? (await scenariosOf("client", revision));
  const results = new Map(names.map((name) => [name, []]));
  const folder = await mkdtemp(join(tmpdir(), "conformance-"));
  const queue = [...names];
  // Started all at once, on a small machine, clients miss the suite's time limits.
  const lane = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const where = join(folder, name.replaceAll("/", "-"));
      const at = ["--scenario", name, "--spec-version", revision, "--force"];
      await conformance(["client", "--command", command, ...at, "-o", where]);
      // Checks are saved below the name of their scenario, which may have a slash in it.
      const saved = (await readdir(where, { recursive: true })).find((path) => path.endsWith("checks.json"));
      if (saved !== undefined) results.set(name, await savedChecks(dirname(join(where, saved))));
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, lane));
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
