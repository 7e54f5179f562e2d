/** RFC 3339 dates and times, ISO 8601 durations. */
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(z|[+-]\d\d(?::?\d\d)?)?$/i;
const DURATION = /^P(?=[\dT])(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : DAYS[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

function checkTime(text: string, zone: "required" | "optional"): boolean {
  const match = TIME.exec(text);
  if (match === null) return false;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const offset = match[4];
  if (offset === undefined) return zone === "optional" && hour < 24 && minute < 60 && second < 60;
  const signed = offset.length > 1;
  const digits = offset.replace(":", "");
  const hours = signed ? Number(digits.slice(1, 3)) : 0;
  const minutes = signed && digits.length > 3 ? Number(digits.slice(3)) : 0;
  if (hours > 23 || minutes > 59) return false;
  if (hour < 24 && minute < 60 && second < 60) return true;
  // A leap second happens at 23:59:60 UTC, whatever the local time is.
  const shift = (hours * 60 + minutes) * (offset.startsWith("-") ? 1 : -1);
  const utc = (hour * 60 + minute + shift + 2880) % 1440;
  return hour < 24 && minute < 60 && second === 60 && utc === 1439;
}

export function isTime(text: string): boolean {
  return checkTime(text, "required");
}

export function isIsoTime(text: string): boolean {
  return checkTime(text, "optional");
}

function checkDateTime(text: string, time: (text: string) => boolean): boolean {
  const separator = text[10];
  const known = separator === "T" || separator === "t" || separator === " ";
  return known && isDate(text.slice(0, 10)) && time(text.slice(11));
}

export function isDateTime(text: string): boolean {
  return checkDateTime(text, isTime);
}

export function isIsoDateTime(text: string): boolean {
  return checkDateTime(text, isIsoTime);
}

export function isDuration(text: string): boolean {
  return DURATION.test(text);
}
