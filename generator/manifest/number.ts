/** What is lost when a number of the text becomes a JavaScript number, if anything. */
export function numberProblem(written: string, value: number): string | undefined {
  if (Number.isNaN(value)) return `${written} is not a number that JSON has`;
  if (!Number.isFinite(value)) return `${written} is not a finite number`;
  if (/^[-+]?0\d/.test(written)) return `${written} has a leading zero, which a number drops`;
  if (/^0[xo]/.test(written)) {
    return Number.isSafeInteger(value)
      ? undefined
      : `${written} is beyond the integers a number holds exactly (2^53 - 1)`;
  }
  const asWritten = significant(written);
  if (asWritten === "" || asWritten === significant(String(value))) return undefined;
  if (Number.isInteger(value)) return `${written} is beyond the integers a number holds exactly (2^53 - 1)`;
  return `${written} has more digits than a number holds, it would become ${value}`;
}

/** The digits that count, without sign, point, exponent and outer zeros. */
function significant(text: string): string {
  return text
    .replace(/e.*$/i, "")
    .replace(/[^0-9]/g, "")
    .replace(/^0+|0+$/g, "");
}
