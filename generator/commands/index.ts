import type { Command } from "./command.ts";
import { spec } from "./spec.ts";

/** Every command, in the order `--help` shows. */
export const commands: readonly Command[] = [spec];
