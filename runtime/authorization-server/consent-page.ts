import { createHash } from "node:crypto";
import { answerUrl, type Reply } from "./reply.ts";

const STYLE = `
:root { color-scheme: light dark; --line: #d5d9e0; --soft: #f4f6f9; --text: #1c2430; --quiet: #5b6675; --go: #1a56db; }
@media (prefers-color-scheme: dark) {
  :root { --line: #333c49; --soft: #1b222c; --text: #e7ebf1; --quiet: #9aa6b5; --go: #7ea6ff; }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--soft);
  color: var(--text); font: 16px/1.5 system-ui, sans-serif;
}
main {
  width: 100%; max-width: 28rem; padding: 2rem; background: Canvas; border: 1px solid var(--line); border-radius: 12px;
}
h1 { margin: 0 0 1rem; font-size: 1.3rem; line-height: 1.35; overflow-wrap: anywhere; }
dl { margin: 0 0 1.25rem; padding: .9rem 1rem; background: var(--soft); border-radius: 8px; font-size: .92rem; }
dt { color: var(--quiet); }
dd { margin: 0 0 .6rem; overflow-wrap: anywhere; }
dd:last-child { margin-bottom: 0; }
ul { margin: .25rem 0 1.25rem; padding-left: 1.2rem; }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; }
legend { padding: 0; color: var(--quiet); font-size: .92rem; }
label { display: block; padding: .15rem 0; }
.warning { padding: .7rem 1rem; border-left: 4px solid #d97706; background: var(--soft); font-size: .92rem; }
.buttons { display: flex; gap: .75rem; }
button, .button {
  flex: 1; padding: .7rem 1rem; border: 1px solid var(--line); border-radius: 8px; background: Canvas; color: inherit;
  font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer;
}
button[name="approve"] { background: var(--go); border-color: var(--go); color: Canvas; }
button:focus-visible, .button:focus-visible { outline: 3px solid var(--go); outline-offset: 2px; }
`;

/**
 * No scripts, no frames, nothing from elsewhere (SEC-08). `form-action` is left out: browsers hold the redirects after a
 * form to it as well, and where a client sends the user on is its own affair.
 */
const HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; ` +
    "base-uri 'none'; frame-ancestors 'none'",
  "x-frame-options": "DENY",
  "x-content-type-options": "nosniff",
  // The form is posted with the origin it comes from, which `no-referrer` would hide.
  "referrer-policy": "same-origin",
  "cache-control": "no-store",
  pragma: "no-cache",
};

/** What the user is asked. */
export interface Question {
  readonly client: string;
  /** What vouches for that name. */
  readonly identity: string;
  readonly redirectHost: string;
  readonly local: boolean;
  readonly resource: string;
  /** Names and what they let a client do. */
  readonly scopes: readonly (readonly [name: string, meaning: string])[];
  readonly users: readonly { readonly subject: string; readonly name?: string }[];
  /** Chosen by the user where there are several. */
  readonly choose: boolean;
  readonly upstream: { readonly name: string; readonly scopes: readonly string[] } | undefined;
  /** Where the answer is posted, and what it is an answer to. */
  readonly action: string;
  readonly request: string;
}

/** Asks the user whether a client may act for them. */
export function consentPage(question: Question, headers: Readonly<Record<string, string>>): Reply {
  const { client, identity, redirectHost, local, resource, scopes, upstream, action, request } = question;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["Known as", identity],
    ["You go back to", redirectHost],
    ["It may use", resource],
    ["You sign in at", upstream?.name],
    ["There it may see", upstream === undefined ? undefined : upstream.scopes.join(", ") || "who you are"],
  ];
  const warning = `<p class="warning">The answer goes to a program on this machine. Agree only if you have just started it
yourself.</p>`;
  return page(
    200,
    "Allow access?",
    `<h1>Allow <q>${escaped(client)}</q> to act for you?</h1>
<dl>${facts.flatMap(([term, fact]) => (fact === undefined ? [] : [`<dt>${term}</dt><dd>${escaped(fact)}</dd>`])).join("")}</dl>
${scopes.length === 0 ? "" : `<p>It asks to:</p><ul>${scopes.map(scopeItem).join("")}</ul>`}
<form method="post" action="${escaped(action)}">
<input type="hidden" name="request" value="${escaped(request)}">
${usersOf(question)}
${local ? warning : ""}
<div class="buttons"><button name="deny" value="yes">Deny</button><button name="approve" value="yes">Approve</button></div>
</form>`,
    headers,
  );
}

function scopeItem([name, meaning]: readonly [string, string]): string {
  return `<li>${escaped(meaning)} <small>(${escaped(name)})</small></li>`;
}

function usersOf({ users, choose }: Question): string {
  if (!choose) {
    const [user] = users;
    return user === undefined ? "" : `<p>You are signed in as <strong>${escaped(nameOf(user))}</strong>.</p>`;
  }
  const choices = users.map((user, at) => {
    const checked = at === 0 ? " checked" : "";
    const value = escaped(user.subject);
    return `<label><input type="radio" name="user" value="${value}"${checked}> ${escaped(nameOf(user))}</label>`;
  });
  return `<fieldset><legend>Continue as</legend>${choices.join("")}</fieldset>`;
}

const nameOf = ({ name, subject }: { readonly name?: string; readonly subject: string }): string => name ?? subject;

/** Tells the user what is wrong. Nobody is sent on without wanting it (AUTH-72). */
export function errorPage(
  status: number,
  description: string,
  back?: { readonly redirectUri: string; readonly answer: Readonly<Record<string, string | undefined>> },
): Reply {
  const link =
    back === undefined
      ? ""
      : `<p class="buttons"><a class="button" rel="noreferrer" href="${escaped(answerUrl(back.redirectUri, back.answer))}">
Go back to ${escaped(new URL(back.redirectUri).host)}</a></p>`;
  return page(status, "Not possible", `<h1>This is not possible</h1><p>${escaped(description)}.</p>${link}`, {});
}

function page(status: number, title: string, content: string, headers: Readonly<Record<string, string>>): Reply {
  return {
    status,
    headers: { ...HEADERS, ...headers },
    body: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head><body><main>
${content}
</main></body></html>
`,
  };
}

/** Text from outside is text. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
