// What the client does in each scenario, by the suite's name of it.
import { parse } from "yaml";

const accept = (content) => ({ elicitation: () => ({ action: "accept", content }) });

const everything = {
  ...accept({}),
  sampling: () => ({ role: "assistant", content: { type: "text", text: "Well." }, model: "none" }),
  roots: [{ uri: "file:///tmp" }],
};

const useTestTool = {
  async act(client) {
    await client.listTools();
    await client.callTool("test-tool", {});
  },
};

const listTools = { act: (client) => client.listTools() };

/** Lists, then uses the first of each kind. */
async function useFirst(client) {
  const [tool] = await client.listTools();
  if (tool) await client.callTool(tool.name, {});
  const [resource] = await client.listResources();
  if (resource) await client.readResource(resource.uri);
  const [prompt] = await client.listPrompts();
  if (prompt) await client.getPrompt(prompt.name);
}

async function callInTurn(client, names) {
  for (const name of names) await client.callTool(name, {});
}

/** Loads the first skill, and then a file that it refers to; throws where the skill is not what was listed. */
const loadFirstSkill = {
  async act(client) {
    const [skill] = await client.skills.list();
    const loaded = await client.skills.load(skill, { yaml: parse });
    await loaded.read("references/FORMS.md");
  },
};

const scenarios = new Map(
  Object.entries({
    initialize: listTools,
    tools_call: {
      async act(client) {
        await client.listTools();
        await client.callTool("add_numbers", { a: 5, b: 3 });
      },
    },
    "elicitation-sep1034-client-defaults": {
      handlers: accept({}),
      async act(client) {
        await client.listTools();
        await client.callTool("test_client_elicitation_defaults", {});
      },
    },
    "sse-retry": {
      async act(client) {
        await client.listTools();
        await client.callTool("test_reconnection", {});
      },
    },
    "request-metadata": { ...listTools, handlers: everything },
    "http-standard-headers": { act: useFirst },
    "http-custom-headers": {
      async act(client, { toolCalls }) {
        await client.listTools();
        for (const { name, arguments: args } of toolCalls) await client.callTool(name, args);
      },
    },
    "http-invalid-tool-headers": {
      async act(client) {
        for (const { name } of await client.listTools()) await client.callTool(name, { region: "us-west1" });
      },
    },
    "sep-2322-client-request-state": {
      handlers: accept({ confirmed: true }),
      async act(client) {
        await client.listTools();
        await callInTurn(client, [
          "test_mrtr_echo_state",
          "test_mrtr_no_state",
          "test_mrtr_unrelated",
          "test_mrtr_no_result_type",
        ]);
      },
    },
    "json-schema-ref-no-deref": listTools,
    "sep-2640-client-no-prefetch": { act: (client) => client.skills.list() },
    "sep-2640-client-verify-digest": loadFirstSkill,
    "sep-2640-client-verify-size": loadFirstSkill,
    "sep-2640-client-verify-frontmatter": loadFirstSkill,
    "json-schema-2020-12-preservation": {
      async act(client) {
        const tools = await client.listTools();
        const listed = tools.find(({ name }) => name === "json_schema_2020_12_tool");
        await client.callTool("json_schema_echo", { schema: listed?.inputSchema });
      },
    },
  }),
);

/** All that is about signing in does the same once it is in. */
export function scenarioOf(name) {
  return scenarios.get(name) ?? (name.startsWith("auth/") ? useTestTool : undefined);
}
