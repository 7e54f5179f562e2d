/** The YAML at the head of a text, between two lines of `---`: where it begins and ends. */
export interface FrontMatter {
  readonly start: number;
  readonly end: number;
}

/** Finds the front matter of a text; `undefined` when it does not begin with one. */
export function frontMatterOf(text: string): FrontMatter | undefined {
  const opening = /^---[ \t]*\r?\n/.exec(text)?.[0];
  if (opening === undefined) return undefined;
  const closing = /^---[ \t]*\r?$/m;
  const rest = text.slice(opening.length);
  const found = closing.exec(rest);
  return found === null ? undefined : { start: opening.length, end: opening.length + found.index };
}
