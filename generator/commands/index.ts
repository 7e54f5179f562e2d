import type { Command } from "./command.ts";

/** Every command, in the order `--help` shows. */
export const commands: readonly Command[] = [];
