/** Words of a name: `book_room`, `bookRoom` and `book-room` are two each. */
function wordsOf(name: string): readonly string[] {
  return name
    .normalize("NFC")
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{ID_Continue}$]+|_+/u)
    .filter((word) => word !== "");
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `book_room` → `bookRoom`. */
export function camelCase(name: string): string {
  return wordsOf(name)
    .map((word, index) => (index === 0 ? word.toLowerCase() : capital(word.toLowerCase())))
    .join("");
}

/** `book_room` → `BookRoom`; capitals inside a word stay. */
export function pascalCase(name: string): string {
  return wordsOf(name).map(capital).join("");
}

/** `bookRoom` → `book-room`. */
export function kebabCase(name: string): string {
  return wordsOf(name)
    .map((word) => word.toLowerCase())
    .join("-");
}

const RESERVED: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally " +
    "for function if implements import in instanceof interface let new null package private protected public return static super " +
    "switch this throw true try typeof var void while with yield undefined NaN Infinity"
  ).split(" "),
);

const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** Why an identifier cannot be exported, if it cannot. */
export function identifierProblem(identifier: string): string | undefined {
  if (identifier === "") return "it has no letter or digit";
  if (RESERVED.has(identifier)) return `\`${identifier}\` is a reserved word`;
  if (!/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(identifier)) return `\`${identifier}\` is no identifier`;
  return undefined;
}

/** Why a file cannot have this stem on every system, if it cannot. */
export function stemProblem(stem: string): string | undefined {
  if (stem === "") return "it gives no file name";
  return DEVICE.test(stem) ? `\`${stem}\` is the name of a device on Windows` : undefined;
}
