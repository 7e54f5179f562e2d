/** Tools that run once, by two processes on one Redis: the effect is counted where it happens. */
import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { messagesOf, modern, type Reply } from "../http/support.ts";
import { describeWithRedis, TestRedis } from "../support/redis.ts";
import { killProcess, startProcess } from "../support/server-process.ts";

const SCRIPT = new URL("./once-server.mjs", import.meta.url);
const ABLE = { "io.modelcontextprotocol/clientCapabilities": { elicitation: { form: {} } } };

class Worker {
  readonly url: string;
  readonly process: ChildProcess;
  /** Resolves when the tool has had its effect. */
  readonly entered: Promise<unknown>;

  private constructor(process: ChildProcess, url: string) {
    this.process = process;
    this.url = url;
    this.entered = once(process, "message");
  }

  static async start(env: Record<string, string>): Promise<Worker> {
    const { child, url } = await startProcess(SCRIPT, env);
    onTestFinished(() => killProcess(child));
    return new Worker(child, url);
  }

  /** Has the tool answer. */
  answer(word: string): void {
    this.process.send(word);
  }

  async call(
    name: string,
    more: object = {},
    { url = this.url, signal }: { readonly url?: string; readonly signal?: AbortSignal } = {},
  ): Promise<{ status: number; reply: Reply }> {
    const init = modern("tools/call", { name, arguments: {}, ...more, _meta: ABLE });
    const response = await fetch(url, { ...init, ...(signal && { signal }) });
    const text = await response.text();
    // What takes long is answered with a stream.
    const [said = JSON.parse(text) as Reply] = messagesOf(text);
    return { status: response.status, reply: said };
  }

  /** Calls the tool for the first time, and gives what goes with a retry. */
  async ask(): Promise<object> {
    const { result } = (await this.call("charge")).reply;
    expect(result?.["resultType"]).toBe("input_required");
    const asked = Object.keys(result?.["inputRequests"] as object);
    const answers = asked.map((key) => [key, { action: "accept", content: { agreed: true } }]);
    return { requestState: result?.["requestState"], inputResponses: Object.fromEntries(answers) };
  }
}

/** The address of a server by a wire that is cut when the first half of what the server says has gone through. */
async function cutWire(url: string): Promise<{ readonly url: string; readonly cut: Promise<unknown> }> {
  const wire = createServer((client) => {
    const server = connect(Number(new URL(url).port), "127.0.0.1");
    client.pipe(server);
    server.once("data", (bytes: Buffer) => {
      client.end(bytes.subarray(0, bytes.length / 2), () => client.destroy());
      server.destroy();
      wire.emit("cut");
    });
    for (const socket of [client, server]) socket.on("error", () => {});
  }).listen(0, "127.0.0.1");
  await once(wire, "listening");
  onTestFinished(() => void wire.close());
  const through = new URL(url);
  through.port = String((wire.address() as AddressInfo).port);
  return { url: through.href, cut: once(wire, "cut") };
}

const textOf = ({ reply: { result } }: { reply: Reply }): unknown =>
  (result?.["content"] as { text: string }[] | undefined)?.[0]?.text;

describeWithRedis("a tool that runs once, in two processes", () => {
  let redis: TestRedis;
  let effects: () => string[];
  let one: Worker;
  let other: Worker;
  beforeAll(() => {
    vi.setConfig({ testTimeout: 60_000 });
  });
  beforeEach(async () => {
    const folder = mkdtempSync(join(tmpdir(), "once-"));
    redis = await TestRedis.start();
    onTestFinished(async () => {
      await redis.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    const file = join(folder, "effects");
    effects = () => readFileSync(file, "utf8").trim().split("\n");
    const env = { STORE: redis.url, EFFECTS: file, MCPWRIGHT_STATE_KEYS: randomBytes(32).toString("base64") };
    [one, other] = await Promise.all([Worker.start(env), Worker.start(env)]);
  });

  test("MRTR-16 has one effect, and both callers see one result [2026-07-28]", async () => {
    const retry = await one.ask();
    const first = other.call("charge", retry);
    await other.entered;
    const second = one.call("charge", retry);
    const third = one.call("charge", retry);
    other.answer("done");
    const results = (await Promise.all([first, second, third])).map(textOf);
    expect(results).toEqual(Array(3).fill(`done by ${other.process.pid}`));
    expect(textOf(await one.call("charge", retry))).toBe(results[0]);
    expect(effects()).toEqual([String(other.process.pid)]);
  });

  test("MRTR-16 gives the other process the result whose answer was cut [2026-07-28]", async () => {
    const retry = await one.ask();
    const cut = new AbortController();
    const lost = one.call("charge", retry, cut);
    await one.entered;
    cut.abort();
    await expect(lost).rejects.toThrow();
    const again = other.call("charge", retry);
    one.answer("done");
    expect(textOf(await again)).toBe(`done by ${one.process.pid}`);
    expect(effects()).toEqual([String(one.process.pid)]);
  });

  test("MRTR-16 gives the other process the result whose response was cut on the wire [2026-07-28]", async () => {
    const retry = await one.ask();
    const { url, cut } = await cutWire(one.url);
    const lost = one.call("charge", retry, { url });
    lost.catch(() => {});
    await one.entered;
    one.answer("done");
    await cut;
    await expect(lost).rejects.toThrow();
    expect(textOf(await other.call("charge", retry))).toBe(`done by ${one.process.pid}`);
    expect(effects()).toEqual([String(one.process.pid)]);
  });

  test("MRTR-16 says within 15 seconds that the process which ran it was killed, and runs it no more [2026-07-28]", async () => {
    const retry = await one.ask();
    const lost = one.call("charge", retry);
    lost.catch(() => {});
    await one.entered;
    const waiting = other.call("charge", retry);
    const before = performance.now();
    one.process.kill("SIGKILL");
    const { reply: told } = await waiting;
    expect(performance.now() - before).toBeLessThan(15_000);
    expect(told.error).toMatchObject({
      code: -32603,
      message: expect.stringContaining("whether it had its effect is unknown"),
    });
    expect((await other.call("charge", retry)).reply.error?.code).toBe(-32603);
    expect(effects()).toEqual([String(one.process.pid)]);
  });

  test("is refused with 503 within a second while Redis is away or hangs, and everything else is served", async () => {
    const retry = await one.ask();
    const refused = async (): Promise<void> => {
      const before = performance.now();
      const [charged, echoed] = await Promise.all([one.call("charge", retry), one.call("echo")]);
      expect(charged).toMatchObject({
        status: 503,
        reply: { error: { code: -32603, message: "The store is not reached; try again" } },
      });
      expect([echoed.status, textOf(echoed)]).toEqual([200, "echoed"]);
      expect(performance.now() - before).toBeLessThan(1000);
    };
    process.kill(redis.pid, "SIGSTOP");
    await refused();
    process.kill(redis.pid, "SIGCONT");
    await redis.halt();
    await refused();
    await redis.resume();
    void other.entered.then(() => other.answer("done"));
    await vi.waitFor(
      async () => expect(textOf(await other.call("charge", retry))).toBe(`done by ${other.process.pid}`),
      10_000,
    );
    await vi.waitFor(
      async () => expect(textOf(await one.call("charge", retry))).toBe(`done by ${other.process.pid}`),
      10_000,
    );
    expect(effects()).toHaveLength(1);
  });

  test("MRTR-16 keeps the result of a call during which Redis went away, for the other process [2026-07-28]", async () => {
    const retry = await one.ask();
    const first = one.call("charge", retry);
    await one.entered;
    await redis.halt();
    one.answer("done");
    expect(textOf(await first)).toBe(`done by ${one.process.pid}`);
    expect((await other.call("charge", retry)).status).toBe(503);
    await redis.resume();
    await vi.waitFor(
      async () => expect(textOf(await other.call("charge", retry))).toBe(`done by ${one.process.pid}`),
      20_000,
    );
    expect(effects()).toHaveLength(1);
  });
});
