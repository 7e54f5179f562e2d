/** What shows a URL to the user gets it as one argument, whatever is in it. */
import { once } from "node:events";
import { existsSync, watch } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser } from "@mcpwright/runtime/auth/client";
import { expect, onTestFinished, test } from "vitest";

/** A command in the place of the system's, which tells its arguments. */
async function fakeOpener(): Promise<{ readonly folder: string; said(): Promise<string> }> {
  const folder = await mkdtemp(join(tmpdir(), "opener-"));
  const before = process.env["PATH"];
  onTestFinished(async () => {
    process.env["PATH"] = before;
    await rm(folder, { recursive: true });
  });
  const name = process.platform === "darwin" ? "open" : "xdg-open";
  const told = join(folder, "told");
  await mkdir(told);
  const program = `#!/bin/sh\nprintf '%s|' "$#" "$@" > '${folder}/new' && /bin/mv '${folder}/new' '${told}/all'\n`;
  await writeFile(join(folder, name), program);
  await chmod(join(folder, name), 0o755);
  const watcher = watch(told);
  onTestFinished(() => watcher.close());
  const moved = once(watcher, "change");
  process.env["PATH"] = folder;
  return {
    folder,
    async said() {
      await moved;
      return readFile(join(told, "all"), "utf8");
    },
  };
}

test.skipIf(process.platform === "win32")(
  "SEC-17 no shell sees a URL that is opened [2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28]",
  async () => {
    const { folder, said } = await fakeOpener();
    const url = new URL(`https://id.example/a;touch%20${folder}/x?q=$(touch ${folder}/y)&r=\`touch z\`|cat`);
    await openBrowser(url);
    expect(await said()).toBe(`1|${url.href}|`);
    for (const name of ["x", "y", "z"]) expect(existsSync(join(folder, name))).toBe(false);
  },
);

test.each(["javascript:alert(1)", "file:///etc/passwd", "vbscript:x", "http://id.example/", "ms-settings:privacy"])(
  "SEC-16, SEC-17 %s is not opened [2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28]",
  async (url) => {
    await expect(openBrowser(new URL(url))).rejects.toMatchObject({ code: "unsafe-url" });
  },
);
