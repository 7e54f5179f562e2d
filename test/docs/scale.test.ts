/** The shop of docs/scale.md, served by two processes between which a client alternates. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { describeWithRedis, TestRedis } from "../runtime/support/redis.ts";
import { cli, folderOf, pageOf } from "./project.ts";

const folder = await folderOf("scale.md");

/** Starts a process of the project; gives its URL, or what it said instead. */
async function start(env: Record<string, string>): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [cli, "run", "mcp.yaml", "--http"], {
    cwd: folder,
    env: { ...process.env, PORT: "0", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  });
  for await (const line of createInterface({ input: child.stderr })) {
    if (/^(Serving MCP at|Cannot start)/.test(line)) {
      child.stderr.resume();
      return { child, said: line };
    }
  }
  throw new Error("the server said nothing");
}

describeWithRedis("docs/scale.md", () => {
  test("pays once, whichever process a request reaches", { timeout: 120_000 }, async () => {
    const redis = await TestRedis.start();
    onTestFinished(() => redis.stop());

    const keyless = await start({ REDIS_URL: redis.url });
    expect(keyless.said).toContain("needs MCPWRIGHT_STATE_KEYS");
    const storeless = await start({});
    expect(storeless.said).toContain("serve.store (mcp.yaml:4) needs the environment variable REDIS_URL");

    const command = (await pageOf("scale.md")).find(({ words }) => words[0] === "key")?.text ?? "exit 1";
    const { stdout: key } = await promisify(execFile)("bash", ["-euc", command]);
    const env = { REDIS_URL: redis.url, MCPWRIGHT_STATE_KEYS: key.trim() };
    const urls = (await Promise.all([start(env), start(env)])).map(({ said }) => said.split(" ").at(-1));
    const statuses: number[] = [];
    const client = await connect(urls[0] ?? "", {
      revision: "2026-07-28",
      elicitation: ({ message }) => ({ action: "accept", content: { agreed: message === "Pay order 7?" } }),
      fetch: async (_, init) => {
        const response = await fetch(urls[statuses.length % 2] ?? "", init);
        statuses.push(response.status);
        return response;
      },
    });
    onTestFinished(() => client.close());
    expect((await client.callTool("pay", { order: "7" })).content).toEqual([{ type: "text", text: "Paid 7." }]);
    expect(statuses.length).toBeGreaterThanOrEqual(2);
    expect(await readFile(join(folder, "payments.txt"), "utf8")).toBe("7\n");
  });
});
