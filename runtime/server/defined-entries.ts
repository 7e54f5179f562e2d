/** Entries of the catalogue from what the manifest says. */
import type { Tool } from "@mcpwright/protocol/2026-07-28";
import { LocalError } from "../errors.ts";
import { isObject } from "../jsonrpc.ts";
import { mediaTypeOfName } from "../media-type.ts";
import { compiledCheck } from "../schema/check.ts";
import { errorMakers } from "./declared-errors.ts";
import type {
  MethodDefinition,
  PromptDefinition,
  PromptText,
  ResourceDefinition,
  TemplateDefinition,
  ToolDefinition,
} from "./definition.ts";
import type { Body, MethodEntry, PromptEntry, ResourceEntry, TemplateEntry, ToolEntry } from "./entries.ts";
import { Folder, readBounded } from "./folder.ts";
import { fileItem } from "./resource-contents.ts";
import { type Asks, readyQuestions } from "./rounds/declared-questions.ts";
import { fillerOf } from "./text-filler.ts";

type AskingDefinition = Pick<ToolDefinition, "elicit" | "fingerprint">;

/** Arguments whose declared type is not string, for `coerce: json`. */
export function coercedArguments(inputSchema: unknown): readonly string[] {
  const properties = isObject(inputSchema) ? inputSchema["properties"] : undefined;
  if (!isObject(properties)) return [];
  return Object.keys(properties).filter((name) => {
    const property = properties[name];
    const type = isObject(property) ? property["type"] : undefined;
    return type !== undefined && type !== "string" && !(Array.isArray(type) && type.includes("string"));
  });
}

/** What a compiled component may ask. */
function asksOf({ elicit, fingerprint = "" }: AskingDefinition, once = false): Asks {
  const questions = readyQuestions(elicit, ({ answer }) => answer && compiledCheck(answer));
  return { questions, fingerprint, once };
}

/** 2025-11-25 lists how a tool runs as a task; other revisions leave it out. */
export function withTaskSupport(tool: Tool, taskSupport: ToolDefinition["task"]): Tool {
  return taskSupport === undefined ? tool : Object.assign({ ...tool }, { execution: { taskSupport } });
}

export function toolEntry(definition: ToolDefinition): ToolEntry {
  const { tool, input, output } = definition;
  return {
    name: tool.name,
    listed: withTaskSupport(tool, definition.task),
    task: definition.task,
    input: compiledCheck(input),
    output: output && compiledCheck(output),
    coerced: definition.coerce === "json" ? coercedArguments(tool.inputSchema) : [],
    errors: errorMakers(definition.errors),
    mirrored: definition.mirrored ?? [],
    timeout: definition.timeout,
    asks: asksOf(definition, definition.once),
    handler: definition.handler as Body,
    visible: definition.visible,
    needs: definition,
  };
}

function locationOf(base: string, path: string): URL {
  return new URL(path.split("/").map(encodeURIComponent).join("/"), base.endsWith("/") ? base : `${base}/`);
}

function contentsReader(definition: ResourceDefinition, base: string): Body {
  const { contents, handler, name } = definition;
  if (handler !== undefined) return handler as Body;
  if (contents === undefined)
    throw new LocalError("no-contents", `The resource "${name}" has neither contents nor handler.`);
  if ("text" in contents) return () => contents.text;
  if ("base64" in contents) return () => Buffer.from(contents.base64, "base64");
  const location = locationOf(base, contents.file);
  return () => readBounded(location).then((bytes) => fileItem(bytes, contents.file, definition.resource.mimeType));
}

export function resourceEntry(definition: ResourceDefinition, base: string): ResourceEntry {
  const { contents, handler } = definition;
  return {
    name: definition.name,
    listed: definition.resource,
    read: contentsReader(definition, base),
    constant: handler === undefined && contents !== undefined && !("file" in contents),
    timeout: definition.timeout,
    asks: handler && asksOf(definition),
    visible: definition.visible,
    needs: definition,
    cache: definition.cache,
  };
}

/** The URI of one file of a folder: the template with its one variable filled in. */
function uriOf({ uri }: TemplateDefinition, path: string): string {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  return uri.parts.map((part) => (typeof part === "string" ? part : encoded)).join("");
}

function fileEntry(
  definition: TemplateDefinition,
  path: string,
  size: number,
  mimeType: string | undefined,
  read: Body,
): ResourceEntry {
  const type = mimeType ?? definition.template.mimeType;
  return {
    name: `${definition.name}/${path}`,
    listed: { name: path, uri: uriOf(definition, path), size, ...(type !== undefined && { mimeType: type }) },
    read,
    constant: false,
    timeout: undefined,
    asks: undefined,
    visible: definition.visible,
    needs: definition,
    cache: definition.cache,
  };
}

/** A template's entry, and what it lists beside itself: the files of a folder, as they are or embedded. */
export interface TemplateParts {
  readonly entry: TemplateEntry;
  readonly folder?: Folder;
  readonly files: readonly ResourceEntry[];
}

export function templateEntry(definition: TemplateDefinition, base: string): TemplateParts {
  const { dir, files, handler, name } = definition;
  const rest = {
    name,
    listed: definition.template,
    uri: definition.uri,
    params: definition.params,
    complete: definition.complete ?? {},
    timeout: definition.timeout,
    asks: handler && asksOf(definition),
    visible: definition.visible,
    needs: definition,
    cache: definition.cache,
  };
  const variable = definition.uri.parts.find((part) => typeof part !== "string");
  const pathIn = (variables: unknown): string => {
    const value = isObject(variables) && variable !== undefined ? variables[variable.name] : "";
    return Array.isArray(value) ? value.join("/") : String(value);
  };
  if (handler !== undefined) return { entry: { ...rest, read: handler as Body }, files: [] };
  if (files !== undefined) {
    const bytesOf = (path: string) =>
      Object.hasOwn(files, path) ? Buffer.from(files[path] ?? "", "base64") : undefined;
    return {
      entry: { ...rest, read: (variables) => bytesOf(pathIn(variables)) },
      files: Object.keys(files)
        .toSorted()
        .map((path) =>
          fileEntry(definition, path, bytesOf(path)?.length ?? 0, mediaTypeOfName(path), () => bytesOf(path)),
        ),
    };
  }
  if (dir === undefined) throw new LocalError("no-contents", `The template "${name}" has neither folder nor handler.`);
  const folder: Folder = new Folder(locationOf(base, dir), (path, size, mimeType) =>
    fileEntry(definition, path, size, mimeType, () => folder.read(path)),
  );
  return { entry: { ...rest, read: (variables) => folder.read(pathIn(variables)) }, folder, files: [] };
}

function fromTexts(messages: readonly PromptText[]): Body {
  const fillers = messages.map(({ role, text }) => ({ role, fill: fillerOf(text) }));
  return (values) =>
    fillers.map(({ role, fill }) => ({ role, content: { type: "text", text: fill(values as object) } }));
}

export function promptEntry(definition: PromptDefinition): PromptEntry {
  const { prompt, messages, handler } = definition;
  const get = handler === undefined ? messages && fromTexts(messages) : (handler as Body);
  if (get === undefined)
    throw new LocalError("no-messages", `The prompt "${prompt.name}" has neither messages nor handler.`);
  return {
    name: prompt.name,
    listed: prompt,
    arguments: definition.arguments,
    complete: definition.complete ?? {},
    get,
    timeout: definition.timeout,
    asks: handler && asksOf(definition),
    visible: definition.visible,
    needs: definition,
  };
}

export function methodEntry(definition: MethodDefinition): MethodEntry {
  const { method, params, result, extension, timeout, visible, handler } = definition;
  return {
    name: method,
    params: compiledCheck(params),
    result: result && compiledCheck(result),
    extension,
    timeout,
    visible,
    handler: handler as Body,
    needs: definition,
  };
}
