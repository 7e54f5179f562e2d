import type { Location } from "../diagnostics.ts";

/** A text with a name, which turns offsets into lines and columns. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  readonly #lineStarts: number[] = [0];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#lineStarts.push(at + 1);
  }

  /** The place between two offsets. */
  at(start: number, end: number = start): Location {
    const from = Math.min(start, this.text.length);
    const line = this.#lineAt(from);
    const lineStart = this.#lineStarts[line]!;
    // A byte order mark is no column.
    const mark = line === 0 && this.text.startsWith("\uFEFF") ? 1 : 0;
    const column = Math.max(0, from - lineStart - mark) + 1;
    return {
      file: this.file,
      line: line + 1,
      column,
      start: from,
      end: Math.min(Math.max(end, from), this.text.length),
    };
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
