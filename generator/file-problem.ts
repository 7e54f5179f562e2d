const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "a part of its path is no folder",
  EISDIR: "it is a folder",
  EEXIST: "there is a file in the place of a folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "its disk cannot be written",
  ENOSPC: "the disk is full",
};

/** Why a file cannot be read or written; `undefined` for an error that is no matter of files. */
export function fileProblem(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code === undefined ? undefined : REASONS[code];
}
