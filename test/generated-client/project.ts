import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const root: string = fileURLToPath(new URL("../../", import.meta.url));

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder in which the packages of this repository are installed; removed after the test. */
export async function emptyProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mcpwright-client-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
  return folder;
}

export function mcpwright(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  return run(cwd, join(root, "generator/bin/mcpwright.js"), ...args);
}

export function run(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === "number" ? error.code : -1, stdout, stderr });
    });
  });
}

const STRICTEST = {
  ...{ target: "es2023", lib: ["es2023"], module: "nodenext", strict: true, exactOptionalPropertyTypes: true },
  ...{ noUncheckedIndexedAccess: true, noPropertyAccessFromIndexSignature: true, noImplicitOverride: true },
  ...{ noUnusedLocals: true, noUnusedParameters: true, noImplicitReturns: true, noFallthroughCasesInSwitch: true },
  ...{ isolatedDeclarations: true, declaration: true, erasableSyntaxOnly: true, verbatimModuleSyntax: true },
  ...{ allowImportingTsExtensions: true, noEmit: true, skipLibCheck: true, types: ["node"] },
};

/** What the compiler says of all files of the folder, under its strictest settings. */
export async function typeErrors(folder: string): Promise<string> {
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: STRICTEST, include: ["**/*.ts"] }));
  return (await run(folder, join(root, "node_modules/typescript/bin/tsc"), "-p", folder)).stdout;
}
