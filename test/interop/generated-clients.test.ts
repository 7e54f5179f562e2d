/** A client generated from each published server compiles under the strictest settings, and tells no change afterwards. */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { mcpwright } from "../command-line.ts";
import { emptyProject, typeErrors } from "../generated-client/project.ts";
import * as peers from "./peers.ts";

const cells = [
  peers.sdk,
  peers.sdkSessions,
  peers.sdkStateless,
  peers.sdkSse,
  peers.server,
  peers.serverHttp,
  peers.fastmcp,
  peers.fastmcpHttp,
  peers.everythingStdio,
  peers.everythingHttp,
];

describe.skipIf(!peers.areInstalled)("a generated client", () => {
  test.each(cells)("of $name compiles, and knows every schema", { timeout: 120_000 }, async (peer) => {
    const folder = await emptyProject();
    const { target, stop } = await peers.start(peer);
    onTestFinished(stop);
    // A command is started where its packages are.
    const cwd = typeof target === "object" && "cwd" in target ? String(target.cwd) : folder;
    const output = join(folder, "src/peer.ts");
    await mkdir(join(folder, "src"));
    const from =
      typeof target === "object" && "command" in target
        ? ["--", target.command, ...(target.args ?? [])]
        : ["--from", String(target)];
    const made = await mcpwright(cwd, "client", "-o", output, ...from);
    expect([made.code, made.stderr]).toEqual([0, ""]);
    const text = await readFile(output, "utf8");
    expect(text).toMatch(/ToolCall<Tools\["[^"]+"\]>;/);
    expect(text).not.toContain("Not known");
    expect(await typeErrors(folder)).toBe("");
    expect(await mcpwright(cwd, "client", "-o", output, "--check")).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});
