import { LocalError } from "../errors.ts";
import { type Expanded, expandEnvironment, type SettingsSource, settingAt } from "./environment.ts";

const DURATION = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)$/;
const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const SIZE = /^(\d+(?:\.\d+)?)\s*(B|KiB|MiB|GiB|KB|MB|GB)$/;
const BYTES: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1000,
  MB: 1e6,
  GB: 1e9,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
};

/**
 * Reads typed values out of a settings tree after its environment was expanded. Findings are collected, so that a
 * start that fails says everything that is wrong; `finish` throws them.
 */
export class SettingReader {
  readonly #prefix: string;
  readonly #expanded: Expanded;
  readonly #source: SettingsSource;
  readonly #problems: string[] = [];

  constructor(prefix: string, tree: Readonly<Record<string, unknown>>, source: SettingsSource) {
    this.#prefix = prefix;
    this.#source = source;
    this.#expanded = expandEnvironment(prefix, tree, source);
  }

  string(key: string): string | undefined {
    const value = this.#value(key);
    if (value === undefined || (typeof value === "string" && value !== "")) return value as string | undefined;
    return this.#wrong(key, value, "a text that is not empty");
  }

  path(key: string): string | undefined {
    const value = this.string(key);
    if (value === undefined || /^\/[^?#\s]*$/.test(value)) return value;
    return this.#wrong(key, value, 'a path that begins with "/"');
  }

  /** A path, or `false` for none. */
  pathOrFalse(key: string): string | false | undefined {
    const value = this.#value(key);
    return value === false || value === "false" ? false : this.path(key);
  }

  /** A feature that is off unless it is switched on, or given settings of its own. */
  section(key: string, keys: readonly string[]): boolean {
    const value = this.#value(key);
    if (typeof value !== "object") return this.boolean(key) ?? false;
    this.only(key, keys);
    return true;
  }

  integer(key: string, least: number, most: number): number | undefined {
    const value = this.#value(key);
    if (value === undefined) return undefined;
    const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
    if (typeof number === "number" && Number.isInteger(number) && number >= least && number <= most) return number;
    return this.#wrong(key, value, `a whole number from ${least} to ${most}`);
  }

  boolean(key: string): boolean | undefined {
    const value = this.#value(key);
    if (value === undefined || typeof value === "boolean") return value;
    if (value === "true" || value === "false") return value === "true";
    return this.#wrong(key, value, "true or false");
  }

  /** Milliseconds, from a number of them or a text such as `10s`. */
  duration(key: string): number | undefined {
    return this.#measure(key, DURATION, MILLISECONDS, "a duration such as 500ms, 10s or 2m");
  }

  /** Bytes, from a number of them or a text such as `4MiB`. */
  size(key: string): number | undefined {
    return this.#measure(key, SIZE, BYTES, "a size such as 512KiB or 4MiB");
  }

  oneOf<Value extends string>(key: string, values: readonly Value[]): Value | undefined {
    const value = this.#value(key);
    if (value === undefined) return undefined;
    return values.find((one) => one === value) ?? this.#wrong(key, value, `one of ${values.join(", ")}`);
  }

  /** A list of texts; one text holds them separated by commas, as an environment variable does. */
  list(key: string): readonly string[] | undefined {
    const value = this.#value(key);
    if (value === undefined) return undefined;
    const items = typeof value === "string" ? value.split(",").map((item) => item.trim()) : value;
    if (Array.isArray(items) && items.every((item) => typeof item === "string" && item !== "")) return items;
    return this.#wrong(key, value, "a list of texts");
  }

  /** A map, whatever its values are. */
  map(key: string): Readonly<Record<string, unknown>> | undefined {
    const value = this.#value(key);
    if (value === undefined) return undefined;
    if (typeof value === "object" && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
    return this.#wrong(key, value, "a map");
  }

  url(key: string): URL | undefined {
    const value = this.string(key);
    if (value === undefined) return undefined;
    if (/^https?:\/\//i.test(value) && URL.canParse(value)) return new URL(value);
    return this.#wrong(key, value, "an http or https URL");
  }

  /** Notes that a value is not what the key needs. */
  #wrong(key: string, value: unknown, expected: string): undefined {
    const variable = this.#expanded.variables.get(`${this.#prefix}.${key}`);
    const got = variable === undefined ? JSON.stringify(value) : `${variable}=${JSON.stringify(value)}`;
    this.refuse(key, `must be ${expected}, not ${got}`);
    return undefined;
  }

  refuse(key: string, problem: string): void {
    this.#problems.push(`${settingAt(`${this.#prefix}.${key}`, this.#source)} ${problem}`);
  }

  /** Refuses keys below `section` (or at the top) that nothing reads. */
  only(section: string | undefined, keys: readonly string[]): void {
    const tree = section === undefined ? this.#expanded.tree : this.#value(section);
    if (tree === undefined) return;
    if (typeof tree !== "object" || tree === null || Array.isArray(tree)) {
      this.#wrong(section ?? "", tree, `a map of ${keys.join(", ")}`);
      return;
    }
    for (const key of Object.keys(tree)) {
      const dotted = section === undefined ? key : `${section}.${key}`;
      if (!keys.includes(key)) this.refuse(dotted, `is not a setting; there are ${keys.join(", ")}`);
    }
  }

  /** Throws one `LocalError` that tells everything found. */
  finish(): void {
    if (this.#problems.length > 0) throw new LocalError("setting-invalid", this.#problems.join("\n"));
  }

  #measure(key: string, form: RegExp, units: Readonly<Record<string, number>>, expected: string): number | undefined {
    const value = this.#value(key);
    if (value === undefined) return undefined;
    if (typeof value === "number" && Number.isFinite(value) && value > 0) return value;
    const [, amount, unit] = (typeof value === "string" && form.exec(value)) || [];
    const measured = Math.round(Number(amount) * (units[unit ?? ""] ?? Number.NaN));
    return measured > 0 ? measured : this.#wrong(key, value, expected);
  }

  #value(key: string): unknown {
    let value: unknown = this.#expanded.tree;
    for (const name of key.split(".")) {
      if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
      value = (value as Readonly<Record<string, unknown>>)[name];
    }
    return value ?? undefined;
  }
}
