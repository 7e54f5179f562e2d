import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../generator/dist/diagnostics.js";
import { renderReport } from "../../generator/dist/report.js";

const text = "tools:\n\tbook: 1, x\n";
const found: Diagnostic = {
  code: "MCPW2001",
  severity: "error",
  message: "Unknown key: 100% wrong",
  location: { file: "a,b:c.yaml", line: 2, column: 2, start: 8, end: 12 },
  hint: "Remove it.",
};

describe("a report", () => {
  it("is empty when nothing was found", () => {
    expect(renderReport([], "text")).toBe("");
    expect(renderReport([], "github")).toBe("");
    expect(JSON.parse(renderReport([], "json"))).toEqual({ diagnostics: [] });
  });

  it("shows place, line and hint to a person", () => {
    expect(renderReport([found], "text", { textOf: () => text })).toBe(
      [
        "a,b:c.yaml:2:2 error MCPW2001: Unknown key: 100% wrong",
        "  1 | tools:",
        "> 2 | \tbook: 1, x",
        "    | \t^^^^",
        "  Remove it.",
        "",
        "1 error",
        "",
      ].join("\n"),
    );
  });

  it("gives programs the same as JSON", () => {
    expect(JSON.parse(renderReport([found], "json"))).toEqual({
      diagnostics: [
        {
          code: "MCPW2001",
          severity: "error",
          message: found.message,
          file: "a,b:c.yaml",
          line: 2,
          column: 2,
          hint: "Remove it.",
        },
      ],
    });
  });

  it("escapes annotations of GitHub", () => {
    expect(renderReport([found], "github")).toBe(
      "::error file=a%2Cb%3Ac.yaml,line=2,col=2,title=MCPW2001::Unknown key: 100%25 wrong%0ARemove it.\n",
    );
  });

  it("lets no text of the file control the terminal", () => {
    const hostile = {
      ...found,
      message: "a\u001b[2Jb\u202e",
      location: { ...found.location!, line: 1, column: 1, start: 0, end: 3 },
    };
    const report = renderReport([hostile], "text", { textOf: () => "\u001b]0;x\u0007\n" });
    for (const hostileCharacter of ["\u001b", "\u0007", "\u202e"]) expect(report).not.toContain(hostileCharacter);
  });

  it("shows a part of a long line, with the mark below its place", () => {
    const long = `${"x".repeat(5000)}!${"y".repeat(5000)}`;
    const location = { file: "f", line: 1, column: 5001, start: 5000, end: 5001 };
    const [, line, mark] = renderReport([{ ...found, location }], "text", { textOf: () => long }).split("\n");
    expect(line!.length).toBeLessThan(120);
    expect(line![mark!.indexOf("^")]).toBe("!");
  });
});
