import type { Command } from "./command.ts";

/** Writes a project in miniature that answers a call at once. */
export const init: Command = {
  command: "init [dir]",
  describe: "Start a project: a manifest with one tool, its handler, and what generation makes of them",
  options: (yargs) =>
    yargs
      .positional("dir", { type: "string", default: ".", describe: "Folder of the project; made if it is missing" })
      .option("packages", { type: "string", describe: "Folder with the tarballs of the three packages, to depend on" }),
  run: async (args) => {
    const dir = String(args["dir"]);
    const { planInit, InitProblem } = await import("../init.ts");
    const { comparePlan, writePlan } = await import("../plan.ts");
    const { join } = await import("node:path");
    let plan: Awaited<ReturnType<typeof planInit>>;
    try {
      plan = await planInit(dir, args["packages"] as string | undefined);
    } catch (error) {
      if (!(error instanceof InitProblem)) throw error;
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    const { changed, unchanged } = await comparePlan(dir, plan);
    const present = [...changed, ...unchanged].sort();
    if (present.length > 0) {
      process.stderr.write(`Nothing was written, because this would overwrite ${present.join(", ")} in ${dir}\n`);
      return 1;
    }
    const { missing } = await writePlan(dir, plan);
    for (const path of missing) process.stdout.write(`created ${path}\n`);
    const { generate } = await import("./generate.ts");
    const code = await generate.run({ manifest: [join(dir, "mcp.yaml")] });
    if (code !== 0) return code;
    const enter = dir === "." ? "" : `  cd ${dir}\n`;
    process.stdout.write(
      `\nNext:\n${enter}  npm install\n  npm start\n\nThen change mcp.yaml and run \`npm run generate\`.\n`,
    );
    return 0;
  },
};
