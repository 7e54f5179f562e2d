/**
 * String literals taken out of generated code, so that edits of the code by pattern cannot touch what is text. Ajv
 * writes every literal with double quotes; a masked one is a literal too, of its number.
 */
export class StringMask {
  readonly #literals: string[] = [];

  /** The code with each literal replaced by a numbered one. */
  hide(code: string): string {
    return code.replaceAll(/"(?:[^"\\]|\\.)*"/g, (literal) => `"${this.#literals.push(literal) - 1}"`);
  }

  /** The literal behind a numbered one. */
  reveal(numbered: string): string {
    return this.#literals[Number(numbered.slice(1, -1))]!;
  }

  /** The code with its own literals again. */
  show(code: string): string {
    return code.replaceAll(/"\d+"/g, (numbered) => this.reveal(numbered));
  }
}
