/** What the first bytes of an image say, whatever it is called (ICON-05). */
export interface ImageFacts {
  readonly mimeType: "image/png" | "image/jpeg" | "image/webp";
  readonly width: number;
  readonly height: number;
  /** More than one frame. */
  readonly animated: boolean;
}

/** `undefined` for what is none of the three types, or is cut off before it says how large it is. */
export function imageFacts(bytes: Uint8Array): ImageFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (ascii(view, 1, 3) === "PNG" && view.getUint32(0) === 0x89504e47) return pngFacts(view);
    if (view.getUint16(0) === 0xffd8) return jpegFacts(view);
    if (ascii(view, 0, 4) === "RIFF" && ascii(view, 8, 4) === "WEBP") return webpFacts(view);
  } catch (error) {
    // A read behind the end.
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

function ascii(view: DataView, start: number, length: number): string {
  let text = "";
  for (let at = start; at < start + length; at++) text += String.fromCharCode(view.getUint8(at));
  return text;
}

function pngFacts(view: DataView): ImageFacts | undefined {
  if (ascii(view, 12, 4) !== "IHDR") return undefined;
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  // Frames are announced before the pixels of the first.
  for (let at = 8; ; at += 12 + view.getUint32(at)) {
    const chunk = ascii(view, at + 4, 4);
    if (chunk === "acTL" || chunk === "IDAT") return { mimeType: "image/png", ...size, animated: chunk === "acTL" };
  }
}

function jpegFacts(view: DataView): ImageFacts | undefined {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (!isFrame) continue;
    return { mimeType: "image/jpeg", width: view.getUint16(at + 7), height: view.getUint16(at + 5), animated: false };
  }
  return undefined;
}

function webpFacts(view: DataView): ImageFacts | undefined {
  const mimeType = "image/webp";
  switch (ascii(view, 12, 4)) {
    case "VP8 ":
      return { mimeType, width: view.getUint16(26, true), height: view.getUint16(28, true), animated: false };
    case "VP8L": {
      const bits = view.getUint32(21, true);
      return { mimeType, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1, animated: false };
    }
    case "VP8X": {
      const width = (view.getUint32(24, true) & 0xffffff) + 1;
      const height = (view.getUint32(26, true) >> 8) + 1;
      return { mimeType, width, height, animated: (view.getUint8(20) & 2) !== 0 };
    }
    default:
      return undefined;
  }
}
