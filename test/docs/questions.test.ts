/** The manifest and the handler of docs/questions.md, generated, type-checked and asked in both eras. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { connect } from "@mcpwright/runtime/client";
import { expect, test } from "vitest";
import { cli, compile, folderOf, pageOf } from "./project.ts";

const folder = await folderOf("questions.md");

test("the project type-checks", { timeout: 60_000 }, () => compile(folder));

for (const revision of ["2025-11-25", "2026-07-28"]) {
  test(`the tool asks for the price and for payment [${revision}]`, { timeout: 30_000 }, async () => {
    const asked: string[] = [];
    let action: "accept" | "cancel" = "accept";
    const client = await connect(
      { command: process.execPath, args: [cli, "run", join(folder, "mcp.yaml"), "--stdio"], cwd: folder },
      {
        revision,
        elicitation: ({ message }) => {
          asked.push(message);
          return { action: "accept", content: { agreed: true, note: "late" } };
        },
        openUrl: ({ url }) => {
          asked.push(url);
          return { action };
        },
      },
    );
    try {
      const call = async () => (await client.callTool("book_room", { room: "12" })).content;
      expect(await call()).toEqual([{ type: "text", text: "Booked room 12 for 80 EUR: late." }]);
      expect(asked).toEqual(["Room 12 is 80 EUR. Book it?", "https://pay.example.com/rooms/12"]);
      action = "cancel";
      expect(await call()).toEqual([{ type: "text", text: "Not paid (cancel)." }]);
    } finally {
      await client.close();
    }
  });
}

test("the command of the page makes a key", async () => {
  const [command] = (await pageOf("questions.md")).filter(({ language }) => language === "sh");
  const { stdout } = await promisify(execFile)("bash", ["-euc", command?.text ?? "exit 1"]);
  expect(Buffer.from(stdout.trim(), "base64url")).toHaveLength(32);
});
