import type { DiagnosticCode } from "../diagnostics/registry.ts";
import type { Diagnostic, Severity } from "../diagnostics.ts";

/** Codes of what can be wrong with the protocol's own files. */
export const protocolCodes: Readonly<Record<ProtocolCode, DiagnosticCode>> = {
  unreadable: "MCPW0001",
  notASchema: "MCPW0002",
  unknownKeyword: "MCPW0003",
  erratumMisses: "MCPW0004",
  unpairedMethod: "MCPW0005",
  unknownDefinition: "MCPW0006",
  unknownMethod: "MCPW0007",
  badName: "MCPW0008",
  duplicateMethod: "MCPW0009",
  codeConflict: "MCPW0010",
  badData: "MCPW0011",
  notAMessage: "MCPW0012",
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
