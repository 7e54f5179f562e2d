import { build } from "./build.ts";
import { call } from "./call.ts";
import { client } from "./client.ts";
import type { Command } from "./command.ts";
import { generate } from "./generate.ts";
import { init } from "./init.ts";
import { list } from "./list.ts";
import { prune } from "./prune.ts";
import { run } from "./run.ts";
import { spec } from "./spec.ts";
import { validate } from "./validate.ts";

/** Every command, in the order `--help` shows. */
export const commands: readonly Command[] = [init, generate, validate, prune, run, build, list, call, client, spec];
