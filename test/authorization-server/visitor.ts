/** A user in a browser: keeps cookies, reads pages, presses buttons. */

export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where the page sends the user, not followed. */
  readonly location: URL | undefined;
}

export class Visitor {
  readonly #cookies: Map<string, string> = new Map();

  async open(url: string | URL, init: RequestInit = {}): Promise<Page> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(init.headers as Record<string, string>), ...(cookie !== "" && { cookie }) };
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const text of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
      this.#cookies.set(name, value);
    }
    const location = response.headers.get("location");
    return {
      url: new URL(url),
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      location: location === null ? undefined : new URL(location, url),
    };
  }

  /** Posts the form of a page, with what its button is called. */
  press(page: Page, button: "approve" | "deny", fields: Readonly<Record<string, string>> = {}): Promise<Page> {
    const action = /<form method="post" action="([^"]+)"/.exec(page.text)?.[1];
    if (action === undefined || !page.text.includes(`name="${button}"`)) {
      throw new Error(`No ${button} on the page, which answers ${page.status}: ${textOf(page)}`);
    }
    const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const chosen = [...page.text.matchAll(/<input type="radio" name="([^"]+)" value="([^"]*)" checked/g)];
    const pairs = [...hidden, ...chosen].map(([, name = "", value = ""]): [string, string] => [name, unescaped(value)]);
    const body = new URLSearchParams({ ...Object.fromEntries(pairs), ...fields, [button]: "yes" });
    return this.open(unescaped(action), { method: "POST", body, headers: { origin: page.url.origin } });
  }
}

/** What a reader sees. */
export function textOf({ text }: Page): string {
  return unescaped(text.replace(/<style>.*?<\/style>/s, "").replace(/<[^>]+>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
