import { LocalError } from "../errors.ts";

const CODE = "store-away";

/** The store is not reached: what needs it is refused, and may be tried again. */
export function storeAway(cause?: unknown): LocalError {
  return new LocalError(CODE, "The store is not reached; try again", { cause });
}

export function isStoreAway(error: unknown): error is LocalError {
  return LocalError.is(error) && error.code === CODE;
}
