/** What a client does in a session of each legacy revision: how it begins, what it declares, what it answers. */
import { type ConnectOptions, connect } from "@mcpwright/runtime/client";
import { describe, expect, test } from "vitest";
import { ask, asking, LEGACY } from "../asked.ts";
import { overPipe, type Sent } from "../piped.ts";
import { program } from "../program.ts";
import { DISCOVERED } from "../scripted.ts";

const written = () => ({ role: "assistant", content: { type: "text", text: "" }, model: "m" }) as const;

describe.each(LEGACY)("at %s", (revision) => {
  const open = (answer: string, options: ConnectOptions = {}) =>
    overPipe(answer, { revision, ...options }, `initialized.protocolVersion = ${JSON.stringify(revision)};`);
  const answers = (sent: readonly Sent[]): Sent[] => sent.filter(({ method }) => method === undefined);

  test(`LIFE-01 LIFE-04 LIFE-07 initialize comes first, then that it has begun, then work [${revision}]`, async () => {
    const { client, sent } = await open(asking());
    await client.callTool("done");
    await client.close();
    const [first, second, third] = sent();
    expect(first).toMatchObject({ method: "initialize", params: { protocolVersion: revision } });
    expect(second).toEqual({ jsonrpc: "2.0", method: "notifications/initialized" });
    expect(third).toMatchObject({ method: "tools/call" });
  });

  test(`CAP-04 ROOT-01 SAMP-01 what has a handler is declared in the handshake, and nothing else [${revision}]`, async () => {
    const declared = async (options: ConnectOptions) => {
      const { client, sent } = await open("", options);
      await client.close();
      return sent()[0]?.params?.["capabilities"];
    };
    expect(await declared({})).toEqual({});
    const roots = [{ uri: "file:///a" }];
    expect(await declared({ roots, sampling: written })).toEqual({ roots: { listChanged: true }, sampling: {} });
  });

  test(`BASE-02 BASE-03 STDIO-04 each request has a whole number that no other had; each line is a message [${revision}]`, async () => {
    const { client, sent } = await open(asking());
    for (let count = 0; count < 5; count++) await client.callTool("done");
    await Promise.all([client.callTool("done"), client.callTool("done")]);
    await client.close();
    expect(sent().every(({ jsonrpc }) => jsonrpc === "2.0")).toBe(true);
    const ids = sent().flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(ids).toHaveLength(8);
    expect(ids.every(Number.isInteger)).toBe(true);
    expect(new Set(ids).size).toBe(8);
  });

  test(`BASE-05 BASE-16 a question of the server is answered with its id, of the same type [${revision}]`, async () => {
    const ids = ["7", 7, "", 0, "\u{1F99C}"];
    const { client, sent } = await open(asking(...ids.map((id) => ({ id, method: "roots/list" }))), {
      roots: [{ uri: "file:///a" }],
    });
    await client.callTool("ask");
    await client.close();
    expect(new Set(answers(sent()).map(({ id }) => id))).toEqual(new Set(ids));
    for (const { result } of answers(sent())) expect(result).toEqual({ roots: [{ uri: "file:///a" }] });
  });

  test(`CANC-03 a handshake that is given up is not cancelled [${revision}]`, async () => {
    const lines: string[] = [];
    const { command } = program("");
    const script = `process.stdin.on("data", (chunk) => process.stderr.write(chunk)).on("end", () => process.exit())`;
    const target = { command, args: ["-e", script], onStderr: (text: string): void => void lines.push(text) };
    await expect(connect(target, { revision, timeout: 300 })).rejects.toMatchObject({ code: "timeout" });
    expect(lines.join("")).toContain('"method":"initialize"');
    expect(lines.join("")).not.toContain("cancelled");
  });

  test(`ROOT-03 roots that are no files are not handed out [${revision}]`, async () => {
    const { client, sent } = await open(asking({ id: "q", method: "roots/list" }), {
      roots: () => [{ uri: "file:///a" }, { uri: "https://a.example/" }],
      onWarning: () => {},
    });
    await client.callTool("ask");
    await client.close();
    expect(answers(sent())).toMatchObject([{ id: "q", error: { code: -32603 } }]);
    expect(JSON.stringify(answers(sent()))).not.toContain("a.example");
  });

  test(`ROOT-04 roots that changed are told, and asked for they are the new ones [${revision}]`, async () => {
    let roots = [{ uri: "file:///a" }];
    const { client, sent } = await open(asking({ id: "q", method: "roots/list" }), { roots: () => roots });
    roots = [{ uri: "file:///b" }];
    await client.rootsChanged();
    await client.callTool("ask");
    await client.close();
    expect(sent().filter(({ method }) => method === "notifications/roots/list_changed")).toHaveLength(1);
    expect(answers(sent())).toMatchObject([{ result: { roots } }]);
  });

  test(`PAGE-02 PAGE-05 cursors go back as they came, in any size of page, and never into another list [${revision}]`, async () => {
    const cursors = ["", "a b", "\u{1F99C}=="];
    const { client, sent } = await open(`
      if (method === "tools/list") {
        const at = params?.cursor === undefined ? 0 : ${JSON.stringify(cursors)}.indexOf(params.cursor) + 1;
        const tools = [2, 0, 1, 3][at];
        const nextCursor = ${JSON.stringify(cursors)}[at];
        say({ id, result: { tools: Array.from({ length: tools }, (_, n) => ({ name: at + "." + n, inputSchema: { type: "object" } })), nextCursor } });
      }`);
    for await (const _ of client.toolPages()) break;
    expect((await client.listTools()).map(({ name }) => name)).toEqual(["0.0", "0.1", "2.0", "3.0", "3.1", "3.2"]);
    await client.close();
    const asked = sent().filter(({ method }) => method === "tools/list");
    expect(asked.map(({ params }) => params?.["cursor"])).toEqual([undefined, undefined, ...cursors]);
  });
});

test("ELIC-01 the first revision with questions knows no modes of them [2025-06-18]", async () => {
  const { client, sent } = await overPipe(
    "",
    { revision: "2025-06-18", elicitation: () => ({ action: "decline" }) },
    `initialized.protocolVersion = "2025-06-18";`,
  );
  await client.close();
  expect(sent()[0]?.params?.["capabilities"]).toEqual({ elicitation: {} });
});

test.each(["2025-06-18", "2025-11-25", "2026-07-28"])(
  "UI-01 a host that shows pages says which kinds [%s]",
  async (revision) => {
    const settings = { mimeTypes: ["text/html;profile=mcp-app"] };
    const { client, sent } = await overPipe(
      `if (method === "server/discover") say({ id, result: ${JSON.stringify(DISCOVERED)} });
     if (method === "tools/call") say({ id, result: { resultType: "complete", content: [] } });`,
      { revision, extensions: { "io.modelcontextprotocol/ui": settings } },
      `initialized.protocolVersion = ${JSON.stringify(revision)};`,
    );
    await client.callTool("x");
    await client.close();
    const declared = sent().map(({ params }) => {
      const meta = params?.["_meta"] as Record<string, unknown> | undefined;
      return params?.["capabilities"] ?? meta?.["io.modelcontextprotocol/clientCapabilities"];
    });
    const expected = { extensions: { "io.modelcontextprotocol/ui": settings } };
    // Once in a session, and with each request without one.
    expect(declared.filter((one) => one !== undefined)).toEqual(
      revision === "2026-07-28" ? [expected, expected] : [expected],
    );
  },
);

test.each(["2024-11-05", "2025-03-26"])(
  "LIFE-14 what a revision does not ask is refused, though a later one does [%s]",
  async (revision) => {
    const elicitation = () => expect.unreachable("the user was asked");
    const form = { message: "?", requestedSchema: { type: "object", properties: {} } };
    const { errors } = await ask(revision, { q: { method: "elicitation/create", params: form } }, { elicitation });
    expect(errors["q"]?.code).toBe(-32601);
  },
);

test("ELIC-01 CAP-05 ELIC-02 forms, addresses or both are declared as what they are [2025-11-25]", async () => {
  const accept = () => ({ action: "accept" }) as const;
  const declared = async (handlers: ConnectOptions) => {
    const { client, sent } = await overPipe("", { revision: "2025-11-25", ...handlers });
    await client.close();
    return sent()[0]?.params?.["capabilities"];
  };
  expect(await declared({ elicitation: accept })).toEqual({ elicitation: {} });
  expect(await declared({ openUrl: accept })).toEqual({ elicitation: { url: {} } });
  expect(await declared({ elicitation: accept, openUrl: accept })).toEqual({ elicitation: { form: {}, url: {} } });
  expect(await declared({})).toEqual({});
});

test("CAP-06 SAMP-10 ELIC-17 tools and modes that were not declared are refused [2025-11-25]", async () => {
  const refused = [
    { id: "tools", method: "sampling/createMessage", params: { messages: [], maxTokens: 1, tools: [] } },
    { id: "choice", method: "sampling/createMessage", params: { messages: [], maxTokens: 1, toolChoice: {} } },
    { id: "url", method: "elicitation/create", params: { mode: "url", message: "?", url: "https://a.example" } },
  ];
  const { client, sent } = await overPipe(asking(...refused), {
    revision: "2025-11-25",
    sampling: written,
    elicitation: () => ({ action: "cancel" }),
  });
  await client.callTool("ask");
  await client.close();
  expect(sent()[0]?.params?.["capabilities"]).toEqual({ sampling: {}, elicitation: {} });
  const codes = sent().flatMap(({ id, error }) => (error === undefined ? [] : [[id, error.code]]));
  expect(codes.toSorted()).toEqual([
    ["choice", -32602],
    ["tools", -32602],
    ["url", -32602],
  ]);
});

test("ELIC-14 ELIC-33 an end of an unknown question is ignored, whatever its id is like [2025-11-25]", async () => {
  const ended = ["unknown", "", "../../etc", "\u0000"].map((elicitationId) => ({
    method: "notifications/elicitation/complete",
    params: { elicitationId },
  }));
  const ping = { id: "p", method: "ping" };
  const { client, sent } = await overPipe(asking(...ended, ping).replace(/left = \d+/, "left = 1"), {
    revision: "2025-11-25",
    openUrl: () => ({ action: "accept" }),
  });
  expect(await client.callTool("ask")).toEqual({ content: [] });
  await client.close();
  expect(sent().filter(({ method }) => method === undefined)).toEqual([{ jsonrpc: "2.0", id: "p", result: {} }]);
});
