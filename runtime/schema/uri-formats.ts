/** Names and addresses: RFC 3986 URIs, RFC 6570 templates, hosts, IP addresses, e-mail addresses. */
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const URI_TEXT = /^(?:[a-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})*$/i;
const TEMPLATE_EXPRESSION =
  /^[+#./;?&=,!@|]?(?:[a-z0-9_.]|%[0-9a-f]{2})+(?::[1-9]\d{0,3}|\*)?(?:,(?:[a-z0-9_.]|%[0-9a-f]{2})+(?::[1-9]\d{0,3}|\*)?)*$/i;
const LABEL = /^[a-z0-9-]{1,63}$/i;
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+$/i;
const OCTET = /^(?:0|[1-9]\d{0,2})$/;
const GROUP = /^[0-9a-f]{1,4}$/i;
const PORT = /^\d*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 6570 forbids them in literals.
const TEMPLATE_LITERAL = /^(?:[^\x00-\x20"'%<>\\^`{|}\x7f]|%[0-9a-f]{2})*$/i;

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf("@");
  const host = authority.slice(at + 1);
  if (at !== -1 && /[[\]@]/.test(authority.slice(0, at))) return false;
  if (!host.startsWith("[")) {
    const colon = host.indexOf(":");
    return !/[[\]]/.test(host) && (colon === -1 || PORT.test(host.slice(colon + 1)));
  }
  const end = host.indexOf("]");
  const rest = host.slice(end + 1);
  if (end === -1 || (rest !== "" && !(rest.startsWith(":") && PORT.test(rest.slice(1))))) return false;
  const literal = host.slice(1, end);
  return isIpv6(literal) || /^v[0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+$/i.test(literal);
}

export function isUriReference(text: string): boolean {
  if (!URI_TEXT.test(text)) return false;
  const hash = text.indexOf("#");
  if (hash !== text.lastIndexOf("#")) return false;
  const hierarchy = (hash === -1 ? text : text.slice(0, hash)).split("?", 1)[0] ?? "";
  const scheme = SCHEME.exec(hierarchy)?.[0] ?? "";
  const rest = hierarchy.slice(scheme.length);
  // Without a scheme the first segment may not hold a colon: it would read as one.
  if (scheme === "" && (rest.split("/", 1)[0] ?? "").includes(":")) return false;
  if (!rest.startsWith("//")) return !/[[\]]/.test(text.slice(scheme.length));
  const slash = rest.indexOf("/", 2);
  const authority = slash === -1 ? rest.slice(2) : rest.slice(2, slash);
  return isAuthority(authority) && !/[[\]]/.test(text.slice(scheme.length + 2 + authority.length));
}

export function isUri(text: string): boolean {
  return SCHEME.test(text) && isUriReference(text);
}

export function isUrl(text: string): boolean {
  return /^(?:https?|ftp):\/\/[^/?#]/i.test(text) && URL.canParse(text);
}

export function isUriTemplate(text: string): boolean {
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf("{", at);
    const literal = open === -1 ? text.slice(at) : text.slice(at, open);
    if (!TEMPLATE_LITERAL.test(literal)) return false;
    if (open === -1) return true;
    const close = text.indexOf("}", open);
    if (close === -1 || !TEMPLATE_EXPRESSION.test(text.slice(open + 1, close))) return false;
    at = close + 1;
  }
  return true;
}

export function isHostname(text: string): boolean {
  const host = text.endsWith(".") ? text.slice(0, -1) : text;
  if (host.length === 0 || host.length > 253) return false;
  return host.split(".").every((label) => LABEL.test(label) && !label.startsWith("-") && !label.endsWith("-"));
}

export function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  if (at < 1) return false;
  const local = text.slice(0, at);
  const dots = local.startsWith(".") || local.endsWith(".") || local.includes("..");
  return !dots && LOCAL_PART.test(local) && isHostname(text.slice(at + 1));
}

export function isIpv4(text: string): boolean {
  const octets = text.length <= 15 ? text.split(".") : [];
  return octets.length === 4 && octets.every((octet) => OCTET.test(octet) && Number(octet) < 256);
}

export function isIpv6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1)?.at(-1);
  const ipv4 = last?.includes(".") === true;
  if (ipv4 && !isIpv4(last)) return false;
  const all = groups.flat();
  const count = all.length + (ipv4 ? 1 : 0);
  const plain = ipv4 ? all.slice(0, -1) : all;
  return plain.every((group) => GROUP.test(group)) && (halves.length === 2 ? count < 8 : count === 8);
}
