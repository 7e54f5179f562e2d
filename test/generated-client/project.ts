import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { node, root } from "../command-line.ts";
import { projectFolder } from "../generate/project-folder.ts";

/** A folder in which the packages of this repository are installed; removed after the test. */
export function emptyProject(): Promise<string> {
  return projectFolder({ "package.json": '{ "type": "module" }\n' });
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
  return (await node(folder, join(root, "node_modules/typescript/bin/tsc"), "-p", folder)).stdout;
}
