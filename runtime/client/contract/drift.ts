/** How a server differs from what a client was generated from. Loaded when a call failed, or to compare at connect. */
import type { Prompt, Tool } from "@mcpwright/protocol/2026-07-28";
import { interpretedCheck } from "../../schema/check.ts";
import type { Client } from "../client.ts";
import type { Contract, PromptContract, ToolContract } from "./contract.ts";
import type { ContractErrorCode } from "./contract-error.ts";
import { schemaFingerprint } from "./fingerprint.ts";

export interface Drift {
  readonly code: ContractErrorCode;
  readonly text: string;
}

/** Milliseconds for which a tool that failed is not looked up again: tools that fail often cost one list. */
const REMEMBERED = 30_000;

/** What is compared is what the server has now. */
const NOW = { cache: "refresh" } as const;

interface Listed {
  readonly at: number;
  readonly tools: Promise<readonly Tool[]>;
}

const lists = new WeakMap<Client, Listed>();

function listedTools(client: Client): Promise<readonly Tool[]> {
  let listed = lists.get(client);
  if (listed === undefined || performance.now() - listed.at > REMEMBERED) {
    listed = { at: performance.now(), tools: client.listTools(NOW) };
    lists.set(client, listed);
  }
  return listed.tools;
}

/** Whether a call failed because the tool is gone, or takes other arguments than it did. */
export async function driftOfCall(client: Client, tool: ToolContract, given: unknown): Promise<Drift | undefined> {
  const listed = (await listedTools(client)).find(({ name }) => name === tool.name);
  if (listed === undefined) return missing("tool", tool.name);
  if ((await schemaFingerprint(listed.inputSchema)) === tool.fingerprint.input) return undefined;
  const validator = await interpretedCheck(listed.inputSchema).load();
  if (validator(structuredClone(given))) return undefined;
  const issue = validator.errors?.at(-1);
  const found = issue === undefined ? "" : `: ${issue.instancePath || "they"} ${issue.message ?? "are wrong"}`;
  return {
    code: "contract-arguments",
    text: `the tool ${JSON.stringify(tool.name)} now refuses arguments that it took${found}`,
  };
}

/** Whether a resource that could not be read is gone. */
export async function driftOfResource(client: Client, name: string, uri: string): Promise<Drift | undefined> {
  const [resources, templates] = await Promise.all([client.listResources(NOW), client.listResourceTemplates(NOW)]);
  const has = resources.some((one) => one.uri === uri) || templates.some((one) => one.uriTemplate === uri);
  return has ? undefined : missing("resource", name);
}

/** Whether a prompt is gone, or takes other arguments than it did. */
export async function driftOfPrompt(client: Client, prompt: PromptContract): Promise<Drift | undefined> {
  return promptDrift(prompt, await client.listPrompts(NOW))[0];
}

/** Everything that the contract has and the server lists differently, or not at all. */
export async function driftsOf(client: Client, contract: Contract): Promise<readonly Drift[]> {
  const { tools, resources, prompts } = contract;
  const [listed, uris, templates, listedPrompts] = await Promise.all([
    tools.length === 0 ? [] : client.listTools(NOW),
    resources.length === 0 ? [] : client.listResources(NOW),
    resources.length === 0 ? [] : client.listResourceTemplates(NOW),
    prompts.length === 0 ? [] : client.listPrompts(NOW),
  ]);
  const known = new Set([...uris.map(({ uri }) => uri), ...templates.map(({ uriTemplate }) => uriTemplate)]);
  const toolDrifts = await Promise.all(tools.map((tool) => toolDrift(client, tool, listed)));
  return [
    ...toolDrifts.flat(),
    ...resources.flatMap(({ name, uri }) =>
      known.has(typeof uri === "string" ? uri : uri.source) ? [] : [missing("resource", name)],
    ),
    ...prompts.flatMap((prompt) => promptDrift(prompt, listedPrompts)),
  ];
}

async function toolDrift(client: Client, tool: ToolContract, listed: readonly Tool[]): Promise<readonly Drift[]> {
  const found = listed.find(({ name }) => name === tool.name);
  if (found === undefined) return [missing("tool", tool.name)];
  const drifts: Drift[] = [];
  const changed = (what: string): void => {
    drifts.push({ code: "contract-changed", text: `the ${what} of the tool ${JSON.stringify(tool.name)} has changed` });
  };
  if ((await schemaFingerprint(found.inputSchema)) !== tool.fingerprint.input) changed("input");
  const { outputSchema } = found;
  // Earlier revisions list none, or not every one (S-09).
  if (outputSchema === undefined && client.era === "legacy") return drifts;
  const output = outputSchema === undefined ? undefined : await schemaFingerprint(outputSchema);
  if (output !== tool.fingerprint.output) changed("output");
  return drifts;
}

function promptDrift(prompt: PromptContract, listed: readonly Prompt[]): readonly Drift[] {
  const found = listed.find(({ name }) => name === prompt.name);
  if (found === undefined) return [missing("prompt", prompt.name)];
  const now = new Map((found.arguments ?? []).map((argument) => [argument.name, argument.required === true]));
  const before = Object.entries(prompt.arguments);
  if (now.size === before.length && before.every(([name, required]) => now.get(name) === required)) return [];
  return [
    { code: "contract-changed", text: `the arguments of the prompt ${JSON.stringify(prompt.name)} have changed` },
  ];
}

function missing(kind: "tool" | "resource" | "prompt", name: string): Drift {
  return { code: "contract-missing", text: `it has no ${kind} ${JSON.stringify(name)}` };
}
