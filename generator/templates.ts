/** Files that are mostly prose, from `templates/`. */
import { readFile } from "node:fs/promises";
import Handlebars from "handlebars";
import { quote } from "./emit/text.ts";

const FOLDER = new URL("../templates/", import.meta.url);

/** Fills a template. Values go in as they are: what is not code of ours passes through `{{quote x}}`. */
export async function renderTemplate(name: string, values: Readonly<Record<string, unknown>>): Promise<string> {
  const text = await readFile(new URL(`${name}.hbs`, FOLDER), "utf8");
  const template = Handlebars.compile(text.replaceAll("\r\n", "\n"), { noEscape: true, strict: true });
  return template(values, { helpers: { quote: (value: unknown) => quote(String(value)) } });
}
