// A server that asks, for transports and clients to be tried on.
import { createServer, serve } from "@mcpwright/runtime";

export function makeAsking() {
  const server = createServer({ name: "asking", version: "1.0.0" });
  const schema = { type: "object", properties: { agreed: { type: "boolean" } }, required: ["agreed"] };
  server.tools.add(
    { name: "confirm", elicit: { confirm: { message: "Confirm {{what}}?", schema } } },
    async (_input, ctx) => {
      const outcome = await ctx.elicit.confirm.outcome({ what: "room 12" });
      return outcome.action === "accept" ? `agreed: ${outcome.content.agreed}` : outcome.action;
    },
  );
  server.tools.add({ name: "sample" }, async (_input, ctx) => {
    const content = { type: "text", text: "What is the capital of France?" };
    const { content: said } = await ctx.sample({ messages: [{ role: "user", content }], maxTokens: 20 });
    return (Array.isArray(said) ? said : [said]).map((block) => block.text).join("");
  });
  server.tools.add({ name: "roots" }, async (_input, ctx) => (await ctx.roots()).map(({ uri }) => uri).join());
  return server;
}

if (process.argv[1] === import.meta.filename) await serve(makeAsking());
