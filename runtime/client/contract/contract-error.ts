import { LocalError } from "../../errors.ts";
import type { Contract } from "./contract.ts";

export type ContractErrorCode =
  /** The server no longer has what was asked for. */
  | "contract-missing"
  /** The server refuses arguments that fit the generated types. */
  | "contract-arguments"
  /** An answer does not fit the generated types. */
  | "contract-result"
  /** At connect, in `strict`: the server lists something else than what the client was generated from. */
  | "contract-changed";

const brand = Symbol.for("mcpwright.ContractError");

/** The server is no longer what the client was generated from. */
export class ContractError extends LocalError {
  override readonly code: ContractErrorCode;
  /** What differs, a sentence each. */
  readonly drifts: readonly string[];
  /** The command that generates the client again. */
  readonly regenerate: string;

  constructor(code: ContractErrorCode, contract: Contract, drifts: readonly string[], options?: ErrorOptions) {
    const { source, regenerate } = contract;
    super(
      code,
      `The server is not what this client was generated from (${source}):\n${drifts
        .map((drift) => `- ${drift}`)
        .join("\n")}\nGenerate it again: ${regenerate}`,
      options,
    );
    this.name = "ContractError";
    this.code = code;
    this.drifts = drifts;
    this.regenerate = regenerate;
  }

  static override is(error: unknown): error is ContractError {
    return typeof error === "object" && error !== null && brand in error;
  }
}

Object.defineProperty(ContractError.prototype, brand, { value: true });
