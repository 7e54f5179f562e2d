/** One TypeScript declaration from one lowered schema. */
import { compile } from "json-schema-to-typescript";
import type { Lowered } from "./lower.ts";
import { escapeSeparators } from "./text.ts";

const OPTIONS = {
  bannerComment: "",
  format: false,
  unknownAny: true,
  // Neither files nor the network are ever read for a reference.
  $refOptions: { resolve: { external: false, file: false, http: false } },
};

/** `export interface Name { … }` or `export type Name = …`, indented. */
export async function emitType(name: string, schema: Lowered): Promise<string> {
  // It rewrites some names, so it gets one it keeps.
  const text = await compile(schema, "Root", OPTIONS);
  const declarations = text.match(/^export \w+ Root\b/gm) ?? [];
  if (declarations.length !== 1 || text.match(/^export /gm)?.length !== 1) {
    throw new Error(`expected one declaration of ${name}, got:\n${text}`);
  }
  return indent(escapeSeparators(text.trim()).replace(/^(export \w+ )Root\b/m, (_, start: string) => start + name));
}

/** json-schema-to-typescript writes neither indentation nor semicolons unless its formatter, which is slow, runs. */
function indent(text: string): string {
  /** For each open bracket the line it stands on; brackets opened on one line indent once. */
  const open: number[] = [];
  const isInterface = /^export interface /m.test(text);
  let comment = false;
  const lines = text.split("\n").map((raw, number) => {
    const line = raw.trim();
    if (comment || line.startsWith("/**")) {
      const indentation = "  ".repeat(new Set(open).size);
      const space = comment ? " " : "";
      comment = !line.endsWith("*/");
      return indentation + space + line;
    }
    const brackets = line.replace(/"(?:[^"\\]|\\.)*"/g, '""');
    const closing = /^[)\]}]*/.exec(brackets)![0].length;
    open.splice(open.length - closing);
    const indentation = "  ".repeat(new Set(open).size);
    for (const character of brackets.slice(closing)) {
      if ("([{".includes(character)) open.push(number);
      else if (")]}".includes(character)) open.pop();
    }
    const isWhole = open.length === 0 && isInterface;
    return `${indentation}${line}${/[([{|&,]$/.test(brackets) || isWhole ? "" : ";"}`;
  });
  return lines.join("\n");
}
