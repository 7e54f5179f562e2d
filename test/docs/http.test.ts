/** The manifest and the handler of docs/http.md, generated, type-checked and served over HTTP to clients of both eras. */
import { describe, expect, test } from "vitest";
import { hostNames, hosts, LEGACY, modern, openSession, posted, reply } from "../runtime/http/support.ts";
import { projectOf } from "./project.ts";

const project = await projectOf("http.md");
const CALL = { name: "book_room", arguments: { region: "north" } };
const BOOKED = { content: [{ type: "text", text: "Booked in north." }] };

describe.each(hostNames)("the server of the page on %s", (host) => {
  const start = () => hosts[host](project.make({ logger: () => {} }), {});

  test("XHDR-11, XHDR-13 a region that its header repeats is booked, and no other [2026-07-28]", async () => {
    const send = await start();
    const call = async (headers: Record<string, string>) => {
      const response = await send(modern("tools/call", CALL, headers));
      return { status: response.status, ...(await reply(response)) };
    };
    expect(await call({ "mcp-param-region": "north" })).toMatchObject({ status: 200, result: BOOKED });
    for (const headers of [{}, { "mcp-param-region": "south" }]) {
      expect(await call(headers)).toMatchObject({ status: 400, error: { code: -32020 } });
    }
  });

  test.each(LEGACY)(
    "SESS-01, SESS-06 a session repeats nothing, and is not there after its end [%s]",
    async (revision) => {
      const send = await start();
      const headers = await openSession(send, revision);
      const call = () => send(posted({ jsonrpc: "2.0", id: 1, method: "tools/call", params: CALL }, headers));
      expect((await reply(await call())).result).toMatchObject(BOOKED);
      expect((await send({ method: "DELETE", headers })).status).toBe(204);
      expect((await call()).status).toBe(404);
    },
  );
});
