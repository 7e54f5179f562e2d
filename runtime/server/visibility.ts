import type { AuthInfo } from "./engine.ts";
import type { Logger } from "./logger.ts";

/**
 * Says whether a caller may know of a component, by nothing but the verified credential (STATE-06): `undefined` without
 * one. Answers at once.
 */
export type Visible = (auth: AuthInfo | undefined) => boolean;

/** Asks a function for one caller. */
export type Sight = (visible: Visible, auth: AuthInfo | undefined) => boolean;

/** A function that throws, or answers anything but `true` or `false`, hides the component and is logged. */
export function sightOf(logger: Logger): Sight {
  return (visible, auth) => {
    try {
      const answer: unknown = visible(auth);
      if (typeof answer === "boolean") return answer;
      if (answer instanceof Promise) answer.catch(() => undefined);
      throw new TypeError(`visible returned ${answer}, no boolean`);
    } catch (error) {
      logger({ level: "error", message: "visible failed: the component is hidden", visible: visible.name, error });
      return false;
    }
  };
}
