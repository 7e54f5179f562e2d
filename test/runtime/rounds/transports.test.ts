/** Questions over stdio and HTTP, in both eras, and where they cannot be asked. */
import { fileURLToPath } from "node:url";
import { createServer, listen, type Server, toFetchHandler } from "@mcpwright/runtime";
import { connect, type InputHandlers, type Target } from "@mcpwright/runtime/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eras, textOf, yes } from "./eras.ts";

const path = fileURLToPath(new URL("./asking-server.mjs", import.meta.url));
const { makeAsking } = (await import(path)) as { makeAsking(): Server };

const able = (): InputHandlers => ({
  ...yes(),
  sampling: () => ({ role: "assistant", content: { type: "text", text: "Paris" }, model: "m" }),
  roots: [{ uri: "file:///home" }],
});

describe.each(["stdio", "http"] as const)("over %s", (transport) => {
  let target: Target;
  let stop: () => Promise<void> = async () => {};
  beforeAll(async () => {
    if (transport === "stdio") target = { command: process.execPath, args: [path] };
    else {
      const listening = await listen(makeAsking(), { port: 0 });
      target = listening.url;
      stop = () => listening.close(0);
    }
  });
  afterAll(() => stop());

  for (const revision of eras) {
    test(`SHTTP-17 MRTR-01 a form, a model and folders are asked for [${revision}]`, async () => {
      const client = await connect(target, { revision, ...able() });
      try {
        expect(textOf(await client.callTool("confirm"))).toBe("agreed: true");
        expect(textOf(await client.callTool("sample"))).toBe("Paris");
        expect(textOf(await client.callTool("roots"))).toBe("file:///home");
      } finally {
        await client.close();
      }
    });

    test(`CAP-04 a client without handlers is not asked [${revision}]`, async () => {
      const client = await connect(target, { revision });
      try {
        const code = revision >= "2026-07-28" ? -32021 : -32602;
        for (const name of ["confirm", "sample", "roots"]) {
          await expect(client.callTool(name)).rejects.toMatchObject({ code });
        }
      } finally {
        await client.close();
      }
    });
  }
});

test("a client that takes no stream is told that it cannot be asked, and nothing hangs [2025-11-25]", async () => {
  const listening = await listen(makeAsking(), { port: 0, response: "json" });
  const withoutStream: typeof fetch = (input, init) =>
    init?.method === "GET" ? Promise.resolve(new Response(null, { status: 405 })) : fetch(input, init);
  const client = await connect(listening.url, { revision: "2025-11-25", fetch: withoutStream, ...able() });
  try {
    const { isError, content } = await client.callTool("confirm");
    expect([isError, textOf({ content })]).toEqual([true, "The client takes no stream, so nothing can be asked."]);
  } finally {
    await client.close();
    await listening.close(0);
  }
});

describe("a server that asks and listens beyond this machine", () => {
  const beyond = { port: 0, host: "0.0.0.0", allowedHosts: ["*"] };

  test("does not start without a key, and says how to make one", async () => {
    await expect(listen(makeAsking(), beyond)).rejects.toMatchObject({
      code: "state-keys",
      message: expect.stringMatching(/MCPWRIGHT_STATE_KEYS.*randomBytes\(32\)/s),
    });
  });

  test("starts with keys, or when it asks nothing", async () => {
    const { elicit } = { elicit: { q: { message: "Go on?" } } };
    for (const stateKeys of [[Buffer.alloc(32, 1).toString("base64url")], undefined]) {
      const server = createServer({ name: "s", version: "1", ...(stateKeys && { stateKeys }) });
      server.tools.add({ name: "t", ...(stateKeys && { elicit }) }, () => "t");
      const listening = await listen(server, beyond);
      await listening.close(0);
    }
  });

  test("names a key that is none, without showing it", () => {
    const server = createServer({ name: "s", version: "1", stateKeys: ["c2VjcmV0"] });
    expect(() => toFetchHandler(server)).toThrow(
      /^Key 1 of MCPWRIGHT_STATE_KEYS is not 32 bytes in base64; make one with/,
    );
  });
});
