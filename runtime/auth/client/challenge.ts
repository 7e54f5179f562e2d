/** One challenge of a `WWW-Authenticate` header (RFC 9110 §11.6.1); scheme and names in lower case. */
export interface Challenge {
  readonly scheme: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** A scheme, unless an equals sign makes it a parameter; or a parameter, its value quoted or not. */
const PART =
  /\s*,*\s*(?:([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))|([\w!#$%&'*+.^`|~-]+)(?=\s|,|$))/y;
const MAX_HEADER = 16 * 1024;

/** The challenges of a header; what follows something unreadable is left out. */
export function parseChallenges(header: string | undefined): readonly Challenge[] {
  const text = (header ?? "").slice(0, MAX_HEADER);
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  PART.lastIndex = 0;
  for (let part = PART.exec(text); part !== null; part = PART.exec(text)) {
    const [, name, quoted, plain, scheme] = part;
    if (scheme !== undefined) challenges.push({ scheme: scheme.toLowerCase(), parameters: new Map() });
    else if (name !== undefined) {
      const value = quoted?.replaceAll(/\\(.)/g, "$1") ?? plain ?? "";
      challenges.at(-1)?.parameters.set(name.toLowerCase(), value);
    }
  }
  return challenges;
}

/** A parameter of whichever challenge asks for a token. */
export function tokenParameter(challenges: readonly Challenge[], name: string): string | undefined {
  const asking = challenges.filter(({ scheme }) => scheme === "bearer" || scheme === "dpop");
  return asking.map(({ parameters }) => parameters.get(name)).find((value) => value !== undefined);
}
