/**
 * Module hooks of `mcpwright run`: TypeScript runs file by file as it stands, so that `import.meta.url` and the lines of
 * a stack stay the user's. They run on a thread of their own.
 */
import { readFile } from "node:fs/promises";
import type { LoadHook, ResolveHook } from "node:module";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { TransformFailure, TransformOptions } from "esbuild";

/** Whether Node reads TypeScript by itself. */
const stripsTypes = "typescript" in process.features && process.features["typescript"] !== false;

const TYPESCRIPT = new Set([".ts", ".mts"]);

/** `.js` that `tsc` would make is found as the `.ts` it would make it from. */
export const resolve: ResolveHook = async (specifier, context, next) => {
  try {
    return await next(specifier, context);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND";
    if (!missing || !/^\.{0,2}\/.*\.m?js$/.test(specifier)) throw error;
    try {
      return await next(specifier.replace(/js$/, "ts"), context);
    } catch {
      throw error;
    }
  }
};

/** Transforms TypeScript where Node does not read it by itself. */
export const load: LoadHook = async (url, context, next) => {
  if (stripsTypes || !url.startsWith("file:")) return next(url, context);
  const path = fileURLToPath(url);
  if (!TYPESCRIPT.has(extname(path))) return next(url, context);
  const { transform } = await import("esbuild");
  const options: TransformOptions = {
    loader: "ts",
    format: "esm",
    target: "node20",
    sourcefile: path,
    sourcemap: "inline",
    logLevel: "silent",
    // An import that is only used as a type must not be loaded, one that is written must.
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  };
  const { code } = await transform(await readFile(path, "utf8"), options).catch(({ errors }: TransformFailure) => {
    throw syntaxError(path, errors);
  });
  return { format: "module", source: code, shortCircuit: true };
};

/** What is wrong with a module, and where; a stack would be ours. */
function syntaxError(path: string, errors: TransformFailure["errors"]): SyntaxError {
  const lines = errors.map(({ text, location }) => {
    const place = location === null ? path : `${path}:${location.line}:${location.column + 1}`;
    return `${place}: ${text}`;
  });
  const error = new SyntaxError(lines.join("\n"));
  error.stack = error.message;
  return error;
}
