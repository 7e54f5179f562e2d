import type { Call } from "../call.ts";
import { elicitationComplete } from "../methods/elicitation-complete.ts";
import { notificationText } from "../notification.ts";
import type { Visit } from "./asking-context.ts";

/** A user sent to an address. Only 2025-11-25 gives that an id, and can be told what came of it (ELIC-13). */
export class SentUser implements Visit {
  readonly #call: Call;
  readonly #id: string | undefined;
  #told = false;

  constructor(call: Call, id: string | undefined) {
    this.#call = call;
    this.#id = id;
  }

  completed(): void {
    const { tables, related } = this.#call;
    if (this.#id === undefined || this.#told) return;
    this.#told = true;
    const params = { elicitationId: this.#id, ...(related !== undefined && { _meta: related }) };
    this.#call.tell(notificationText(tables, elicitationComplete, params));
  }
}
