/** Whether a string may stand in a header as it is: printable ASCII without spaces at its ends (XHDR-10). */
const SAFE = /^(?:[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)?$/;
const SENTINEL = /^=\?base64\?.*\?=$/;

/** A value as it is mirrored into a header, in Base64 where it is not safe as it is (HDR-07). */
export function mirroredValue(value: string): string {
  if (SAFE.test(value) && !SENTINEL.test(value)) return value;
  const bytes = new TextEncoder().encode(value);
  return `=?base64?${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}?=`;
}
