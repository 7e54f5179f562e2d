import { createServer, listen } from "@mcpwright/runtime";
import { onTestFinished } from "vitest";

/** A server over HTTP whose tool `ask` asks the user who they are, and answers with that; gives its URL. */
export async function askingServer(): Promise<string> {
  const server = createServer({ name: "x", version: "1", logger: () => {} });
  const schema = { type: "object", properties: { who: { type: "string" } } };
  server.tools.add(
    { name: "ask", elicit: { who: { message: "Who?", schema } } } as never,
    (async (_: unknown, ctx: { elicit: { who(): Promise<{ who: string }> } }) => (await ctx.elicit.who()).who) as never,
  );
  const { url, close } = await listen(server, { port: 0 });
  onTestFinished(() => close(0));
  return url;
}
