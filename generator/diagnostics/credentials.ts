/** A text without the user and password of the URLs in it, as long as before. */
export function withoutCredentials(text: string): string {
  return text.replace(
    /(:\/\/)([^\s"'`]*)@/g,
    (_, slashes: string, hidden: string) => `${slashes}${"•".repeat(hidden.length)}@`,
  );
}
