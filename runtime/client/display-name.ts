/** What a tool, prompt or resource may be called in front of a user (TOOL-12). */
export function displayName(component: {
  readonly name: string;
  readonly title?: string;
  readonly annotations?: { readonly title?: string };
}): string {
  return component.title ?? component.annotations?.title ?? component.name;
}
