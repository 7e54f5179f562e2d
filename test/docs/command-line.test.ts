/** The sessions of docs/command-line.md, typed into a shell beside the server of the page. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { blocksOf } from "./blocks.ts";
import { projectOf } from "./project.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const WRITTEN = "http://127.0.0.1:3000/mcp";
const page = await readFile(join(root, "docs/command-line.md"), "utf8");
const { folder } = await projectOf("command-line.md");
const path = [join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter);

function shell(command: string): { readonly child: ChildProcess; readonly said: () => string } {
  const child = spawn("bash", ["-c", `exec 2>&1; ${command}`], { cwd: folder, env: { ...process.env, PATH: path } });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  return { child, said: () => text };
}

/** Resolves when the process has said it. */
async function heard({ child, said }: ReturnType<typeof shell>, what: RegExp): Promise<string> {
  for (;;) {
    const [found] = what.exec(said()) ?? [];
    if (found !== undefined) return found;
    if (child.exitCode !== null) throw new Error(`it ended: ${said()}`);
    await Promise.race([once(child.stdout!, "data"), once(child, "close")]);
  }
}

const server = shell("exec mcpwright run --port 0");
afterAll(async () => {
  const ended = once(server.child, "exit");
  server.child.kill();
  await ended;
});
const url = await heard(server, /http:\S+/);

interface Typed {
  readonly place: string;
  readonly command: string;
  readonly shown: string;
}

/** `$ command`, and below it what the terminal shows. */
const typed: readonly Typed[] = blocksOf(page)
  .filter(({ words }) => words[0] === "session")
  .flatMap(({ text, line }) =>
    `\n${text}`
      .split("\n$ ")
      .slice(1)
      .map((part) => {
        const [command = "", ...shown] = part.trimEnd().split("\n");
        return { place: `line ${line}`, command, shown: shown.join("\n") };
      }),
  );

test("every command is shown", () => {
  // What comes after this heading needs a person and an authorization server: test/commands has both.
  const [open = ""] = page.split("## Protected servers");
  const names = new Set([...open.matchAll(/^\| `(\w+)/gm)].map(([, name]) => name));
  const missing = [...names].filter((name) => !typed.some(({ command }) => command.includes(`mcpwright ${name} `)));
  expect(names.size).toBeGreaterThan(5);
  // `inspect` shows more than a page holds.
  expect(missing).toEqual(["inspect"]);
});

const book = `mcpwright call ${WRITTEN} book_room room=12 night=2026-12-24`;

test.concurrent.each(typed)("$place: $command", { timeout: 30_000 }, async ({ command, shown }) => {
  const run = shell(command.replaceAll(WRITTEN, url));
  const closed = once(run.child, "close");
  if (command.startsWith("mcpwright listen")) {
    await heard(run, /Listening for .*\n/);
    await once(shell(book.replace(WRITTEN, url)).child, "close");
  }
  await closed;
  expect(run.said().trimEnd()).toBe(shown.trimEnd());
});

/** Commands of the other tables: the names of the first cell, and the options of the second. */
const listed = (page.split("## Protected servers")[1] ?? "").split("\n").flatMap((line) => {
  const [, names = "", about = ""] = /^\| (`.+?) \| (.+) \|$/.exec(line) ?? [];
  const options = Array.from(about.matchAll(/`(--[a-z-]+)/g), ([, option]) => option ?? "");
  return Array.from(names.matchAll(/`([a-z ]+)[^`]*`/g), ([, name]) => ({ name: (name ?? "").trim(), options }));
});

test("protected servers and manifests have their commands", () => {
  expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(["auth login", "report permissions"]));
});

test.concurrent.each(listed)("`$name` is there, and takes what the page says", { timeout: 30_000 }, async (command) => {
  const run = shell(`mcpwright ${command.name} --help`);
  await once(run.child, "close");
  for (const word of [`mcpwright ${command.name}`, ...command.options]) expect(run.said()).toContain(word);
});
