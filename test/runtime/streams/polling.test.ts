import { connectInMemory, createServer } from "@mcpwright/runtime";
import { describe, expect, test } from "vitest";
import { gate, hostNames, hosts, modern, openSession, posted, reply } from "../http/support.ts";
import { EventReader, makeTalker, said } from "./support.ts";

describe.each(hostNames)("over %s", (host) => {
  test("SHTTP-11, SHTTP-12 a handler ends the connection with a retry time, and the answer is fetched [2025-11-25]", async () => {
    const { open } = await makeTalker(host);
    const session = await open();
    const { response, talk } = await session.call(1, 2, ({ close }) => close(1500));
    const events = await new EventReader(response).rest();
    expect(events).toEqual([
      { id: expect.any(String), retry: undefined, data: "" },
      { id: undefined, retry: "1500", data: undefined },
    ]);
    talk.step();
    const poll = new EventReader(await session.get(events[0]?.id));
    const [first] = await poll.take(1);
    talk.close();
    const [retry] = await poll.rest();
    expect(retry?.retry).toBe("1000");
    talk.step();
    talk.step();
    const rest = await new EventReader(await session.get(first?.id)).rest();
    expect(said([first!, ...rest])).toEqual([1, 2, `said ${session.headers["mcp-session-id"]}/1`]);
  });

  test("SHTTP-12 the retry time of the settings is the default [2025-11-25]", async () => {
    const { open } = await makeTalker(host, { retry: "7s" });
    const session = await open();
    const { response, talk } = await session.call(1, 1, ({ close }) => close());
    expect((await new EventReader(response).rest()).map(({ retry }) => retry)).toEqual([undefined, "7000"]);
    // Nobody is connected: there is nothing to end.
    talk.close();
  });

  test("SHTTP-16 before 2025-11-25 the connection stays until the answer [2025-03-26, 2025-06-18]", async () => {
    const { open } = await makeTalker(host);
    for (const revision of ["2025-03-26", "2025-06-18"]) {
      const session = await open(revision);
      const { response, talk } = await session.call(1, 1);
      talk.close();
      talk.step();
      const events = await new EventReader(response).rest();
      expect(said(events)).toEqual([1, `said ${session.headers["mcp-session-id"]}/1`]);
      expect(events.some(({ retry }) => retry !== undefined)).toBe(false);
    }
  });

  test("SHTTP-25 a GET stream that gives way names a retry time, and its client gets a new one [2025-11-25]", async () => {
    const { open } = await makeTalker(host, { retry: 2500 });
    const session = await open();
    const first = new EventReader(await session.get());
    const [primed] = await first.take(1);
    const others = [];
    for (let count = 0; count < 4; count++) others.push(new EventReader(await session.get()));
    expect((await first.rest()).map(({ retry }) => retry)).toEqual(["2500"]);
    const again = new EventReader(await session.get(primed?.id));
    const [fresh] = await again.take(1);
    expect(fresh?.data).toBe("");
    expect(fresh?.id?.split("-")[0]).not.toBe(primed?.id?.split("-")[0]);
    for (const stream of [...others, again]) await stream.cut();
  });

  test("does nothing where the answer is JSON, without a session, and in 2026-07-28 [2025-11-25, 2026-07-28]", async () => {
    const call = { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "leave" } };
    for (const options of [{ response: "json" }, { legacy: "stateless" }] as const) {
      const send = await hosts[host](leaving(), options);
      const headers = "legacy" in options ? {} : await openSession(send, "2025-11-25");
      const answer = await reply(await send(posted(call, headers)));
      expect(answer.result).toMatchObject({ content: [{ text: "stayed" }] });
    }
    const send = await hosts[host](leaving(), {});
    const answer = await reply(await send(modern("tools/call", { name: "leave" })));
    expect(answer.result).toMatchObject({ content: [{ text: "stayed" }] });
  });

  test("a retry time that is none is an error of the handler [2025-11-25]", async () => {
    const { open } = await makeTalker(host);
    const session = await open();
    const errors: unknown[] = [];
    const { response, talk } = await session.call(1, 1, (begun) => {
      for (const retry of [-1, Number.NaN, 3_600_001]) {
        try {
          begun.close(retry);
        } catch (error) {
          errors.push(error);
        }
      }
      begun.step();
    });
    expect(errors).toHaveLength(3);
    expect(errors[0]).toEqual(new RangeError("retry is a number of milliseconds from 0 to 3600000, not -1"));
    talk.step();
    await new EventReader(response).rest();
  });
});

function leaving(): ReturnType<typeof createServer> {
  const server = createServer({ name: "leaving", version: "1.0.0", logger: () => {} });
  server.tools.add({ name: "leave", inputSchema: { type: "object" } }, (_, ctx) => {
    ctx.closeStream({ retry: 1 });
    return "stayed";
  });
  return server;
}

test("does nothing in a pipe [2025-11-25]", async () => {
  const connection = connectInMemory(leaving());
  const said: string[] = [];
  const answered = gate();
  connection.onMessage = (text) => {
    said.push(text);
    if (text.includes("stayed")) answered.open();
  };
  const clientInfo = { name: "test", version: "1" };
  const params = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo };
  await connection.send(JSON.stringify({ jsonrpc: "2.0", id: 0, method: "initialize", params }));
  await connection.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "leave" } }));
  await answered.opened;
  expect(said).toHaveLength(2);
  connection.close();
});
