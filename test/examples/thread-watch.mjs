// Loaded into a server before anything else: tells on stderr how many worker threads there are whenever that changes.
import { subscribe } from "node:diagnostics_channel";
import { isMainThread } from "node:worker_threads";

let threads = 0;

function tell(change) {
  threads += change;
  process.stderr.write(`threads: ${threads}\n`);
}

if (isMainThread) {
  subscribe("worker_threads", ({ worker }) => {
    tell(1);
    worker.once("exit", () => tell(-1));
  });
}
