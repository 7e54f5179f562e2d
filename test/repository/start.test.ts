import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "./source-files.ts";

/*
 * What decides how long a server takes to start: how many modules it loads before it can answer, and how much text is
 * in them. `npm run bench:quick` measures the time itself.
 */
const MODULES = 40;
const BYTES = 250_000;

/** Loads a module in a process of its own and prints the URL of every module that was loaded for it. */
const PROGRAM = `
import { register } from "node:module";
import { MessageChannel } from "node:worker_threads";
const hook = 'let port; export const initialize = (data) => { port = data; }; ' +
  'export const load = async (url, context, next) => { port.postMessage(url); return next(url, context); };';
const { port1, port2 } = new MessageChannel();
const loaded = [];
port1.on("message", (url) => loaded.push(url));
register("data:text/javascript," + encodeURIComponent(hook), import.meta.url, { data: port2, transferList: [port2] });
await import(process.argv[1]);
setImmediate(() => {
  port1.close();
  console.log(JSON.stringify(loaded));
});
`;

describe("the start of a server", () => {
  let folder: string;
  let loaded: string[];
  beforeAll(() => {
    // Below the root, so that the compiled example finds its packages as it does where it stands.
    mkdirSync(join(root, "test-results"), { recursive: true });
    folder = mkdtempSync(join(root, "test-results", "start-"));
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    execFileSync(process.execPath, [tsc, "-p", join(root, "examples", "bookings"), "--outDir", folder]);
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const server = pathToFileURL(join(folder, "generated", "server.js")).href;
    const printed = execFileSync(process.execPath, ["--input-type=module", "-e", PROGRAM, server], {
      encoding: "utf8",
    });
    loaded = JSON.parse(printed) as string[];
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("importing the definition of the bookings example loads few modules, and little text", () => {
    const files = loaded.filter((url) => url.startsWith("file:")).map((url) => fileURLToPath(url));
    expect(files.some((file) => file.includes("book-room"))).toBe(true);
    expect(files.length).toBeLessThan(MODULES);
    expect(files.reduce((sum, file) => sum + readFileSync(file).length, 0)).toBeLessThan(BYTES);
  });

  test("no compiler, no schema library and no package but ours is among them", () => {
    const foreign = loaded.filter((url) => url.includes("/node_modules/"));
    expect(foreign).toEqual([]);
  });
});
