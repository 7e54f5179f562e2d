/** The manifest and the handlers of docs/apps.md, generated, type-checked and spoken to. */
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { before, everyCell, modernRevisions, since } from "../runtime/support/matrix.ts";
import { CAPABILITIES, itemsOf } from "../runtime/support/wire.ts";
import { cli, projectOf } from "./project.ts";

const { folder, make } = await projectOf("apps.md");
const EXTENSION = "io.modelcontextprotocol/ui";
const TYPE = "text/html;profile=mcp-app";
const UI = {
  csp: { resourceDomains: ["https://cdn.example.com"] },
  permissions: { clipboardWrite: {} },
  prefersBorder: true,
};

everyCell(
  "UI-02 UI-03 UI-04 lists tools with their page, and the page with what it needs",
  make,
  async (wire) => {
    const tools = itemsOf<{ _meta?: unknown }>((await wire.request("tools/list")).result, "tools");
    expect(tools.map(({ _meta }) => _meta)).toEqual([
      { ui: { resourceUri: "ui://inn/rooms" } },
      { ui: { visibility: ["app"] } },
    ]);
    const { result } = await wire.request("resources/list");
    expect(result?.["resources"]).toEqual([
      { uri: "ui://inn/rooms", name: "rooms_page", mimeType: TYPE, _meta: { ui: UI } },
    ]);
    const read = await wire.request("resources/read", { uri: "ui://inn/rooms" });
    expect(itemsOf(read.result, "contents")).toMatchObject([{ mimeType: TYPE, _meta: { ui: UI } }]);
    expect(itemsOf(read.result, "contents")[0]?.["text"]).toContain("<!doctype html>");
  },
  since("2025-06-18"),
);

everyCell(
  "EXT-04 declares the extension in the handshake",
  make,
  async ({ opening }) => {
    expect(opening.result?.["capabilities"]).toMatchObject({ extensions: { [EXTENSION]: {} } });
  },
  since("2025-06-18").filter((id) => !modernRevisions.includes(id)),
);

everyCell(
  "EXT-03 EXT-07 UI-06 declares the extension, and tells clients that show apps from those that do not",
  make,
  async (wire) => {
    const { result } = await wire.request("server/discover");
    expect(result?.["capabilities"]).toMatchObject({ extensions: { [EXTENSION]: {} } });
    const call = async (extensions: object) => {
      const _meta = { [CAPABILITIES]: { extensions } };
      return (await wire.request("tools/call", { name: "free_rooms", _meta })).result;
    };
    expect(await call({ [EXTENSION]: { mimeTypes: [TYPE] } })).toMatchObject({
      content: [{ text: "2 rooms are shown." }],
    });
    for (const extensions of [{}, { [EXTENSION]: {} }, { [EXTENSION]: { mimeTypes: ["text/plain"] } }]) {
      expect(await call(extensions)).toMatchObject({
        content: [{ text: "Free: 11, 12." }],
        structuredContent: { rooms: ["11", "12"] },
      });
    }
  },
  modernRevisions,
);

everyCell(
  "UI-06 a session without the extension gets the text",
  make,
  async (wire) => {
    const { result } = await wire.request("tools/call", { name: "free_rooms" });
    expect(result).toMatchObject({ content: [{ type: "text", text: "Free: 11, 12." }] });
  },
  since("2025-06-18").filter((id) => !modernRevisions.includes(id)),
);

everyCell(
  "UI-06 serves revisions that know nothing of it as any other tool and resource",
  make,
  async (wire) => {
    expect(JSON.stringify(wire.opening)).not.toContain(EXTENSION);
    const { result } = await wire.request("tools/call", { name: "free_rooms" });
    expect(result).toMatchObject({ content: [{ type: "text", text: "Free: 11, 12." }] });
    for (const [method, params] of [
      ["tools/list"],
      ["resources/list"],
      ["resources/read", { uri: "ui://inn/rooms" }],
    ] as const) {
      expect(JSON.stringify((await wire.request(method, params)).result)).not.toContain("_meta");
    }
  },
  before("2025-06-18"),
);

test("UI-06 an app's tool is refused where its page does not exist", async () => {
  const manifest = (await readFile(join(folder, "mcp.yaml"), "utf8")).replace('"ui://inn/rooms"', '"ui://inn/room"');
  await writeFile(join(folder, "other.mcp.yaml"), manifest);
  const validate = promisify(execFile)(process.execPath, [cli, "validate", "other.mcp.yaml"], { cwd: folder });
  await expect(validate).rejects.toMatchObject({ stdout: expect.stringContaining('Did you mean "ui://inn/rooms"?') });
});
