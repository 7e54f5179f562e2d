// How modules are joined into a few files. Comments are left out; names and lines stay, as stacks show them.
import { rolldown } from "rolldown";

/** Writes the bundle of `input`, entry names to files, into `dir`; `options` are rolldown's. */
export async function bundle(input, dir, { codeSplitting, ...options } = {}) {
  const built = await rolldown({ input, platform: "node", ...options });
  await built.write({
    dir,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name].js",
    comments: false,
    minify: { compress: { target: "node20.19" }, mangle: false, codegen: { removeWhitespace: false } },
    codeSplitting,
  });
  await built.close();
}
