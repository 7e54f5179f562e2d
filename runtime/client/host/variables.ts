import { LocalError } from "../../errors.ts";
import type { HostInput } from "./host-config.ts";
import type { Secrets } from "./secrets.ts";

/** Answers for `${input:id}`: by id, or a function that asks the user. */
export type InputAnswers =
  | Readonly<Record<string, string>>
  | ((input: HostInput) => string | undefined | Promise<string | undefined>);

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Puts values in the place of `${NAME}`, `${NAME:-default}`, `${env:NAME}` and `${input:id}`. An input is asked for once,
 * however many servers use it. Every value is remembered as a secret.
 */
export class Variables {
  readonly #env: Readonly<Record<string, string | undefined>>;
  readonly #declared: ReadonlyMap<string, HostInput>;
  readonly #answers: InputAnswers;
  readonly #secrets: Secrets;
  readonly #asked: Map<string, Promise<string>> = new Map();

  constructor(
    env: Readonly<Record<string, string | undefined>>,
    declared: ReadonlyMap<string, HostInput>,
    answers: InputAnswers,
    secrets: Secrets,
  ) {
    this.#env = env;
    this.#declared = declared;
    this.#answers = answers;
    this.#secrets = secrets;
  }

  /** `place` says in errors what needs the value: `url of the server "inn"`. */
  async expand(text: string, place: string): Promise<string> {
    let expanded = "";
    let end = 0;
    for (const { 0: written, 1: body = "", index } of text.matchAll(/\$\{([^{}]*)\}/g)) {
      const value = await this.#value(body, written, place);
      this.#secrets.add(value, written);
      expanded += text.slice(end, index) + value;
      end = index + written.length;
    }
    return expanded + text.slice(end);
  }

  #value(body: string, written: string, place: string): string | Promise<string> {
    if (body.startsWith("input:")) return this.#input(body.slice("input:".length), written, place);
    const [name = "", ...rest] = body.replace(/^env:/, "").split(":-");
    if (!NAME.test(name)) {
      const forms = "${NAME}, ${NAME:-default}, ${env:NAME} and ${input:id}";
      throw new LocalError("bad-host-config", `${place} has ${written}, which is none of ${forms}`);
    }
    const value = this.#env[name];
    // As in a shell, an empty variable counts as unset where there is a default.
    if (rest.length > 0) return value === undefined || value === "" ? rest.join(":-") : value;
    if (value !== undefined) return value;
    throw new LocalError("variable-unset", `${place} needs the variable ${name}, which is not set`);
  }

  #input(id: string, written: string, place: string): Promise<string> {
    const asked = this.#asked.get(id) ?? this.#ask(id, written, place);
    this.#asked.set(id, asked);
    // What could not be answered is asked again by the next attempt.
    asked.catch(() => this.#asked.delete(id));
    return asked;
  }

  async #ask(id: string, written: string, place: string): Promise<string> {
    const declared = this.#declared.get(id);
    const answers = this.#answers;
    const given = typeof answers === "function" ? await answers(declared ?? { id }) : ownValue(answers, id);
    const value = given ?? declared?.default;
    if (value !== undefined) return value;
    throw new LocalError(
      "variable-unset",
      `${place} needs ${written}, which nobody answered; see the option \`inputs\``,
    );
  }
}

function ownValue(values: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
