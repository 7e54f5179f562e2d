/** One token of a JSON pointer in a URI fragment, as the member name it means. */
export function decodeToken(token: string): string {
  let text = token;
  try {
    text = decodeURIComponent(token);
  } catch {
    // A token with a lone percent sign is meant as it is.
  }
  return text.replaceAll("~1", "/").replaceAll("~0", "~");
}
