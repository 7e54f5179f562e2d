/** What code lists is held to the rules of a manifest. */
import { createServer, LocalError, type Server } from "@mcpwright/runtime";
import { describe, expect, test } from "vitest";
import { everyCell, since } from "../support/matrix.ts";
import { itemsOf } from "../support/wire.ts";

type Extra = { readonly _meta?: Readonly<Record<string, unknown>>; readonly icons?: readonly never[] };

const server = (): Server => createServer({ name: "s", version: "1", logger: () => undefined });

/** Each way in which code lists something. */
const adders: Readonly<Record<string, (extra: Extra) => unknown>> = {
  tool: (extra) => server().tools.add({ name: "x", ...(extra as object) }, () => "x"),
  resource: (extra) => server().resources.add({ name: "x", uri: "x:///1", ...(extra as object) }, () => "x"),
  template: (extra) => server().resources.add({ name: "x", uriTemplate: "x:///{a}", ...(extra as object) }, () => "x"),
  prompt: (extra) => server().prompts.add({ name: "x", ...(extra as object) }, () => "x"),
  server: (extra) => createServer({ name: "x", version: "1", ...(extra as object) }),
};

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return LocalError.is(error) ? error.code : String(error);
  }
}

describe.each(Object.entries(adders))("%s", (_kind, add) => {
  test.each(["-a", "a-", "1x.y/z", "a..b/c", "a_b/c", "x/-y", "", "com.example-/k", "a b"])(
    "META-01, META-02 the key %j is refused [2025-06-18, 2025-11-25, 2026-07-28]",
    (key) => expect(codeOf(() => add({ _meta: { [key]: 1 } }))).toBe("meta-key"),
  );

  test.each(["io.modelcontextprotocol/x", "dev.mcp/x", "com.mcp.tools/x"])(
    "META-04 the reserved key %j is refused [2025-11-25, 2026-07-28]",
    (key) => expect(codeOf(() => add({ _meta: { [key]: 1 } }))).toBe("meta-key"),
  );

  test.each(["mcp.dev/x", "tools.mcp.com/x", "modelcontextprotocol.io/x"])(
    "META-05 the reserved key %j is refused [2025-06-18]",
    (key) => expect(codeOf(() => add({ _meta: { [key]: 1 } }))).toBe("meta-key"),
  );

  test.each(["traceparent", "tracestate", "baggage"])("META-08 the reserved key %j is refused [2026-07-28]", (key) =>
    expect(codeOf(() => add({ _meta: { [key]: "00" } }))).toBe("meta-key"),
  );

  test("META-01, META-02 a key with a prefix of one's own, or a bare name, is taken [2025-06-18, 2025-11-25, 2026-07-28]", () => {
    for (const key of ["com.example/k", "com.example.mcp/k", "k", "a.b-c_d", "com.example/", "ui"]) {
      expect([key, codeOf(() => add({ _meta: { [key]: 1 } }))]).toEqual([key, undefined]);
    }
  });

  test("ICON-01 an icon is one that a client may take [2025-11-25, 2026-07-28]", () => {
    const good = { src: "https://a.example/i.png", mimeType: "image/png", sizes: ["48x48", "any"], theme: "dark" };
    expect(codeOf(() => add({ icons: [good, { src: "data:image/png;base64,AA==" }] as never }))).toBeUndefined();
    for (const wrong of [
      { src: "javascript:alert(1)" },
      { src: "file:///etc/passwd" },
      { src: "http://a.example/i.png" },
      {},
      null,
      { ...good, mimeType: "text/html" },
      { ...good, sizes: ["big"] },
      { ...good, sizes: "48x48" },
      { ...good, theme: "blue" },
    ]) {
      expect([wrong, codeOf(() => add({ icons: [wrong] as never }))]).toEqual([wrong, "icon"]);
    }
    expect(codeOf(() => add({ icons: good as never }))).toBe("icon");
  });
});

test("an error says what, which and what to do", () => {
  expect(() => adders["tool"]?.({ _meta: { "dev.mcp/x": 1 } })).toThrow(
    'The tool "x": the _meta key "dev.mcp/x" is reserved: the prefix "dev.mcp/" is reserved for the protocol; use a prefix that is a domain of yours, reversed: com.example/key.',
  );
  expect(() => adders["prompt"]?.({ icons: [{ src: "ftp://a" }] as never })).toThrow(
    'The prompt "x": src of icon 1 is an address that begins with https: or data:.',
  );
});

const icons = [{ src: "https://a.example/i.png", sizes: ["48x48"], theme: "light" as const }];

everyCell(
  "ICON-01 icons of what code adds are listed as they are",
  iconServer,
  async (wire) => {
    const [tool] = itemsOf<object>((await wire.request("tools/list")).result, "tools");
    expect(tool).toMatchObject({ name: "x", icons, _meta: { "com.example/k": 1 } });
  },
  since("2025-11-25"),
);

function iconServer(): Server {
  const made = server();
  made.tools.add({ name: "x", icons, _meta: { "com.example/k": 1 } }, () => "x");
  return made;
}
