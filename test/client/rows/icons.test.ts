/** Icons are what a stranger says they are, until they were looked at. */
import type { ServerResponse } from "node:http";
import { type IconOptions, readIcon } from "@mcpwright/runtime/client";
import { describe, expect, test } from "vitest";
import { type Seen, scripted } from "../scripted.ts";

const INN = "https://inn.example";

function pngChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4);
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

function png(width = 16, height = 16, ...before: readonly Buffer[]): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, pngChunk("IHDR", size), ...before, pngChunk("IDAT", Buffer.alloc(20))]);
}

function jpeg(width = 16, height = 16): Buffer {
  const frame = Buffer.from("ffc0000b080000000001012200", "hex");
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from("ffd8ffe000044a46", "hex"), frame]);
}

/** Of the extended form, whose flags say whether it moves. */
function webp(width = 16, height = 16, flags = 0): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.write("RIFF");
  bytes.write("WEBPVP8X", 8);
  bytes.writeUInt8(flags, 20);
  bytes.writeUIntLE(width - 1, 24, 3);
  bytes.writeUIntLE(height - 1, 27, 3);
  return bytes;
}

const lossless = Buffer.concat([Buffer.from("RIFF....WEBPVP8L...."), Buffer.from("2f0fc00300000000", "hex")]);
const dataOf = (bytes: Buffer, type = "image/png") => `data:${type};base64,${bytes.toString("base64")}`;
const refused = (why: RegExp) => expect.objectContaining({ code: "bad-icon", message: expect.stringMatching(why) });

/** Where https://inn.example is, and what was asked of it; other hosts are never asked. */
async function inn(answer: (seen: Seen, response: ServerResponse) => void) {
  const { url, seen } = await scripted(answer);
  const elsewhere: string[] = [];
  const options: IconOptions = {
    server: `${INN}/mcp`,
    fetch: (input, init) => {
      if (!String(input).startsWith(`${INN}/`)) elsewhere.push(String(input));
      return fetch(String(input).replace(INN, new URL(url).origin), init);
    },
  };
  return { read: (src: string, more: object = {}) => readIcon({ src, ...more }, options), seen, elsewhere };
}

describe.each(["2025-11-25", "2026-07-28"])("icons of %s", (revision) => {
  test(`ICON-02 PNG and JPEG are read, under both names, and WebP [${revision}]`, async () => {
    for (const [bytes, mimeType, said] of [
      [png(), "image/png", "image/png"],
      [jpeg(), "image/jpeg", "image/jpeg"],
      [jpeg(), "image/jpeg", "image/jpg"],
      [webp(), "image/webp", "image/webp"],
      [lossless, "image/webp", "image/webp"],
      [png(), "image/png", undefined],
    ] as const) {
      const found = await readIcon({ src: dataOf(bytes, said), ...(said === undefined ? {} : { mimeType: said }) });
      expect(found).toMatchObject({ mimeType, width: 16, height: 16 });
      expect(Buffer.from(found.bytes).equals(bytes)).toBe(true);
    }
  });

  test(`ICON-04 SEC-29 only https: and data: are read, and no redirect leads elsewhere [${revision}]`, async () => {
    for (const src of [
      ...[
        "http://inn.example/i.png",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://inn.example/i",
        "ws://inn.example",
      ],
      ...["app://i", "JavaScript:0", " javascript:0", "blob:https://inn.example/1", "i.png", "", "//inn.example/i.png"],
    ]) {
      await expect(readIcon({ src }, { server: INN })).rejects.toEqual(refused(/https: or data:/));
    }
    for (const to of [
      ...[
        "http://inn.example/i.png",
        "https://other.example/i.png",
        "https://inn.example:8443/i.png",
        "data:image/png,",
      ],
      ...["javascript:0", "file:///etc/passwd", "//other.example/i.png", "https://inn.example@other.example/"],
    ]) {
      const { read, seen, elsewhere } = await inn((_, response) => response.writeHead(302, { Location: to }).end());
      await expect(read(`${INN}/i.png`)).rejects.toEqual(refused(/sent on to/));
      expect([seen.length, elsewhere]).toEqual([1, []]);
    }
    const moved = await inn(({ path }, response) =>
      path === "/i" ? response.writeHead(301, { Location: "/j" }).end() : response.end(png()),
    );
    expect(await moved.read(`${INN}/i`)).toMatchObject({ width: 16 });
    const circle = await inn((_, response) => response.writeHead(302, { Location: "/i" }).end());
    await expect(circle.read(`${INN}/i`)).rejects.toEqual(refused(/more than 3 times/));
  });

  test(`ICON-05 SEC-29 nothing is sent with the request, and only the server's own origin is asked [${revision}]`, async () => {
    const { read, seen } = await inn((_, response) => response.setHeader("Set-Cookie", "a=b").end(png()));
    for (let count = 0; count < 2; count++) await read(`${INN}/i.png`);
    for (const { headers } of seen) {
      for (const name of ["cookie", "authorization", "referer", "mcp-session-id"])
        expect(headers).not.toHaveProperty(name);
    }
    await expect(read("https://user:secret@other.example/i.png")).rejects.toEqual(refused(/neither its server's/));
    await expect(readIcon({ src: `${INN}/i.png` })).rejects.toEqual(refused(/neither its server's/));
    expect(seen).toHaveLength(2);
    const fetched: string[] = [];
    const named: IconOptions = {
      origins: [INN],
      fetch: async (input) => {
        fetched.push(String(input));
        return new Response(new Uint8Array(png()));
      },
    };
    await readIcon({ src: `${INN}/i.png` }, named);
    expect(fetched).toEqual([`${INN}/i.png`]);
  });

  test(`ICON-05 what is too large, moves, or is something else than it says is not shown [${revision}]`, async () => {
    let sent = 0;
    let closed = false;
    const endless = await inn((_, response) => {
      response.once("close", () => {
        closed = true;
      });
      const more = (): void => {
        while (!closed && response.write(png(16, 16, pngChunk("tEXt", Buffer.alloc(60_000))))) sent += 60_000;
      };
      response.on("drain", more);
      more();
    });
    await expect(endless.read(`${INN}/i.png`)).rejects.toEqual(refused(/longer than 524288 bytes/));
    await expect.poll(() => closed).toBe(true);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    await expect(readIcon({ src: dataOf(png(), "image/png") + "A".repeat(1 << 21) })).rejects.toEqual(
      refused(/longer/),
    );
    const wrong: readonly (readonly [Buffer, RegExp, string?])[] = [
      [png(2000, 16), /2000 × 16 pixels/],
      [jpeg(16, 60_000), /60000 pixels/],
      [webp(5000, 5000), /5000 × 5000 pixels/],
      [png(16, 16, pngChunk("acTL", Buffer.alloc(8))), /more than one frame/],
      [webp(16, 16, 2), /more than one frame/],
      [png(), /is image\/png, not "image\/jpeg"/, "image/jpeg"],
      [jpeg(), /is image\/jpeg, not "image\/svg\+xml"/, "image/svg+xml"],
      [Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), /none of/, "image/svg+xml"],
      [Buffer.from("GIF89a......"), /none of/, "image/gif"],
      [Buffer.from("<html>"), /none of/, "image/png"],
      [png().subarray(0, 30), /none of/, "image/png"],
      [jpeg().subarray(0, 12), /none of/, "image/jpeg"],
      [Buffer.alloc(0), /none of/],
    ];
    for (const [bytes, why, mimeType] of wrong) {
      const icon = { src: dataOf(bytes), ...(mimeType === undefined ? {} : { mimeType }) };
      await expect(readIcon(icon)).rejects.toEqual(refused(why));
    }
    for (const src of ["data:image/png;base64,%%%", "data:", "data:image/png"]) {
      await expect(readIcon({ src })).rejects.toMatchObject({ code: "bad-icon" });
    }
    const missing = await inn((_, response) => response.writeHead(404).end());
    await expect(missing.read(`${INN}/i.png`)).rejects.toEqual(refused(/answered 404/));
    const cut = await inn((_, response) => response.destroy());
    await expect(cut.read(`${INN}/i.png`)).rejects.toEqual(refused(/cannot be read/));
  });
});
