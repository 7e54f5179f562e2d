/** Connects to the server of the command line, and ends in an exit code. */
import { failure, RemoteUsage } from "./exit.ts";
import { type HostEntry, readServer, type Target } from "./target.ts";
import { Terminal } from "./terminal.ts";

type ClientModule = typeof import("@mcpwright/runtime/client");
type ConnectOptions = NonNullable<Parameters<ClientModule["connect"]>[1]>;
export type Client = Awaited<ReturnType<ClientModule["connect"]>>;

/** Connects, does the work, closes; turns failures into one line on stderr and an exit code. */
export async function withServer(
  target: Target,
  args: Readonly<Record<string, unknown>>,
  work: (client: Client) => Promise<number>,
): Promise<number> {
  const terminal = Terminal.open();
  // Whoever reads the data may stop early, as `head` does.
  process.stdout.once("error", () => process.exit(0));
  try {
    const options = await connectOptions(args, terminal);
    if (typeof target === "object" && "config" in target) return await withEntry(target, options, terminal, work);
    const { connect } = await import("@mcpwright/runtime/client");
    const client = await connect(target, options);
    return await work(client).finally(() => client.close());
  } catch (error) {
    return failure(error);
  } finally {
    terminal?.close();
  }
}

/**
 * The same with the server that a command's words and options name. `prepare` reads the other words, before anything is
 * connected to, and returns the work.
 */
export async function withNamedServer(
  args: Readonly<Record<string, unknown>>,
  prepare: (
    words: readonly string[],
  ) => ((client: Client) => Promise<number>) | Promise<(client: Client) => Promise<number>>,
): Promise<number> {
  try {
    const { target, rest } = readServer((args["words"] as readonly string[] | undefined) ?? [], args);
    return await withServer(target, args, await prepare(rest));
  } catch (error) {
    return failure(error);
  }
}

async function withEntry(
  { config, server }: HostEntry,
  options: ConnectOptions,
  terminal: Terminal | undefined,
  work: (client: Client) => Promise<number>,
): Promise<number> {
  const { connectAll, readHostFile } = await import("@mcpwright/runtime/client");
  const { parse } = await import("yaml");
  const read = await readHostFile(config, { yaml: (text) => parse(text) });
  const names = Object.keys(read?.mcpServers ?? read?.servers ?? {});
  const name = server ?? (names.length === 1 ? names[0] : undefined);
  if (name === undefined)
    throw new RemoteUsage(`Name one of the servers with --server: ${names.join(", ") || "none"}.`);
  const inputs = (input: { readonly id: string; readonly description?: string; readonly password?: boolean }) =>
    terminal?.ask(`${input.description ?? input.id}: `, { hidden: input.password === true });
  const host = await connectAll(read, { only: [name], connect: options, ...(terminal ? { inputs } : {}) });
  try {
    const [status] = host.servers;
    const { state, error } = status?.state === "disabled" ? await host.reconnect(name) : status!;
    if (state !== "connected") throw error;
    return await host.use(name, work);
  } finally {
    await host.close();
  }
}

async function connectOptions(
  args: Readonly<Record<string, unknown>>,
  terminal: Terminal | undefined,
): Promise<ConnectOptions> {
  const seconds = Number(args["timeout"]);
  if (!(seconds > 0 && seconds <= 2_000_000)) throw new RemoteUsage("--timeout is a number of seconds above 0.");
  const { printable } = await import("./printable.ts");
  const base: ConnectOptions = {
    revision: String(args["era"]),
    timeout: seconds * 1000,
    headers: headersOf(args["header"]),
    onWarning: (message) => void process.stderr.write(`Warning: ${printable(message)}\n`),
  };
  if (terminal === undefined) return base;
  const { askForm } = await import("./form.ts");
  const { askConsent } = await import("./consent.ts");
  return {
    ...base,
    elicitation: (params) => askForm(params, terminal),
    openUrl: (params) => askConsent(params, terminal),
  };
}

function headersOf(lines: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of Array.isArray(lines) ? lines.map(String) : []) {
    const colon = line.indexOf(":");
    // The value may be a secret.
    if (colon < 1) throw new RemoteUsage('A header is written as "Name: value"; one has no name before a colon.');
    headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
  }
  return headers;
}
