/** The manifest and the handlers of docs/questions.md, generated, type-checked and asked in both eras. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { cli, pageOf, projectOf } from "./project.ts";

const { folder, make, load } = await projectOf("questions.md");

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

for (const revision of ["2025-11-25", "2026-07-28"]) {
  test(`a tool fails until the user has been at an address [${revision}]`, async () => {
    const { signIns } = (await load("src/sign-ins.js")) as { signIns: { done(flow: string): void } };
    const opened: string[] = [];
    const client = await connect(make(), {
      revision,
      openUrl: ({ url }) => {
        opened.push(url);
        return { action: "accept" };
      },
    });
    onTestFinished(() => client.close());
    const call = () => client.callTool("open_bills", { guest: revision });
    const failed = await call().catch((error: unknown) => error as { code: number; data: unknown });
    if ("code" in failed) {
      expect(failed).toMatchObject({ code: -32042, data: { elicitations: [{ url: expect.stringMatching(/flow=/) }] } });
      const [{ url }] = (failed.data as { elicitations: [{ url: string }] }).elicitations;
      opened.push(url);
    } else {
      expect(failed).toMatchObject({ isError: true });
      expect(revision).toBe("2026-07-28");
    }
    expect(opened).toHaveLength(1);
    signIns.done(new URL(opened[0] ?? "").searchParams.get("flow") ?? "");
    expect((await call()).content).toEqual([{ type: "text", text: `${revision} has no open bills.` }]);
  });
}

test("the command of the page makes a key", async () => {
  const [command] = (await pageOf("questions.md")).filter(({ language }) => language === "sh");
  const { stdout } = await promisify(execFile)("bash", ["-euc", command?.text ?? "exit 1"]);
  expect(Buffer.from(stdout.trim(), "base64url")).toHaveLength(32);
});
