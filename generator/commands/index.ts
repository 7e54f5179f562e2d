import type { Command } from "./command.ts";
import { generate } from "./generate.ts";
import { init } from "./init.ts";
import { prune } from "./prune.ts";
import { spec } from "./spec.ts";

/** Every command, in the order `--help` shows. */
export const commands: readonly Command[] = [init, generate, prune, spec];
