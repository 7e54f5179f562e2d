const DURATION_UNITS: ReadonlyMap<string, number> = new Map([
  ["ms", 1],
  ["s", 1000],
  ["m", 60_000],
  ["h", 3_600_000],
]);

const SIZE_UNITS: ReadonlyMap<string, number> = new Map([
  ["B", 1],
  ["KiB", 1024],
  ["MiB", 1024 ** 2],
  ["GiB", 1024 ** 3],
]);

/** Longest duration: what a timer of Node can wait. */
const LONGEST = 2 ** 31 - 1;

/** Milliseconds of `500ms`, `10s`, `5m` or `1h`; `undefined` if it is not such a text. */
export function parseDuration(text: string): number | undefined {
  const value = parseQuantity(text, DURATION_UNITS);
  return value !== undefined && value > 0 && value <= LONGEST ? value : undefined;
}

/** Bytes of `512B`, `64KiB`, `4MiB`; `undefined` if it is not such a text. */
export function parseSize(text: string): number | undefined {
  const value = parseQuantity(text, SIZE_UNITS);
  return value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

function parseQuantity(text: string, units: ReadonlyMap<string, number>): number | undefined {
  const match = /^(\d{1,12}(?:\.\d{1,6})?)([A-Za-z]+)$/.exec(text);
  const unit = units.get(match?.[2] ?? "");
  return match && unit !== undefined ? Number(match[1]) * unit : undefined;
}
