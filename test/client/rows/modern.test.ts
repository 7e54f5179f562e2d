/** What a client does with each request of the modern era. */
import { type ConnectOptions, connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { DISCOVERED, json, scripted } from "../scripted.ts";

const DONE = { resultType: "complete", content: [] };

/** A client of a server that asks `inputRequests` of the first call, and what it was sent. */
async function asked(inputRequests: object | undefined, options: ConnectOptions, requestState?: string) {
  const { url, seen } = await scripted(({ message: { id, method, params } }, response) => {
    const first = params?.["inputResponses"] === undefined && params?.["requestState"] === undefined;
    const question = { resultType: "input_required", inputRequests, requestState };
    const result = method === "server/discover" ? DISCOVERED : first ? question : DONE;
    json(response, 200, { jsonrpc: "2.0", id, result });
  });
  const client = await connect(url, options);
  onTestFinished(() => client.close());
  const calls = () => seen.map(({ message }) => message).filter(({ method }) => method === "tools/call");
  return { client, calls };
}

const roots = { method: "roots/list" };

test("ROOT-01 SAMP-01 CAP-06 what has a handler is declared on each request [2026-07-28]", async () => {
  const sampling = () => ({ role: "assistant", content: { type: "text", text: "" }, model: "m" }) as const;
  const { client, calls } = await asked({ r: roots }, { roots: [{ uri: "file:///a" }], sampling, samplingTools: true });
  await client.callTool("x");
  expect(calls()).toHaveLength(2);
  for (const { params } of calls()) {
    expect(params?.["_meta"]).toMatchObject({
      "io.modelcontextprotocol/clientCapabilities": { roots: {}, sampling: { tools: {} } },
    });
  }
});

test("MRTR-10 STATE-05 a state goes back byte for byte, whatever it looks like [2026-07-28]", async () => {
  for (const state of ["", '{"step": 1}', "eyJhbGciOiJub25lIn0.e30.", " \u0000\u{1F99C}\r\n", "null"]) {
    const { client, calls } = await asked({ r: roots }, { roots: [] }, state);
    await client.callTool("x");
    expect(calls()[1]?.params?.["requestState"]).toBe(state);
  }
});

test("META-18 an answer to a question has the answer and no version, capabilities or name [2026-07-28]", async () => {
  const { client, calls } = await asked({ r: roots }, { roots: [{ uri: "file:///a" }] });
  await client.callTool("x");
  expect(calls()[1]?.params?.["inputResponses"]).toEqual({ r: { roots: [{ uri: "file:///a" }] } });
});

test("ELIC-05 a question without a mode is a form [2026-07-28]", async () => {
  const shown: string[] = [];
  const form = {
    method: "elicitation/create",
    params: { message: "Go?", requestedSchema: { type: "object", properties: {} } },
  };
  const { client } = await asked(
    { f: form },
    {
      elicitation: ({ message }) => {
        shown.push(message);
        return { action: "decline" };
      },
      openUrl: () => expect.unreachable("no address was asked for"),
    },
  );
  await client.callTool("x");
  expect(shown).toEqual(["Go?"]);
});

test("ERR-14 a failure of this side is told from what the server refused [2026-07-28]", async () => {
  const { url } = await scripted(({ message: { id, method, params } }, response) => {
    if (method === "server/discover") return json(response, 200, { jsonrpc: "2.0", id, result: DISCOVERED });
    if (params?.["name"] === "refused") {
      json(response, 200, { jsonrpc: "2.0", id, error: { code: -32603, message: "timeout" } });
    }
  });
  const client = await connect(url);
  onTestFinished(() => client.close());
  await expect(client.callTool("refused")).rejects.toMatchObject({ name: "McpError", code: -32603 });
  await expect(client.callTool("slow", {}, { timeout: 50 })).rejects.toMatchObject({
    name: "LocalError",
    code: "timeout",
  });
});

test("DISC-06 the version of later requests is one that discovery lists [2026-07-28]", async () => {
  const { url, seen } = await scripted(({ message: { id, method } }, response) => {
    const supportedVersions = ["2099-01-01", "2026-07-28"];
    json(response, 200, {
      jsonrpc: "2.0",
      id,
      result: method === "server/discover" ? { ...DISCOVERED, supportedVersions } : DONE,
    });
  });
  const client = await connect(url);
  onTestFinished(() => client.close());
  await client.callTool("x");
  expect(seen.at(-1)?.headers["mcp-protocol-version"]).toBe("2026-07-28");
});
