import { auth } from "./auth.ts";
import { build } from "./build.ts";
import { call } from "./call.ts";
import { client } from "./client.ts";
import type { Command } from "./command.ts";
import { complete } from "./complete.ts";
import { generate } from "./generate.ts";
import { init } from "./init.ts";
import { inspect } from "./inspect.ts";
import { list } from "./list.ts";
import { listen } from "./listen.ts";
import { prompt } from "./prompt.ts";
import { prune } from "./prune.ts";
import { read } from "./read.ts";
import { report } from "./report.ts";
import { run } from "./run.ts";
import { spec } from "./spec.ts";
import { validate } from "./validate.ts";

/** Every command, in the order `--help` shows. */
export const commands: readonly Command[] = [
  init,
  generate,
  validate,
  prune,
  report,
  run,
  build,
  list,
  inspect,
  call,
  read,
  prompt,
  complete,
  listen,
  auth,
  client,
  spec,
];
