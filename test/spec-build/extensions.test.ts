import { join } from "node:path";
import { expect, test } from "vitest";
import { type Extension, readExtension } from "../../generator/dist/protocol/extensions.js";
import { loadProtocol } from "../../generator/dist/protocol/load.js";
import { normaliseRevision } from "../../generator/dist/protocol/normalise.js";
import { root } from "../command-line.ts";

const { source } = await loadProtocol(join(root, "schema"));
const newest = source.revisions.at(-1)!;

function extended(extension: Partial<Extension>, official = false) {
  const whole = { id: "com.example/x", from: newest.info.id, definitions: {}, unions: {}, fields: {}, pairs: {} };
  return normaliseRevision({ ...newest, extensions: [{ ...whole, ...extension }] }, official);
}

test("a fragment adds methods, fields and pairs to its revisions, and the methods say whose they are", () => {
  for (const { info, extensions } of source.revisions) {
    expect(extensions.length > 0, info.id).toBe(info.era === "modern");
  }
  const { model, findings } = normaliseRevision(newest, false);
  expect(findings).toEqual([]);
  const get = model.methods.find(({ method }) => method === "tasks/get");
  expect(get).toMatchObject({ sender: "client", extension: "io.modelcontextprotocol/tasks", mirrored: "taskId" });
  expect(model.definitions["SubscriptionFilter"]?.properties).toHaveProperty("taskIds");
});

test("the official files are compiled without fragments", () => {
  const { model } = normaliseRevision(newest, true);
  expect(model.methods.map(({ method }) => method)).not.toContain("tasks/get");
});

test.each([
  ["a definition the core has", { definitions: { Tool: { type: "object" } } }, "Tool is in the core as well"],
  ["an unknown union", { unions: { Nobody: ["Tool"] } }, "there is no union Nobody"],
  ["fields of nothing", { fields: { Nobody: { a: {} } } }, "there is no Nobody to add fields to"],
  ["a reference to nothing", { definitions: { Own: { $ref: "#/$defs/Nobody" } } }, "refers to #/$defs/Nobody"],
])("%s is a finding", (_, extension, message) => {
  expect(
    extended(extension)
      .findings.map((found) => found.message)
      .join("\n"),
  ).toContain(message);
});

test("a file that is no extension is a finding", () => {
  const { extension, findings } = readExtension({ id: 1 }, "extensions/x/extension.json");
  expect(extension).toBeUndefined();
  expect(findings[0]?.message).toBe("extensions/x/extension.json: not an extension");
});
