import type { Write } from "../transport/line-output.ts";

let original: Write | undefined;

/**
 * Keeps stdout for the protocol (STDIO-03): what anybody else writes there, `console.log` included, goes to stderr.
 * Returns the real `write`; calling it again returns the same one.
 */
export function reserveStdout(): Write {
  if (original !== undefined) return original;
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  original = (text, done) => write(text, done);
  stdout.write = stderr.write.bind(stderr);
  return original;
}
