/** Connects to the server of the command line, and ends in an exit code. */
import { EXIT, failure, RemoteUsage } from "./exit.ts";
import { StdoutWatch } from "./stdout-watch.ts";
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
  const stdout = new StdoutWatch(process.stdout);
  const guarded = (client: Client): Promise<number> => Promise.race([work(client), stdout.lost]);
  try {
    const options = await connectOptions(args, terminal);
    const signingIn = (url: string | undefined): Promise<ConnectOptions> => withSignIn(url, options, args, terminal);
    if (typeof target === "object" && "config" in target) {
      return stdout.codeOf(await withEntry(target, signingIn, terminal, guarded));
    }
    const { connect } = await import("@mcpwright/runtime/client");
    const client = await connect(target, await signingIn(typeof target === "string" ? target : undefined));
    return stdout.codeOf(await guarded(client).finally(() => client.close()));
  } catch (error) {
    return stdout.failed ? stdout.codeOf(EXIT.fine) : failure(error);
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
  signingIn: (url: string | undefined) => Promise<ConnectOptions>,
  terminal: Terminal | undefined,
  work: (client: Client) => Promise<number>,
): Promise<number> {
  const { connectAll, readHostFile } = await import("@mcpwright/runtime/client");
  const { parse } = await import("yaml");
  const read = await readHostFile(config, { yaml: (text) => parse(text) });
  const entries = new Map(Object.entries(read?.mcpServers ?? read?.servers ?? {}));
  const names = [...entries.keys()];
  const name = server ?? (names.length === 1 ? names[0] : undefined);
  if (name === undefined)
    throw new RemoteUsage(`Name one of the servers with --server: ${names.join(", ") || "none"}.`);
  const inputs = (input: { readonly id: string; readonly description?: string; readonly password?: boolean }) =>
    terminal?.ask(`${input.description ?? input.id}: `, { hidden: input.password === true });
  const connect = await signingIn(entries.get(name)?.url);
  const host = await connectAll(read, { only: [name], connect, ...(terminal ? { inputs } : {}) });
  try {
    const [status] = host.servers;
    const { state, error } = status?.state === "disabled" ? await host.reconnect(name) : status!;
    if (state !== "connected") throw error;
    return await host.use(name, work);
  } finally {
    await host.close();
  }
}

/** The options with what signs in: where a person is at the terminal, or where the command line says so. */
async function withSignIn(
  url: string | undefined,
  options: ConnectOptions,
  args: Readonly<Record<string, unknown>>,
  terminal: Terminal | undefined,
): Promise<ConnectOptions> {
  const asked = args["auth"] === true;
  if (url === undefined || !/^https?:/i.test(url)) {
    if (asked) throw new RemoteUsage("--auth is for servers at an http or https URL.");
    return options;
  }
  const { authorizer } = await import("./sign-in.ts");
  const mayAsk = asked || terminal !== undefined;
  return { ...options, auth: await authorizer(url, { mayAsk, browser: args["browser"] !== false }) };
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
    // `--timeout` is for each answer: what runs as a task may take longer.
    tasks: true,
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
