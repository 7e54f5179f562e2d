/** The formats an example is checked for, with one that fits. */
const FORMATS: ReadonlyMap<string, { readonly fits: (text: string) => boolean; readonly example: string }> = new Map([
  ["date", { fits: isDate, example: "2026-12-24" }],
  ["time", { fits: (text) => TIME.test(text), example: "18:30:00Z" }],
  ["date-time", { fits: isDateTime, example: "2026-12-24T18:30:00Z" }],
  ["email", { fits: (text) => /^[^\s@]+@[^\s@]+$/.test(text), example: "ada@example.com" }],
  [
    "uuid",
    {
      fits: (text) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
      example: "5c5a3a1e-7c1c-4a5d-9d6b-0d6e6f1c2b3a",
    },
  ],
  ["uri", { fits: (text) => /^[a-z][a-z0-9+.-]*:\S*$/i.test(text), example: "https://example.com/" }],
  ["ipv4", { fits: (text) => /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text), example: "192.0.2.1" }],
]);

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/i;

/** Why a text has not the format, if it has not; formats that are not checked fit. */
export function formatProblem(format: string, text: string): string | undefined {
  const known = FORMATS.get(format);
  return known === undefined || known.fits(text)
    ? undefined
    : `${JSON.stringify(text)} has not the format ${format}, such as ${known.example}`;
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function isDateTime(text: string): boolean {
  const [date = "", time = ""] = text.split(/[Tt ]/, 2);
  return isDate(date) && TIME.test(time);
}
