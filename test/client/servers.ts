/** Servers that the client is tried on. */
import { createServer, listen, type Server } from "@mcpwright/runtime";

/** Something of each kind to list and call. */
export function makeServer(): Server {
  const server = createServer({
    name: "offered",
    version: "1.2.3",
    instructions: "Ask nicely.",
    pageSize: 2,
    logger: () => {},
  });
  const text = { type: "object" as const, properties: { text: { type: "string" } } };
  server.tools.add<{ text?: string }>({ name: "echo", inputSchema: text }, ({ text: said = "" }) => said);
  server.tools.add({ name: "fail" }, () => {
    throw new Error("inside");
  });
  server.tools.add({ name: "steps" }, async (_, ctx) => {
    for (const step of [1, 2, 3]) ctx.progress(step, 3);
    return "done";
  });
  server.tools.add({ name: "wait" }, async (_, ctx) => {
    await new Promise((resolve) => ctx.signal.addEventListener("abort", resolve, { once: true }));
    aborted.get(server)?.();
    return "aborted";
  });
  server.resources.add({ name: "rules", uri: "docs://rules", mimeType: "text/plain" }, () => "No smoking.");
  server.prompts.add(
    { name: "welcome", arguments: [{ name: "guest", required: true }] },
    (args) => `Welcome ${args.guest}`,
  );
  return server;
}

const aborted = new WeakMap<Server, () => void>();

/** Resolves when the tool `wait` was told to stop. */
export function whenAborted(server: Server): Promise<void> {
  return new Promise((resolve) => aborted.set(server, resolve));
}

export { listen };
