/** The published client gets in to our server through our authorization server, over HTTP. */
import {
  Client,
  type OAuthClientProvider,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from "@modelcontextprotocol/client";
import { describe, expect, onTestFinished, test } from "vitest";
import { type GuardedSite, guardedSite } from "./guarded-site.ts";
import { Visitor } from "./visitor.ts";

type Tokens = Parameters<OAuthClientProvider["saveTokens"]>[0];
type Known = Parameters<NonNullable<OAuthClientProvider["saveClientInformation"]>>[0];

/** Where the user is sent back to; nothing listens there, as the visitor reads the redirect. */
const REDIRECT = "http://127.0.0.1/callback";

/** What the published client keeps, with a user beside it who says yes. */
class SignIn implements OAuthClientProvider {
  readonly redirectUrl: string = REDIRECT;
  readonly clientMetadata = { client_name: "the published client", redirect_uris: [REDIRECT] };
  readonly pages: string[] = [];
  kept: Tokens | undefined;
  /** What came back from the last visit. */
  callback: URLSearchParams | undefined;
  /** The user says no from now on. */
  refuses = false;
  readonly #visitor: Visitor = new Visitor();
  #known: Known | undefined;
  #verifier = "";

  clientInformation(): Known | undefined {
    return this.#known;
  }
  saveClientInformation(known: Known): void {
    this.#known = known;
  }
  tokens(): Tokens | undefined {
    return this.kept;
  }
  saveTokens(tokens: Tokens): void {
    this.kept = tokens;
  }
  saveCodeVerifier(verifier: string): void {
    this.#verifier = verifier;
  }
  codeVerifier(): string {
    return this.#verifier;
  }
  invalidateCredentials(): void {
    this.kept = undefined;
  }
  async redirectToAuthorization(url: URL): Promise<void> {
    const page = await this.#visitor.open(url);
    this.pages.push(page.text);
    const { location } = await this.#visitor.press(page, this.refuses ? "deny" : "approve");
    this.callback = location?.searchParams;
  }
}

interface Circle {
  readonly site: GuardedSite;
  readonly signIn: SignIn;
  say(tool: string): Promise<unknown>;
}

type Mode = "legacy" | "auto" | { pin: string };

async function openCircle(mode: Mode): Promise<Circle> {
  const site = await guardedSite({ authOf: ({ verify }) => ({ verify: "handler", handler: verify }) });
  const signIn = new SignIn();
  const connected = async (): Promise<{ client: Client; transport: StreamableHTTPClientTransport }> => {
    const client = new Client({ name: "interop", version: "1.0.0" }, { versionNegotiation: { mode } });
    const transport = new StreamableHTTPClientTransport(new URL(site.url), { authProvider: signIn });
    try {
      await client.connect(transport);
    } catch (error) {
      if (!(error instanceof UnauthorizedError)) throw error;
      await transport.finishAuth(signIn.callback ?? new URLSearchParams());
      return connected();
    }
    onTestFinished(() => client.close());
    return { client, transport };
  };
  const { client, transport } = await connected();
  const say = async (name: string): Promise<unknown> => {
    try {
      const { content } = await client.callTool({ name, arguments: {} });
      return content[0]?.type === "text" ? content[0].text : content;
    } catch (error) {
      if (!(error instanceof UnauthorizedError)) throw error;
      await transport.finishAuth(signIn.callback ?? new URLSearchParams());
      return say(name);
    }
  };
  return { site, signIn, say };
}

/** As the client would: it was registered with a secret. */
async function revoke({ site, signIn }: Circle, token = ""): Promise<number> {
  const { client_id = "", client_secret = "" } = signIn.clientInformation() ?? {};
  const authorization = `Basic ${btoa(`${client_id}:${client_secret}`)}`;
  const init = { method: "POST", headers: { authorization }, body: new URLSearchParams({ token }) };
  return (await fetch(`${site.origin}/revoke`, init)).status;
}

describe.each<[string, Mode]>([
  ["legacy", "legacy"],
  ["auto", "auto"],
  ["2026-07-28", { pin: "2026-07-28" }],
])("client 2.4.0, %s", (_, mode) => {
  test("AUTH-05, AUTH-14 signs in, and steps up for a second tool", async () => {
    const circle = await openCircle(mode);
    expect(await circle.say("search")).toBe("two rooms for ada");
    expect(circle.signIn.pages).toHaveLength(1);
    expect(circle.signIn.pages[0]).toContain("the published client");
    expect(circle.signIn.pages[0]).not.toContain("Book and cancel");
    expect(await circle.say("book")).toBe("booked for ada");
    expect(circle.signIn.pages).toHaveLength(2);
    expect(circle.signIn.pages[1]).toContain("Book and cancel");
    expect(circle.site.count("POST /register")).toBe(1);
  });

  test("AUTH-67 renews what no longer counts, and is refused when all was revoked", async () => {
    const circle = await openCircle(mode);
    await circle.say("search");
    const first = circle.signIn.kept;
    expect(await revoke(circle, first?.access_token)).toBe(200);
    expect(await circle.say("search")).toBe("two rooms for ada");
    const second = circle.signIn.kept;
    expect(second?.refresh_token).not.toBe(first?.refresh_token);
    expect(circle.signIn.pages).toHaveLength(1);

    expect(await revoke(circle, second?.refresh_token)).toBe(200);
    circle.signIn.refuses = true;
    await expect(circle.say("search")).rejects.toMatchObject({ code: "access_denied" });
    expect(circle.signIn.pages).toHaveLength(2);
  });
});
