/** Whether a JSON value holds more than so many values; looks at no more of it than that. */
export function holdsMore(value: unknown, limit: number): boolean {
  return count(value, limit) > limit;
}

function count(value: unknown, limit: number): number {
  if (typeof value !== "object" || value === null) return 1;
  let found = 1;
  for (const key in value) {
    found += count((value as Record<string, unknown>)[key], limit - found);
    if (found > limit) break;
  }
  return found;
}

/** Whether an array somewhere in the value is longer than the limit. */
export function hasLongArray(value: unknown, limit: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value) && value.length > limit) return true;
  return Object.values(value).some((member) => hasLongArray(member, limit));
}
