/** What every server does, however little it offers, and which codes it says it with. */
import { createServer, engineOf, McpError, type Server } from "@mcpwright/runtime";
import { expect, test } from "vitest";
import { initialize, makeServer } from "../http/support.ts";
import { everyCell, legacyRevisions, modernRevisions } from "../support/matrix.ts";

const bare = (): Server => createServer({ name: "bare", version: "1.0.0", logger: () => {} });

everyCell("BASE-17 a server that offers nothing answers what it has to", bare, async (wire) => {
  if (wire.modern) expect((await wire.request("server/discover")).result).toHaveProperty("supportedVersions");
  else expect(wire.opening.result).toMatchObject({ protocolVersion: wire.revision });
  expect((await wire.request("tools/list")).error?.code).toBe(-32601);
});

/** A server whose tools answer with the code they are called with. */
function failing(): Server {
  const server = bare();
  server.tools.add({ name: "fail", inputSchema: { type: "object" } }, ({ code }) => {
    const elicitations = [{ mode: "url", elicitationId: "e1", url: "https://pay.example.com/1", message: "Pay" }];
    throw new McpError(Number(code), "It failed.", Number(code) === -32042 ? { elicitations } : undefined);
  });
  return server;
}

const codeOf = (code: number) => ({ name: "fail", arguments: { code } });

everyCell(
  "ERR-08 codes of earlier revisions do not get out",
  failing,
  async (wire) => {
    expect((await wire.request("tools/call", codeOf(-32002))).error?.code).toBe(-32602);
    expect((await wire.request("tools/call", codeOf(-32042))).error?.code).toBe(-32603);
    expect((await wire.request("tools/call", codeOf(-32001))).error?.code).toBe(-32001);
  },
  modernRevisions,
);

everyCell(
  "ERR-12 a tool says which addresses have to be visited first",
  failing,
  async (wire) => {
    const { error } = await wire.request("tools/call", codeOf(-32042));
    expect(error).toMatchObject({ code: -32042, data: { elicitations: [{ mode: "url", elicitationId: "e1" }] } });
  },
  ["2025-11-25"],
);

for (const revision of legacyRevisions) {
  test(`ERR-13 a server that has no such revision says which it has [${revision}]`, async () => {
    const engine = engineOf(makeServer().server, { revisions: modernRevisions });
    const message = JSON.parse(String(initialize(revision).body)) as unknown;
    const { answer } = await engine.initialize(message, { transport: "test" });
    expect(JSON.parse(answer.text)).toMatchObject({
      error: { code: -32602, data: { supported: modernRevisions, requested: revision } },
    });
  });
}
