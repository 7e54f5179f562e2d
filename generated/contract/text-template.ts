/**
 * Text with `{{name}}` places and nothing else, as prompts, declared errors and questions use it: parsed once, filled
 * in by the runtime.
 */

/** A literal run of characters, or the place of a value. */
export type TextPart = string | { readonly name: string; readonly start: number; readonly end: number };

export interface TextProblem {
  readonly message: string;
  readonly hint: string;
  /** Offsets into the text. */
  readonly start: number;
  readonly end: number;
}

export interface TextTemplate {
  readonly parts: readonly TextPart[];
  readonly problems: readonly TextProblem[];
}

const NAME = /^[\p{ID_Start}_$][\p{ID_Continue}$.-]*$/u;
const LITERAL =
  "The places of a text are `{{name}}` and nothing else; a text that needs `{{` itself comes from a handler.";

/** Splits a text at its places. A malformed place is reported and stays literal. */
export function parseText(text: string): TextTemplate {
  const parts: TextPart[] = [];
  const problems: TextProblem[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf("{{", at);
    if (start < 0) break;
    const close = text.indexOf("}}", start + 2);
    if (close < 0) {
      problems.push({ message: "`{{` is never closed", hint: LITERAL, start, end: start + 2 });
      break;
    }
    const end = close + 2;
    const name = text.slice(start + 2, close);
    if (NAME.test(name)) {
      if (start > at) parts.push(text.slice(at, start));
      parts.push({ name, start, end });
    } else {
      const trimmed = name.trim();
      const hint = trimmed !== name && NAME.test(trimmed) ? `Write {{${trimmed}}} without spaces.` : LITERAL;
      problems.push({ message: `\`{{${name}}}\` is not a place`, hint, start, end });
      parts.push(text.slice(at, end));
    }
    at = end;
  }
  if (at < text.length) parts.push(text.slice(at));
  return { parts, problems };
}

/** Names of the places, each once, in order of appearance. */
export function placesOf(template: TextTemplate): readonly string[] {
  const names = new Set<string>();
  for (const part of template.parts) if (typeof part !== "string") names.add(part.name);
  return [...names];
}

/** Fills the places; one without a value becomes empty. */
export function renderText(parts: readonly TextPart[], value: (name: string) => string | undefined): string {
  let text = "";
  for (const part of parts) text += typeof part === "string" ? part : (value(part.name) ?? "");
  return text;
}
