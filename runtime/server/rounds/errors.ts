import { LocalError } from "../../errors.ts";

const declined = Symbol.for("mcpwright.Declined");
const roundEnded = Symbol.for("mcpwright.RoundEnded");

function branded(error: unknown, brand: symbol): boolean {
  return typeof error === "object" && error !== null && brand in error;
}

/** The user did not answer a question: said no (`decline`), or dismissed it (`cancel`). */
export class Declined extends LocalError {
  readonly question: string;
  readonly action: "decline" | "cancel";

  constructor(question: string, action: "decline" | "cancel", options?: ErrorOptions) {
    const did = action === "decline" ? "declined" : "dismissed";
    super("declined", `The question "${question}" was ${did}.`, options);
    this.name = "Declined";
    this.question = question;
    this.action = action;
  }

  static override is(error: unknown): error is Declined {
    return branded(error, declined);
  }
}

/**
 * The client is being asked: the handler will be entered again with the answers. What it returns or throws until then
 * is discarded; it only has to let go of what it holds.
 */
export class RoundEnded extends LocalError {
  constructor() {
    super("round-ended", "The round has ended: the client is asked, and the handler will be entered again.");
    this.name = "RoundEnded";
  }

  static override is(error: unknown): error is RoundEnded {
    return branded(error, roundEnded);
  }
}

Object.defineProperty(Declined.prototype, declined, { value: true });
Object.defineProperty(RoundEnded.prototype, roundEnded, { value: true });

/** The user was sent somewhere, and what has to be done there is not done yet. */
export function notBackYet(question: string): LocalError {
  const message = `The user was sent to the address of "${question}" and is not done there: call again afterwards.`;
  return new LocalError("not-back-yet", message);
}

const TOLD: ReadonlySet<string> = new Set(["declined", "question-refused", "question-timeout", "not-back-yet"]);

/** Whether the client is why a handler got no answer: such a reason is told, it is no fault of the server's. */
export function isUnanswered(error: unknown): error is LocalError {
  return LocalError.is(error) && TOLD.has(error.code);
}
