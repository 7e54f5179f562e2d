// The everything-client: acts out the scenario that the conformance suite names.
// usage: main.mjs URL, with MCP_CONFORMANCE_SCENARIO, …_PROTOCOL_VERSION and …_CONTEXT in the environment
import { connect } from "@mcpwright/runtime/client";
import { scenarioOf } from "./scenarios.mjs";
import { signIn } from "./sign-in.mjs";

const name = process.env.MCP_CONFORMANCE_SCENARIO ?? "";
const version = process.env.MCP_CONFORMANCE_PROTOCOL_VERSION ?? "2025-11-25";
const context = JSON.parse(process.env.MCP_CONFORMANCE_CONTEXT ?? "{}");
const scenario = scenarioOf(name);
if (scenario === undefined) {
  console.error(`This client does not know the scenario ${JSON.stringify(name)}.`);
  process.exit(2);
}
const client = await connect(process.argv.at(-1), {
  clientInfo: { name: "mcpwright-fixture", version: "1.0.0" },
  revision: version >= "2026-07-28" ? "auto" : "legacy",
  ...(name.startsWith("auth/") ? { auth: signIn(name, context) } : {}),
  ...scenario.handlers,
});
try {
  await scenario.act(client, context);
} finally {
  await client.close();
}
