/** A fenced block of a Markdown page: ```lang word word. */
export interface Block {
  readonly language: string;
  /** Words after the language. */
  readonly words: readonly string[];
  readonly text: string;
  readonly line: number;
}

export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split("\n");
  for (let index = 0; index < lines.length; index++) {
    const fence = /^```(\w+)(.*)$/.exec(lines[index] ?? "");
    if (fence === null) continue;
    const end = lines.indexOf("```", index + 1);
    const [, language = "", rest = ""] = fence;
    const text = `${lines.slice(index + 1, end).join("\n")}\n`;
    blocks.push({ language, words: rest.split(" ").filter(Boolean), text, line: index + 1 });
    index = end;
  }
  return blocks;
}
