/** Calls of a generated client: arguments and answers checked by the validators it carries. */
import type { Issue, Validator } from "@mcpwright/protocol/contract";
import { LocalError, McpError } from "../../errors.ts";
import type { JsonObject } from "../../jsonrpc.ts";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import { declaredErrorOf, structuredContentOf } from "../tool-result.ts";
import type { Contract, ToolContract } from "./contract.ts";
import { ContractError } from "./contract-error.ts";
import { ToolCallError } from "./tool-call-error.ts";

/** A tool's answer, from a server of any revision. */
type Answer = Awaited<ReturnType<Client["callTool"]>>;

export interface CheckedCall {
  readonly client: Client;
  readonly contract: Contract;
  /** Whether arguments and answers are checked. */
  readonly checks: boolean;
  readonly name: string;
  readonly tool: ToolContract | undefined;
  readonly given: JsonObject;
  readonly options: CallOptions | undefined;
}

/** What a tool answers with: its structured content where it declares any, else its content. */
export async function checkedCall(call: CheckedCall): Promise<unknown> {
  const { client, checks, name, tool, given, options } = call;
  if (checks && tool?.input !== undefined) assertGiven(`the tool ${JSON.stringify(name)}`, tool.input, given);
  const answer = await client.callTool(name, given, options).catch(async (error: unknown) => {
    if (checks && tool !== undefined && McpError.is(error)) await assertUnchanged(call, tool, error);
    throw error;
  });
  if (answer.isError === true) return failed(call, answer);
  if (tool === undefined) return answer.structuredContent ?? answer;
  if (tool.fingerprint.output === undefined) return answer;
  const structured = structuredContentOf(answer);
  if (checks && tool.output !== undefined && !tool.output(structured)) {
    throw broken(call, `the answer of the tool ${JSON.stringify(name)}`, tool.output);
  }
  return structured;
}

/** Throws where arguments do not fit: nothing is sent. */
export function assertGiven(what: string, validator: Validator, given: unknown): void {
  if (validator(given)) return;
  const found = where(validator.errors);
  throw new LocalError("invalid-arguments", `The arguments of ${what} do not fit: ${found}`);
}

async function failed(call: CheckedCall, answer: Answer): Promise<never> {
  const { checks, contract, name, tool } = call;
  const { content } = answer;
  const said = declaredErrorOf(answer);
  if (said === undefined) {
    const error = new ToolCallError(name, "undeclared", undefined, { declared: false, content });
    if (checks && tool !== undefined) await assertUnchanged(call, tool, error);
    throw error;
  }
  const { code, data } = said;
  const declared = tool?.errors !== undefined && Object.hasOwn(tool.errors, code) ? tool.errors[code] : undefined;
  if (checks && declared?.data !== undefined && !declared.data(data)) {
    throw broken({ contract }, `the data of the error ${code} of the tool ${JSON.stringify(name)}`, declared.data);
  }
  throw new ToolCallError(name, code, data, { declared: declared !== undefined, content });
}

/** A tool is only asked for again after it failed, to tell a change of the server from a refusal. */
async function assertUnchanged(call: CheckedCall, tool: ToolContract, cause: Error): Promise<void> {
  const { driftOfCall } = await import("./drift.ts");
  const drift = await driftOfCall(call.client, tool, call.given).catch(() => undefined);
  if (drift !== undefined) throw new ContractError(drift.code, call.contract, [drift.text], { cause });
}

function broken({ contract }: { readonly contract: Contract }, what: string, { errors }: Validator): ContractError {
  return new ContractError("contract-result", contract, [`${what} does not fit its declaration: ${where(errors)}`]);
}

function where(errors: readonly Issue[] | null | undefined): string {
  const issue = errors?.[0];
  return issue === undefined ? "it has another shape" : `${issue.instancePath || "it"} ${issue.message ?? "is wrong"}`;
}
