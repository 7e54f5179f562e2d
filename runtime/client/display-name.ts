/** What to show a person instead of a name: `title`, else `annotations.title`, else the name (TOOL-12). */
export function displayName(component: {
  readonly name: string;
  readonly title?: string | undefined;
  readonly annotations?: object | undefined;
}): string {
  const { name, title, annotations } = component;
  const annotated = (annotations as { readonly title?: unknown } | undefined)?.title;
  return title || (typeof annotated === "string" && annotated) || name;
}
