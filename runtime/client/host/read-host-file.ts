import { LocalError } from "../../errors.ts";
import type { HostConfig } from "./host-config.ts";
import { JsoncError, parseJsonc } from "./jsonc.ts";

const LARGEST = 1024 * 1024;

/**
 * Reads the file in which a host keeps its servers: JSON, comments allowed, or YAML with a parser handed in, such as
 * `parse` of the package `yaml`. Throws the `LocalError` `bad-host-file`, which shows nothing of the file.
 */
export async function readHostFile(
  path: string,
  { yaml }: { readonly yaml?: (text: string) => unknown } = {},
): Promise<HostConfig> {
  const text = await readText(path);
  if (!/\.ya?ml$/i.test(path)) return parse(path, () => parseJsonc(text));
  if (yaml === undefined) {
    throw new LocalError("bad-host-file", `${path} is YAML; hand in a parser: readHostFile(path, { yaml: parse })`);
  }
  return parse(path, () => yaml(text));
}

async function readText(path: string): Promise<string> {
  const { readFile, stat } = await import("node:fs/promises");
  try {
    const { size } = await stat(path);
    if (size <= LARGEST) return await readFile(path, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "there is no such file" : (code ?? message);
    throw new LocalError("bad-host-file", `${path} cannot be read: ${why}`, { cause: error });
  }
  throw new LocalError("bad-host-file", `${path} is larger than ${LARGEST >> 10} KiB`);
}

function parse(path: string, read: () => unknown): HostConfig {
  try {
    return read() as HostConfig;
  } catch (error) {
    const { linePos } = error as { readonly linePos?: readonly { readonly line: number; readonly col: number }[] };
    const at = linePos?.[0];
    const where = error instanceof JsoncError ? error.message : at && `line ${at.line}, column ${at.col}`;
    throw new LocalError("bad-host-file", `${path} is not valid${where === undefined ? "" : `, ${where}`}`);
  }
}
