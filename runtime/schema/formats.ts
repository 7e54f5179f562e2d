/**
 * The formats JSON Schema names, each decided in time linear in the text: no expression here can backtrack, because
 * its alternatives never start with the same character.
 */
import { isDate, isDateTime, isDuration, isIsoDateTime, isIsoTime, isTime } from "./time-formats.ts";
import { isEmail, isHostname, isIpv4, isIpv6, isUri, isUriReference, isUriTemplate, isUrl } from "./uri-formats.ts";

export type StringFormat = (value: string) => boolean;

/** A format of numbers, in the shape that compiled validators expect. */
export interface NumberFormat {
  readonly type: "number";
  readonly validate: (value: number) => boolean;
}

const UUID = /^(?:urn:uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const JSON_POINTER = /^(?:\/(?:[^~/]|~0|~1)*)*$/u;
const RELATIVE_JSON_POINTER = /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~0|~1)*)*)$/u;
const JSON_POINTER_FRAGMENT = /^#(?:\/(?:[a-z0-9_\-.!$&'()*+,;:=@]|%[0-9a-f]{2}|~0|~1)*)*$/i;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function isRegex(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

/** Base64 with its padding; the empty text is the empty bytes. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && BASE64.test(text);
}

const anything: StringFormat = () => true;
const number = (validate: (value: number) => boolean): NumberFormat => ({ type: "number", validate });

export const formats: Readonly<Record<string, StringFormat | NumberFormat>> = {
  date: isDate,
  time: isTime,
  "date-time": isDateTime,
  "iso-time": isIsoTime,
  "iso-date-time": isIsoDateTime,
  duration: isDuration,
  uri: isUri,
  "uri-reference": isUriReference,
  "uri-template": isUriTemplate,
  url: isUrl,
  email: isEmail,
  hostname: isHostname,
  ipv4: isIpv4,
  ipv6: isIpv6,
  uuid: (text) => UUID.test(text),
  regex: isRegex,
  "json-pointer": (text) => JSON_POINTER.test(text),
  "relative-json-pointer": (text) => RELATIVE_JSON_POINTER.test(text),
  "json-pointer-uri-fragment": (text) => JSON_POINTER_FRAGMENT.test(text),
  byte: isBase64,
  int32: number((value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31),
  int64: number((value) => Number.isInteger(value)),
  float: number(Number.isFinite),
  double: number(Number.isFinite),
  password: anything,
  binary: anything,
};
