/** The browser of the system, without a window. */
import { spawnSync } from "node:child_process";
import { type Browser, chromium } from "playwright-core";
import { describe } from "vitest";

const found = ["chromium", "chromium-browser", "google-chrome"].find(
  (command) => spawnSync(command, ["--version"]).status === 0,
);
if (found === undefined) {
  const said = "No Chromium is installed (Debian: apt-get install chromium)";
  if (process.env["CI"]) throw new Error(said);
  console.warn(`${said}: tests that need it are skipped`);
}

/** A `describe` that is skipped where there is no Chromium, and fails in CI instead. */
export const describeWithChromium: typeof describe | typeof describe.skip =
  found === undefined ? describe.skip : describe;

export function launchChromium(): Promise<Browser> {
  const executablePath = spawnSync("which", [found ?? ""], { encoding: "utf8" }).stdout.trim();
  // Whoever runs tests as root, in a container, has no sandbox; the pages are our own.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}
