import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("../../../bench/streams.mjs", import.meta.url));

test("1 000 streams and sessions take little heap, and give it back [all]", { timeout: 120_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  const [streams, sessions, stays] = (stdout.match(/-?\d+\.\d/g) ?? []).map(Number);
  // The bench holds the figures of the day, 8 and 3; other versions of Node take a little more for a connection.
  expect(streams).toBeLessThan(10);
  expect(sessions).toBeLessThan(3);
  expect(stays).toBeLessThan(10);
});
