/** The manifest of docs/protect.md: what the page says is reported, and what is reported is enforced. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { listen } from "@mcpwright/runtime";
import { connect } from "@mcpwright/runtime/client";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import type { Permissions } from "../../generator/dist/permissions/permissions.js";
import { type Block, blocksOf } from "./blocks.ts";
import { type Project, projectOf } from "./project.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const KEY = "a-long-text-that-nobody-guesses";
let blocks: readonly Block[];
let project: Project;

beforeAll(async () => {
  blocks = blocksOf(await readFile(join(root, "docs/protect.md"), "utf8"));
  project = await projectOf("protect.md");
}, 60_000);

/** Runs a command line of the page in a folder with its manifest. */
async function reported(line: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mcpwright-protect-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "mcp.yaml"), blocks.find(({ words }) => words[0] === "file=mcp.yaml")?.text ?? "");
  const [, ...args] = line.trim().split(" ");
  const run = [join(root, "generator/bin/mcpwright.js"), ...args];
  return (await promisify(execFile)(process.execPath, run, { cwd: folder })).stdout;
}

test("the report is the one on the page", async () => {
  const at = blocks.findIndex(({ words }) => words[0] === "command");
  expect(blocks[at + 1]?.words).toEqual(["of-command"]);
  expect(await reported(blocks[at]?.text ?? "")).toBe(blocks[at + 1]?.text);
});

test("what the report says of each caller is what the server lists for it", async () => {
  process.env["KIOSK_KEY"] = KEY;
  onTestFinished(() => void delete process.env["KIOSK_KEY"]);
  const listening = await listen(project.make({ logger: () => {} }), { port: 0 });
  onTestFinished(() => listening.close(0));
  const { components } = JSON.parse(await reported("mcpwright report permissions --format json")) as Permissions;
  const listed = async (headers: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const client = await connect(listening.url, { headers });
    const [tools, resources] = [await client.listTools(), await client.listResources()];
    await client.close();
    return [...tools, ...resources].map(({ name }) => name);
  };
  const open = components.filter(({ access }) => access === "anyone").map(({ name }) => name);
  expect(await listed({})).toEqual(open);
  expect(open).toEqual(["opening_hours"]);
  const kiosk = components.filter(({ keys }) => keys.includes("kiosk")).map(({ name }) => name);
  expect(await listed({ authorization: `Bearer ${KEY}` })).toEqual(kiosk);
  expect(kiosk).toEqual(["search_rooms", "opening_hours", "rules"]);
});
