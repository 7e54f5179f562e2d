import { LocalError } from "../errors.ts";
import { type Component, ComponentList } from "./component-list.ts";
import type { Access, AuthInfo } from "./engine.ts";
import type { PromptEntry, ResourceEntry, TemplateEntry, ToolEntry } from "./entries.ts";
import { APPS, appMeta, type ExtensionSettings, TASKS } from "./extensions.ts";
import type { Folder } from "./folder.ts";
import { literalPrefix, matchTemplate, type Variables } from "./match-template.ts";
import type { RequestMethod } from "./methods/method.ts";
import type { SkillShelf } from "./skills/skill-shelf.ts";
import type { ListKind } from "./subscriptions/listener.ts";
import type { Sight, Visible } from "./visibility.ts";

/** What a server offers now: the definition, plus what was added, less what was removed while it ran. */
export class Catalogue {
  readonly tools: ComponentList<ToolEntry>;
  readonly resources: ComponentList<ResourceEntry>;
  readonly templates: ComponentList<TemplateEntry>;
  readonly prompts: ComponentList<PromptEntry>;
  /** Kinds this server has ever offered: a capability, once declared, stays. */
  readonly offered: Set<"tools" | "resources" | "prompts" | "completions"> = new Set();
  /** Settings of each extension that something offered belongs to; these stay too (EXT-05). */
  readonly extensions: Map<string, ExtensionSettings> = new Map();
  /** Loaded when the server starts, where it has any. */
  skills: SkillShelf | undefined = undefined;
  /** Methods of extensions that are loaded when they are used. */
  extensionMethods: ReadonlyMap<string, RequestMethod> | undefined = undefined;
  #pageSize: number;
  readonly #sight: Sight;
  readonly #onChange: (kind: ListKind) => void;
  readonly #byUri = new Map<string, ResourceEntry>();
  readonly #folders = new Map<string, Folder>();
  /** Templates in the order they are tried: longest literal prefix first. */
  #tried: readonly TemplateEntry[] | undefined;

  /** `onChange` is told of every change of a list. */
  constructor(pageSize: number, sight: Sight, onChange: (kind: ListKind) => void) {
    this.#onChange = onChange;
    this.#pageSize = pageSize;
    this.#sight = sight;
    this.tools = new ComponentList("tools", "Tool", pageSize, sight);
    this.resources = new ComponentList("resources", "Resource", pageSize, sight);
    this.templates = new ComponentList("resourceTemplates", "ResourceTemplate", pageSize, sight);
    this.prompts = new ComponentList("prompts", "Prompt", pageSize, sight);
  }

  /** Components on one page of each list. */
  /** A list with the catalogue's size of pages, that is not part of it. */
  newList(field: string, definition: string): ComponentList<Component> {
    return new ComponentList(field, definition, this.#pageSize, this.#sight);
  }

  set pageSize(size: number) {
    this.#pageSize = size;
    for (const list of [this.tools, this.resources, this.templates, this.prompts]) list.pageSize = size;
  }

  addTool(entry: ToolEntry): void {
    this.tools.add(entry);
    this.offered.add("tools");
    if (appMeta(entry.listed) !== undefined) this.extensions.set(APPS, {});
    if (entry.task !== undefined) this.extensions.set(TASKS, {});
    this.#onChange("tools");
  }

  addPrompt(entry: PromptEntry): void {
    this.prompts.add(entry);
    this.offered.add("prompts");
    this.#offerCompletions(entry.complete);
    this.#onChange("prompts");
  }

  addResource(entry: ResourceEntry): void {
    const { uri } = entry.listed;
    if (this.#byUri.has(uri)) throw new LocalError("uri-taken", `There is already a resource at ${uri}.`);
    if (this.templates.kept(entry.name) !== undefined) {
      throw new LocalError("name-taken", `There is already a template named ${JSON.stringify(entry.name)}.`);
    }
    this.resources.add(entry);
    this.#byUri.set(uri, entry);
    this.offered.add("resources");
    if (uri.startsWith("ui://")) this.extensions.set(APPS, {});
    this.#onChange("resources");
  }

  /** `folder` lists the files that the template serves. */
  addTemplate(entry: TemplateEntry, folder?: Folder): void {
    if (this.resources.kept(entry.name) !== undefined) {
      throw new LocalError("name-taken", `There is already a resource named ${JSON.stringify(entry.name)}.`);
    }
    this.templates.add(entry);
    if (folder !== undefined) this.#folders.set(entry.name, folder);
    this.#tried = undefined;
    this.offered.add("resources");
    this.#offerCompletions(entry.complete);
    this.#onChange("resources");
  }

  removeTool(name: string): boolean {
    return this.#changed("tools", this.tools.remove(name));
  }

  removePrompt(name: string): boolean {
    return this.#changed("prompts", this.prompts.remove(name));
  }

  /** Removes a resource or a template. */
  removeResource(name: string): boolean {
    const resource = this.resources.kept(name);
    if (resource !== undefined) this.#byUri.delete(resource.listed.uri);
    for (const file of this.#folders.get(name)?.shown ?? []) this.removeResource(file.name);
    this.#folders.delete(name);
    this.#tried = undefined;
    return this.#changed("resources", this.resources.remove(name) || this.templates.remove(name));
  }

  enableTool(name: string, enabled: boolean): boolean {
    return this.#changed("tools", this.tools.enable(name, enabled));
  }

  enablePrompt(name: string, enabled: boolean): boolean {
    return this.#changed("prompts", this.prompts.enable(name, enabled));
  }

  /** Enables or disables a resource or a template; the files that a template serves go along with it. */
  enableResource(name: string, enabled: boolean): boolean {
    for (const file of this.#folders.get(name)?.shown ?? []) this.resources.enable(file.name, enabled);
    this.#tried = undefined;
    return this.#changed("resources", this.resources.enable(name, enabled) || this.templates.enable(name, enabled));
  }

  guardTool(name: string, visible: Visible | undefined): boolean {
    return this.#changed("tools", this.tools.guard(name, visible));
  }

  guardPrompt(name: string, visible: Visible | undefined): boolean {
    return this.#changed("prompts", this.prompts.guard(name, visible));
  }

  /** Guards a resource or a template; the files that a template serves go along with it. */
  guardResource(name: string, visible: Visible | undefined): boolean {
    for (const file of this.#folders.get(name)?.shown ?? []) this.resources.guard(file.name, visible);
    return this.#changed("resources", this.resources.guard(name, visible) || this.templates.guard(name, visible));
  }

  #changed(kind: ListKind, changed: boolean): boolean {
    if (changed) this.#onChange(kind);
    return changed;
  }

  #offerCompletions(sources: object): void {
    if (Object.keys(sources).length !== 0) this.offered.add("completions");
  }

  /** The resource that the caller sees listed at exactly this URI. */
  resourceAt(uri: string, auth: AuthInfo | undefined): ResourceEntry | undefined {
    const entry = this.#byUri.get(uri);
    return entry && this.resources.get(entry.name, auth);
  }

  /** The template that the caller sees written exactly so. */
  templateWritten(uriTemplate: string, auth: AuthInfo | undefined): TemplateEntry | undefined {
    return this.templates
      .values()
      .find(({ name, listed }) => listed.uriTemplate === uriTemplate && this.templates.sees(name, auth));
  }

  /** What the caller reads at this URI. */
  entryAt(uri: string, auth: AuthInfo | undefined): ResourceEntry | TemplateEntry | undefined {
    return this.resourceAt(uri, auth) ?? this.templateFor(uri, auth)?.entry;
  }

  /** Whether what is at this URI is there for other callers only. */
  hides(uri: string, auth: AuthInfo | undefined, access: Access | undefined): boolean {
    if (access === undefined && !this.resources.isGuarded && !this.templates.isGuarded) return false;
    const entry = this.entryAt(uri, auth);
    if (entry !== undefined) return access?.allows(entry.needs, auth) === false;
    return this.#byUri.has(uri) || this.templates.values().some((entry) => matchTemplate(entry.uri, uri) !== undefined);
  }

  /** The template the caller sees that matches the URI; of several the one with the longest literal prefix. */
  templateFor(
    uri: string,
    auth: AuthInfo | undefined,
  ): { readonly entry: TemplateEntry; readonly variables: Variables } | undefined {
    this.#tried ??= this.templates.values().toSorted((a, b) => literalPrefix(b.uri) - literalPrefix(a.uri));
    for (const entry of this.#tried) {
      const variables = matchTemplate(entry.uri, uri);
      if (variables !== undefined && this.templates.sees(entry.name, auth)) return { entry, variables };
    }
    return undefined;
  }

  /** Brings the listed files of served folders up to date; `undefined` when there is nothing to wait for. */
  refreshFolders(): Promise<void> | undefined {
    const stale = [...this.#folders].filter(([name, folder]) => !this.templates.isDisabled(name) && folder.isStale());
    const skills = this.skills?.refresh();
    if (stale.length === 0) return skills;
    return Promise.all([skills, ...stale.map(([name, folder]) => this.#refresh(name, folder))]).then(() => undefined);
  }

  async #refresh(name: string, folder: Folder): Promise<void> {
    const before = folder.shown;
    const after = await folder.scan();
    if (after === before) return;
    for (const file of before) this.removeResource(file.name);
    const visible = this.templates.guardOf(name);
    for (const file of after) if (!this.#byUri.has(file.listed.uri)) this.addResource({ ...file, visible });
  }
}
