/** Formats that compiled validators assert. Which type each is of decides the call; the check itself is the runtime's. */
import type { Format } from "ajv";
import { fullFormats } from "ajv-formats/dist/formats.js";

const accept = (): boolean => true;

export const formatTypes: Readonly<Record<string, Format>> = Object.fromEntries(
  Object.entries(fullFormats).map(([name, format]): [string, Format] => {
    const isNumeric = typeof format === "object" && "type" in format && format.type === "number";
    return [name, isNumeric ? { type: "number", validate: accept } : accept];
  }),
);
