/** What a person is asked on a terminal. */
import { PassThrough } from "node:stream";
import { connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { askConsent } from "../../generator/dist/commands/remote/consent.js";
import { askForm } from "../../generator/dist/commands/remote/form.js";
import { ProgressBar } from "../../generator/dist/commands/remote/progress-bar.js";
import { Terminal } from "../../generator/dist/commands/remote/terminal.js";
import { askingServer } from "../client/asking-server.ts";

/** A terminal at which the lines are typed, and what it shows. */
function typing(...lines: readonly string[]): { terminal: Terminal; shown: () => string } {
  const input = new PassThrough();
  const output = new PassThrough();
  let text = "";
  output.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  input.end(lines.map((line) => `${line}\n`).join(""));
  const terminal = new Terminal(input, output);
  onTestFinished(() => terminal.close());
  return { terminal, shown: () => text };
}

const requestedSchema = {
  type: "object" as const,
  properties: {
    room: { type: "integer" as const, title: "Room", minimum: 1 },
    night: { type: "string" as const, format: "date" as const },
    board: { type: "string" as const, enum: ["half", "full"], default: "half" },
    extras: { type: "array" as const, items: { type: "string" as const, enum: ["bed", "dog"] } },
    note: { type: "string" as const },
  },
  required: ["room", "night"],
};
const form = { message: "Which\u001b room?", requestedSchema };

test("ELIC-19, ELIC-28 a form is checked field by field, shown, edited and sent [all]", async () => {
  const { terminal, shown } = typing(
    ...["x", "0", "12", "2026-02-30", "2026-12-24", "", "bed, dog", ""],
    ...["e", "13", "", "full", "", "late"],
    "y",
  );
  expect(await askForm(form, terminal)).toEqual({
    action: "accept",
    content: { room: 13, night: "2026-12-24", board: "full", extras: ["bed", "dog"], note: "late" },
  });
  expect(shown()).toContain("The server asks: Which\ufffd room?");
  expect(shown()).toContain('The argument "room" is integer, not "x".');
  expect(shown()).toContain("room is at least 1.");
  expect(shown()).toContain("night is a date");
  expect(shown()).toContain('board (one of half, full; optional) ["half"]: ');
  expect(shown()).toContain("  room: 12\n");
});

test.each([
  [["!decline"], "decline"],
  [["12", "!cancel"], "cancel"],
  [["12"], "cancel"],
  [["12", "2026-12-24", "", "", "", "d"], "decline"],
  [["12", "2026-12-24", "", "", "", "c"], "cancel"],
])("ELIC-19 a form can be left at any time: %j [all]", async (lines, action) => {
  expect(await askForm(form, typing(...lines).terminal)).toEqual({ action });
});

test("ELIC-19, ELIC-20, ELIC-21 an address is shown whole, with its host, and only agreed to [2025-11-25, 2026-07-28]", async () => {
  const url = "https://xn--pypal-4ve.example/pay?x=1";
  const { terminal, shown } = typing("what", "y");
  const asked = { mode: "url" as const, message: "Pay", url };
  expect(await askConsent(asked, terminal)).toEqual({ action: "accept" });
  expect(shown()).toContain(`an address at xn--pypal-4ve.example:\n  ${url}\nTake care`);
  expect(await askConsent(asked, typing("n").terminal)).toEqual({ action: "decline" });
  expect(await askConsent(asked, typing().terminal)).toEqual({ action: "cancel" });
  expect(await askConsent({ ...asked, url: "nowhere" }, typing("y").terminal)).toEqual({ action: "decline" });
});

test("what is typed reaches a server that asks", async () => {
  const url = await askingServer();
  const { terminal } = typing("Ada", "y");
  const client = await connect(url, { elicitation: (params) => askForm(params, terminal) });
  onTestFinished(() => client.close());
  expect((await client.callTool("ask")).content).toMatchObject([{ text: "Ada" }]);
});

test("progress is one line that goes", () => {
  let shown = "";
  const output = Object.assign(new PassThrough(), { columns: 40 });
  output.setEncoding("utf8").on("data", (chunk: string) => {
    shown += chunk;
  });
  const bar = new ProgressBar(output);
  bar.clear();
  bar.show({ progress: 1, total: 4, message: "a\nb\u001b" });
  bar.show({ progress: 7 });
  bar.showTask({ status: "input_required", statusMessage: "Go on?\u001b" });
  bar.clear();
  output.read();
  expect(shown).toBe(
    "\r\u001b[K[#####---------------] 1/4 a b\ufffd\r\u001b[K7\r\u001b[Ktask: input required Go on?\ufffd\r\u001b[K",
  );
});
