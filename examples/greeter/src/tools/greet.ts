import type { Tools } from "../generated/types.ts";

const greetings = { en: "Hello", de: "Guten Tag", fr: "Bonjour" };

/** Greets a person by name, in the language asked for. */
export const greet: Tools["greet"] = ({ name, language }) => `${greetings[language]}, ${name}!`;
