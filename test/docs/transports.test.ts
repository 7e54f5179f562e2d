/** The project of docs/transports.md, served by the command line on all transports of its manifest. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { connect } from "@mcpwright/runtime/client";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { cli, folderOf } from "./project.ts";

const folder = await folderOf("transports.md");

describe("docs/transports.md", () => {
  let host = "";
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const args = [cli, "run", "mcp.yaml", "--http", "--port", "0"];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    stop = async () => {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    };
    for await (const line of createInterface({ input: child.stderr })) {
      const url = /^Serving MCP at (\S+)$/.exec(line)?.[1];
      if (url === undefined) continue;
      child.stderr.resume();
      host = new URL(url).host;
      return;
    }
    throw new Error("the server said nothing");
  }, 60_000);
  afterAll(() => stop());

  test.each([
    ["http", "/mcp", "2025-11-25"],
    ["http", "/mcp", "2026-07-28"],
    ["ws", "/ws", "2025-11-25"],
    ["ws", "/ws", "2026-07-28"],
    ["http", "/sse", "2024-11-05"],
  ] as const)("a call, a title and an icon over %s at %s, %s", async (scheme, path, revision) => {
    const client = await connect(`${scheme}://${host}${path}`, { revision });
    onTestFinished(() => client.close());
    const { content } = await client.callTool("greet", { guest: "Ada" });
    expect(content).toEqual([{ type: "text", text: "Welcome, Ada!" }]);
    const [tool] = await client.listTools();
    const icons = [{ src: "https://inn.example/wave.png", mimeType: "image/png", theme: "light" }];
    // 2024-11-05 knows neither titles nor icons.
    const shown = revision === "2024-11-05" ? {} : { title: "Greet a guest", icons };
    const { title, icons: listed } = tool ?? {};
    expect({ ...(title !== undefined && { title }), ...(listed !== undefined && { icons: listed }) }).toEqual(shown);
    expect(client.serverInfo?.title).toBe(revision === "2024-11-05" ? undefined : "Rooms of the inn");
  });
});
