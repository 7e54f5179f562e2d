// Measures requests per second and processor time per request, ours beside a bare server, in interleaved rounds.
// usage: run.mjs [--rounds N] [--seconds N] [--case TEXT]
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { cases } from "./cases.mjs";
import { timesOfCommands } from "./commands.mjs";
import { startToFirstAnswer } from "./start.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "1" },
    case: { type: "string", default: "" },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
execFileSync(process.execPath, [here("../node_modules/typescript/bin/tsc"), "-p", here("./project")], {
  stdio: "inherit",
});

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function startLoader(measured, server) {
  const loader = fork(here(`./${measured.loader ?? "loader"}.mjs`), [measured.name, server]);
  const [first] = await Promise.race([once(loader, "message"), once(loader, "exit")]);
  if (first !== "ready") throw new Error(`${server} could not be measured: ${measured.name}`);
  return loader;
}

async function measure(loader, duration) {
  const answer = once(loader, "message");
  loader.send({ seconds: duration });
  return (await answer)[0];
}

/** server → what each round measured. Rounds go round the servers, so that a busy moment hits all alike. */
async function runCase(measured) {
  const loaders = new Map();
  for (const server of measured.servers) loaders.set(server, await startLoader(measured, server));
  const found = new Map(measured.servers.map((server) => [server, []]));
  for (const loader of loaders.values()) await measure(loader, seconds);
  for (let round = 0; round < rounds; round++) {
    for (const [server, loader] of loaders) found.get(server).push(await measure(loader, seconds));
  }
  for (const loader of loaders.values()) {
    loader.disconnect();
    await once(loader, "exit");
  }
  return found;
}

function ratioTo(bare, samples, value) {
  return median(samples.map((sample, round) => value(sample) / value(bare[round]))).toFixed(2);
}

function print(title, found, columns) {
  console.log(`\n${title}`);
  const bare = found.get("bare");
  for (const [server, samples] of found) {
    const cells = columns.map(({ unit, value, digits }) => {
      const amount = median(samples.map(value)).toFixed(digits).padStart(9);
      return `${amount} ${unit} (${ratioTo(bare, samples, value)} × bare)`;
    });
    console.log(`  ${server.padEnd(28)}${cells.join("  ")}`);
  }
}

const load = [
  { unit: "requests/s", digits: 0, value: ({ rate }) => rate },
  { unit: "µs of CPU a request", digits: 1, value: ({ cpu }) => cpu },
];

for (const measured of cases.filter(({ name }) => name.includes(values.case))) {
  print(measured.name, await runCase(measured), load);
}

if ("start to first answer, stdio".includes(values.case)) {
  const starts = new Map(["bare", "mcpwright", "official"].map((server) => [server, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [server, samples] of starts) samples.push(await startToFirstAnswer(server));
  }
  print("start to first answer, stdio", starts, [{ unit: "ms", digits: 0, value: (elapsed) => elapsed }]);
}

if ("commands".includes(values.case)) {
  print("commands", timesOfCommands(rounds), [{ unit: "ms", digits: 0, value: (elapsed) => elapsed }]);
}
