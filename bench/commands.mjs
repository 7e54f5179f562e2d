// Milliseconds that a person waits: for the command line over a manifest of 100 tools, and for a server's definition.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const launcher = join(root, "generator", "bin", "mcpwright.js");
const TOOLS = 100;

/** A tool with what tools usually have; each has its own field names, so that no two share a validator. */
const toolText = (index) => `  tool_${index}:
    description: Does one thing, number ${index}.
    input:
      room${index}: { type: string, minLength: 1 }
      night: { type: string, format: date }
      guests?: { type: integer, minimum: 1, default: 1 }
      room: { $ref: "#/schemas/Room" }
    output:
      confirmation${index}: { type: string }
    errors:
      taken: "Room {{room}} is taken."
`;

const manifest = `mcpwright: 1
server: { name: demo, version: "1.0.0" }
schemas: { Room: { type: object, required: [number], properties: { number: { type: string } } } }
tools:
${Array.from({ length: TOOLS }, (_, index) => toolText(index)).join("")}`;

function milliseconds(cwd, args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  return performance.now() - start;
}

/** What to measure → samples of each round; `bare` is Node doing nothing. */
export function timesOfCommands(rounds) {
  const folder = mkdtempSync(join(tmpdir(), "mcpwright-bench-"));
  // Below the root, so that the compiled example finds its packages as it does where it stands.
  mkdirSync(join(root, "test-results"), { recursive: true });
  const compiled = mkdtempSync(join(root, "test-results", "bench-"));
  try {
    writeFileSync(join(folder, "mcp.yaml"), manifest);
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    milliseconds(folder, [launcher, "generate"]);
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    execFileSync(process.execPath, [tsc, "-p", join(root, "examples", "bookings"), "--outDir", compiled]);
    writeFileSync(join(compiled, "package.json"), '{ "type": "module" }');
    const server = pathToFileURL(join(compiled, "generated", "server.js")).href;
    const timed = `const start = performance.now(); await import("${server}"); console.log(performance.now() - start);`;
    const measured = {
      bare: () => milliseconds(folder, ["-e", "0"]),
      [`validate, ${TOOLS} tools`]: () => milliseconds(folder, [launcher, "validate"]),
      [`generate --check, ${TOOLS} tools`]: () => milliseconds(folder, [launcher, "generate", "--check"]),
      "import of bookings": () => Number(execFileSync(process.execPath, ["--input-type=module", "-e", timed])),
    };
    const samples = new Map(Object.keys(measured).map((name) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const [name, measure] of Object.entries(measured)) samples.get(name).push(measure());
    }
    return samples;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(compiled, { recursive: true, force: true });
  }
}
