import { connect } from "@mcpwright/runtime/client";

export async function open(target, revision) {
  const client = await connect(target, { revision });
  return {
    call: async (message) => (await client.callTool("echo", { message })).content[0].text,
    close: () => client.close(),
  };
}
