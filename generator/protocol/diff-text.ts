import type { Changes, DefinitionChange, FieldChange, RevisionDiff } from "./diff.ts";

/** A diff as a person reads it. */
export function renderDiff(diff: RevisionDiff): string {
  const lines = [`${diff.from} → ${diff.to}`, ""];
  section(lines, "Methods", diff.methods, ({ method, facts }) => [
    `~ ${method}`,
    ...facts.map(({ fact, from, to }) => `    ${fact}: ${from} → ${to}`),
  ]);
  section(lines, "Definitions", diff.definitions, renderDefinition);
  if (lines.length === 2) lines.push("Nothing changed.");
  return `${lines.join("\n").trimEnd()}\n`;
}

function section<T>(
  lines: string[],
  title: string,
  { added, removed, changed }: Changes<T>,
  render: (change: T) => readonly string[],
): void {
  if (added.length + removed.length + changed.length === 0) return;
  lines.push(`${title}: ${added.length} added, ${removed.length} removed, ${changed.length} changed`);
  lines.push(...added.map((name) => `  + ${name}`), ...removed.map((name) => `  - ${name}`));
  lines.push(...changed.flatMap(render).map((line) => `  ${line}`), "");
}

function renderDefinition({ definition, fields, members, shape }: DefinitionChange): readonly string[] {
  return [
    `~ ${definition}`,
    ...fields.map((field) => `    ${renderField(field)}`),
    ...members.added.map((member) => `    + member ${member}`),
    ...members.removed.map((member) => `    - member ${member}`),
    ...(shape === undefined ? [] : [`    ${shape.from} → ${shape.to}`]),
  ];
}

function renderField({ field, change, from, to }: FieldChange): string {
  switch (change) {
    case "added":
      return `+ ${field}: ${to}`;
    case "removed":
      return `- ${field}: ${from}`;
    case "renamed":
      return `${field} is now called ${to}`;
    case "type":
      return `${field}: ${from} → ${to}`;
    case "required":
      return `${field} is now required`;
    case "optional":
      return `${field} is now optional`;
  }
}
