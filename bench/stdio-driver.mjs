// Drives a server over its pipes, a few requests under way at a time.
import { initialize, initialized } from "./messages.mjs";

const UNDER_WAY = 8;
const NEWLINE = 10;

/** As `httpDriver`. */
export async function stdioDriver(child, { era, message }) {
  let onLine = () => {};
  let line = [];
  child.stdout.on("data", (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      line.push(chunk.subarray(start, end));
      onLine(line);
      line = [];
      start = end + 1;
    }
    if (start < chunk.length) line.push(chunk.subarray(start));
  });
  const answer = (text) =>
    new Promise((resolve) => {
      onLine = (parts) => resolve(Buffer.concat(parts).toString());
      child.stdin.write(`${text}\n`);
    });

  if (era === "legacy") {
    await answer(initialize);
    child.stdin.write(`${initialized}\n`);
  }
  const first = await answer(message(1));
  if (!first.includes('"result"')) throw new Error(`Not a result: ${first}`);

  let id = 1;
  return (seconds) =>
    new Promise((resolve) => {
      const until = performance.now() + seconds * 1000;
      let answered = 0;
      let open = UNDER_WAY;
      onLine = () => {
        answered++;
        if (performance.now() < until) child.stdin.write(`${message(++id)}\n`);
        else if (--open === 0) resolve(answered);
      };
      for (let at = 0; at < UNDER_WAY; at++) child.stdin.write(`${message(++id)}\n`);
    });
}
