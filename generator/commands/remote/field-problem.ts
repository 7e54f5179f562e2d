type Field = Readonly<Record<string, unknown>>;

/** What is wrong with the value of a form's field, whose schema has no more than these keywords; `undefined` where it fits. */
export function fieldProblem(value: unknown, field: Field): string | undefined {
  if (Array.isArray(value)) {
    const { minItems, maxItems } = field;
    if (typeof minItems === "number" && value.length < minItems) return `needs at least ${minItems} values`;
    if (typeof maxItems === "number" && value.length > maxItems) return `takes at most ${maxItems} values`;
    const items = field["items"];
    const problems = value.map((one) => (isField(items) ? fieldProblem(one, items) : undefined));
    return problems.find((one) => one !== undefined);
  }
  const choices = choicesOf(field);
  if (choices !== undefined && !choices.includes(value)) return `is one of ${choices.map(String).join(", ")}`;
  if (typeof value === "number") return numberProblem(value, field);
  return typeof value === "string" ? textProblem(value, field) : undefined;
}

function numberProblem(value: number, { minimum, maximum }: Field): string | undefined {
  if (typeof minimum === "number" && value < minimum) return `is at least ${minimum}`;
  return typeof maximum === "number" && value > maximum ? `is at most ${maximum}` : undefined;
}

function textProblem(value: string, { minLength, maxLength, format }: Field): string | undefined {
  const length = [...value].length;
  if (typeof minLength === "number" && length < minLength) return `has at least ${minLength} characters`;
  if (typeof maxLength === "number" && length > maxLength) return `has at most ${maxLength} characters`;
  if (format === "email" && !/^[^\s@]+@[^\s@]+$/.test(value)) return "is an e-mail address";
  if (format === "uri" && !URL.canParse(value)) return "is a URI";
  if (format === "date" && !isDate(value)) return "is a date such as 2026-12-24";
  if (format === "date-time" && (Number.isNaN(Date.parse(value)) || !/T.*(Z|[+-]\d\d:\d\d)$/i.test(value))) {
    return "is a time such as 2026-12-24T18:00:00Z";
  }
  return undefined;
}

function isDate(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true;
}

function choicesOf(field: Field): readonly unknown[] | undefined {
  if (Array.isArray(field["enum"])) return field["enum"];
  const titled = field["oneOf"] ?? field["anyOf"];
  return Array.isArray(titled) ? titled.map((one: unknown) => (isField(one) ? one["const"] : one)) : undefined;
}

function isField(value: unknown): value is Field {
  return typeof value === "object" && value !== null;
}
