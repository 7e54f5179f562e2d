/** Schemas a manifest implies without writing them: variables of a template, arguments of a prompt. */
import type { UriTemplate } from "../contract/uri-template.ts";
import type { Json, PromptModel, ResourceModel, SchemaModel } from "../manifest/model.ts";

/** Variables of a template, in order. */
export function variableNames(template: UriTemplate): string[] {
  return [...template.parts.flatMap((part) => (typeof part === "string" ? [] : [part.name])), ...template.query];
}

/** Without `params`, every variable is a string; those of the query may be left out. */
export function variablesSchema(resource: ResourceModel, template: UriTemplate): SchemaModel {
  const optional = new Set(template.query);
  const names = variableNames(template);
  return closed(
    names.map((name) => [name, { type: "string" }]),
    names.filter((name) => !optional.has(name)),
    resource,
  );
}

/** Arguments of a prompt are strings (S-25). */
export function argumentsSchema(prompt: PromptModel): SchemaModel {
  return closed(
    prompt.arguments.map((argument) => [
      argument.name,
      {
        type: "string",
        ...(argument.description === undefined ? {} : { description: argument.description }),
        ...(argument.enum === undefined ? {} : { enum: argument.enum }),
        ...(argument.default === undefined ? {} : { default: argument.default }),
      },
    ]),
    prompt.arguments.filter((argument) => argument.required).map((argument) => argument.name),
    prompt,
  );
}

function closed(
  properties: readonly (readonly [string, Json])[],
  required: readonly string[],
  owner: Pick<PromptModel, "location">,
): SchemaModel {
  return {
    listed: {
      type: "object",
      properties: Object.fromEntries(properties),
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: false,
    },
    short: true,
    uses: [],
    location: owner.location,
  };
}
