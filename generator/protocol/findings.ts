import type { Diagnostic, Severity } from "../diagnostics.ts";

/** Codes of what can be wrong with the protocol's own files. */
export const protocolCodes: Readonly<Record<ProtocolCode, string>> = {
  unreadable: "MCPW3001",
  notASchema: "MCPW3002",
  unknownKeyword: "MCPW3003",
  erratumMisses: "MCPW3004",
  unpairedMethod: "MCPW3005",
  unknownDefinition: "MCPW3006",
  unknownMethod: "MCPW3007",
  badName: "MCPW3008",
  duplicateMethod: "MCPW3009",
  codeConflict: "MCPW3010",
  badData: "MCPW3011",
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
  | "badData";

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
