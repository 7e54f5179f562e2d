import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { audio, embed, image, resourceLink, text } from "@mcpwright/runtime";
import { afterAll, beforeAll, expect, test } from "vitest";

const PNG = Buffer.from("89504e470d0a1a0a00", "hex");
const WAV = Buffer.concat([Buffer.from("RIFF"), Buffer.alloc(4), Buffer.from("WAVE")]);

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mcpwright-"));
  await writeFile(join(folder, "picture.bin"), PNG);
  await writeFile(join(folder, "note.md"), "# Note");
  await writeFile(join(folder, "sound.wav"), WAV);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("PROM-06 makes images and sounds from bytes, with the type sniffed [all]", () => {
  expect(image(PNG)).toEqual({ type: "image", data: PNG.toString("base64"), mimeType: "image/png" });
  expect(image(new Uint8Array(PNG.buffer, PNG.byteOffset, PNG.length), { mimeType: "image/x" }).mimeType).toBe(
    "image/x",
  );
  expect(audio(WAV)).toMatchObject({ type: "audio", mimeType: "audio/wav" });
  expect(() => image(Buffer.from("?"))).toThrow(expect.objectContaining({ code: "media-type-unknown" }));
});

test("PROM-06 makes images and sounds from files [all]", async () => {
  expect((await image(join(folder, "picture.bin"))).mimeType).toBe("image/png");
  expect((await audio(pathToFileURL(join(folder, "sound.wav")))).mimeType).toBe("audio/wav");
  await expect(image(join(folder, "none.png"))).rejects.toMatchObject({ code: "ENOENT" });
});

test("PROM-07 embeds text, bytes and files with a type [all]", async () => {
  expect(embed("x://a", { text: "t" }).resource).toEqual({ uri: "x://a", mimeType: "text/plain", text: "t" });
  expect(embed("x://a.json", { text: "{}" }).resource.mimeType).toBe("application/json");
  expect(embed("x://a", { bytes: PNG }).resource).toEqual({
    uri: "x://a",
    mimeType: "image/png",
    blob: PNG.toString("base64"),
  });
  const note = await embed("x://note", { path: join(folder, "note.md") });
  expect(note).toEqual({ type: "resource", resource: { uri: "x://note", mimeType: "text/markdown", text: "# Note" } });
});

test("TOOL-15 carries annotations and _meta [all]", () => {
  const options = { annotations: { priority: 1 }, meta: { "com.example/a": 1 } };
  expect(text("a", options)).toEqual({
    type: "text",
    text: "a",
    annotations: { priority: 1 },
    _meta: { "com.example/a": 1 },
  });
  expect(resourceLink({ uri: "x://a", name: "a" })).toEqual({ type: "resource_link", uri: "x://a", name: "a" });
});
