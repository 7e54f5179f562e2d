import type { Diagnostic, Severity } from "../diagnostics.ts";

/** Codes of what can be wrong with the protocol's own files. */
export const protocolCodes: Readonly<Record<ProtocolCode, string>> = {
  unreadable: "MCPW9001",
  notASchema: "MCPW9002",
  unknownKeyword: "MCPW9003",
  erratumMisses: "MCPW9004",
  unpairedMethod: "MCPW9005",
  unknownDefinition: "MCPW9006",
  unknownMethod: "MCPW9007",
  badName: "MCPW9008",
  duplicateMethod: "MCPW9009",
  codeConflict: "MCPW9010",
  badData: "MCPW9011",
  notAMessage: "MCPW9012",
};

export type ProtocolCode =
  | "unreadable"
  | "notASchema"
  | "unknownKeyword"
  | "erratumMisses"
  | "unpairedMethod"
  | "unknownDefinition"
  | "unknownMethod"
  | "badName"
  | "duplicateMethod"
  | "codeConflict"
  | "badData"
  | "notAMessage";

/** A finding in a file of `schema/`; `file` is relative to that folder. */
export function finding(
  code: ProtocolCode,
  file: string,
  message: string,
  hint: string,
  severity: Severity = "error",
): Diagnostic {
  return { code: protocolCodes[code], severity, message: `${file}: ${message}`, hint };
}
