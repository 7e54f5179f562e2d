import { LocalError } from "../../errors.ts";
import { type ConnectOptions, connect } from "../connect.ts";
import type { Target } from "../open-link.ts";
import type { Contract } from "./contract.ts";
import { ContractError } from "./contract-error.ts";
import { ContractSession } from "./contract-session.ts";

/** Options of a generated client's `connect`. */
export interface ContractOptions extends ConnectOptions {
  /**
   * `call`, the default, checks arguments and answers, and says when a call failed because the server has changed.
   * `strict` also compares everything the server lists when it connects. `off` checks nothing.
   */
  readonly contract?: "call" | "strict" | "off";
}

/** Connects to a server of which `contract` was generated. The type is that of the generated client. */
export async function connectContract<Typed>(
  contract: Contract,
  target: Target,
  options: ContractOptions = {},
): Promise<Typed> {
  const { contract: mode = "call", ...rest } = options;
  if (contract.codegen !== 1) {
    throw new LocalError(
      "codegen-version",
      `This client was generated for another version of @mcpwright/runtime. Generate it again: ${contract.regenerate}`,
    );
  }
  const mirrored = new Map(contract.tools.flatMap(({ name, mirrored }) => (mirrored ? [[name, mirrored]] : [])));
  // The contract carries checks of its own, so that nothing is checked twice.
  const connection = await connect(target, { mirrored, checkOutput: false, ...rest });
  try {
    if (mode === "strict") {
      const { driftsOf } = await import("./drift.ts");
      const drifts = await driftsOf(connection, contract);
      if (drifts.length > 0) {
        throw new ContractError(
          "contract-changed",
          contract,
          drifts.map(({ text }) => text),
        );
      }
    }
    return new ContractSession(connection, contract, mode !== "off") as Typed;
  } catch (error) {
    await connection.close();
    throw error;
  }
}
