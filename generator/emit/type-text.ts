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
  let depth = 0;
  let comment = false;
  const lines = text.split("\n").map((raw) => {
    const line = raw.trim();
    if (comment || line.startsWith("/**")) {
      comment = !line.endsWith("*/");
      return `${"  ".repeat(depth)}${line.startsWith("/**") ? "" : " "}${line}`;
    }
    const code = line.replace(/"(?:[^"\\]|\\.)*"/g, '""');
    const leading = /^[)\]}]*/.exec(code)![0].length;
    const opened = code.split(/[([{]/).length - code.split(/[)\]}]/).length;
    const own = Math.max(0, depth - (leading > 0 ? 1 : 0));
    if (opened > 0) depth++;
    else if (opened < 0) depth = Math.max(0, depth - 1);
    const ends = !/[([{|&,]$/.test(code) && !(depth === 0 && text.includes(`export interface`) && code === "}");
    return `${"  ".repeat(own)}${line}${ends ? ";" : ""}`;
  });
  return lines.join("\n");
}
