/** A server under test: a real process with real pipes. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export type Message = Readonly<Record<string, never>> & {
  readonly id?: string | number | null;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, never>>;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
};

const META = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientCapabilities": {},
};

/** A request of the modern era, as one line. */
export function modern(id: unknown, method: string, params: object = {}, meta: object = {}): string {
  return JSON.stringify({ jsonrpc: "2.0", id, method, params: { ...params, _meta: { ...META, ...meta } } });
}

export function legacy(id: unknown, method: string, params: object = {}): string {
  return JSON.stringify({ jsonrpc: "2.0", id, method, params });
}

export function callOf(
  id: unknown,
  name: string,
  args: object = {},
  era: typeof modern | typeof legacy = modern,
): string {
  return era(id, "tools/call", { name, arguments: args });
}

export class ServerProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** Every line of stdout so far. */
  readonly lines: string[] = [];
  stderr = "";
  readonly exited: Promise<number | null>;
  readonly #watchers = new Set<() => void>();

  constructor(script = "everything.mjs", args: readonly string[] = [], options: { env?: object; read?: boolean } = {}) {
    const path = fileURLToPath(new URL(`./servers/${script}`, import.meta.url));
    this.child = spawn(process.execPath, ["--expose-gc", path, ...args], { env: { ...process.env, ...options.env } });
    this.exited = once(this.child, "close").then(([code]) => code as number | null);
    this.child.stdin.on("error", () => {});
    this.child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.stderr += text;
      this.#changed();
    });
    if (options.read !== false) this.read();
    onTestFinished(async () => {
      this.child.kill("SIGKILL");
      await this.exited;
    });
  }

  /** Begins to read what the server writes. */
  read(): void {
    createInterface({ input: this.child.stdout }).on("line", (line) => {
      this.lines.push(line);
      this.#changed();
    });
  }

  send(...lines: readonly string[]): void {
    this.child.stdin.write(`${lines.join("\n")}\n`);
  }

  /** Writes bytes and resolves when the pipe took them. */
  async write(bytes: Uint8Array | string): Promise<void> {
    if (!this.child.stdin.write(bytes)) await once(this.child.stdin, "drain");
  }

  get messages(): readonly Message[] {
    return this.lines.map((line) => JSON.parse(line) as Message);
  }

  /** The message with this id, when it has come. */
  async answer(id: unknown): Promise<Message> {
    const found = (): Message | undefined => this.messages.find((message) => message.id === id && !message.method);
    await this.until(() => found() !== undefined);
    return found()!;
  }

  /** Resolves once the condition holds; it is looked at whenever something arrives. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!condition()) return;
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
      look();
    });
  }

  /** Opens a legacy session. */
  async initialize(version: string): Promise<void> {
    const clientInfo = { name: "test", version: "1" };
    this.send(legacy("init", "initialize", { protocolVersion: version, capabilities: {}, clientInfo }));
    await this.answer("init");
    this.send(JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" }));
  }

  #changed(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}

/** The text of a tool's answer. */
export function textOf(message: Message): string {
  return (message.result as unknown as { content: { text: string }[] }).content[0]!.text;
}
