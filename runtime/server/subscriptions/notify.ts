/**
 * Tells clients that something changed: each that asked for it, in the way of its era. What changes in one turn of the
 * event loop is told once.
 */
export interface Notify {
  /** Other tools are offered. `server.tools.add` and its like say this by themselves. */
  toolsChanged(): void;
  /** Other prompts are offered. `server.prompts.add` and its like say this by themselves. */
  promptsChanged(): void;
  /** Other resources are offered. `server.resources.add` and its like say this by themselves. */
  resourcesChanged(): void;
  /** The resource at this URI may read differently now. */
  resourceUpdated(uri: string): void;
}
