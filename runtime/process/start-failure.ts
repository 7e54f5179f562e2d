import { LocalError } from "../errors.ts";

/** What a person can do about the reasons a start usually fails for. */
const HINTS: Readonly<Record<string, string>> = {
  EADDRINUSE: "end the other program, or choose another port with --port",
  EACCES: "choose a port above 1023 with --port, or give the process the right to it",
  EADDRNOTAVAIL: "choose an address of this machine with --host",
  "setting-invalid": "set it in the environment or correct the manifest",
  "bad-argument": "correct the command line or the environment",
};

/** One line that says why the server did not start, with the code to look for and what to do. */
export function startFailure(error: unknown): string {
  const code = codeOf(error);
  const message = (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, "; ");
  const hint = code === undefined ? undefined : HINTS[code];
  return `Cannot start: ${message}${code === undefined ? "" : ` [${code}]`}${hint === undefined ? "" : ` - ${hint}`}`;
}

/** The most telling code along the causes: a word of the system's before one of ours. */
function codeOf(error: unknown): string | undefined {
  let found: string | undefined;
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { readonly code?: unknown };
    if (typeof code !== "string") continue;
    if (!LocalError.is(at)) return code;
    found ??= code;
  }
  return found;
}
