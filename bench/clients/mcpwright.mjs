import { connect } from "@mcpwright/runtime/client";

export async function open(target) {
  const client = await connect(target, { revision: "legacy" });
  return {
    call: async (message) => (await client.callTool("echo", { message })).content[0].text,
    close: () => client.close(),
  };
}
