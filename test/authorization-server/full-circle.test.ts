/** Our client gets in to our server through our authorization server, over HTTP. */
import { type AuthStorage, loopbackRedirect, MemoryStorage, oauth } from "@mcpwright/runtime/auth/client";
import { type Client, connect } from "@mcpwright/runtime/client";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type GuardedSite, guardedSite, SECRET, type SiteOptions } from "./guarded-site.ts";
import { Visitor } from "./visitor.ts";

interface Kept {
  readonly access_token: string;
  readonly refresh_token: string;
}

interface Circle {
  readonly site: GuardedSite;
  readonly client: Client;
  /** What the consent pages said. */
  readonly pages: string[];
  /** The user says no from now on. */
  refuse(): void;
  kept(): Promise<Kept>;
  say(tool: string): Promise<unknown>;
}

async function openCircle(options: SiteOptions = {}, revision = "2026-07-28"): Promise<Circle> {
  const site = await guardedSite(options);
  const visitor = new Visitor();
  const storage: AuthStorage = new MemoryStorage();
  const pages: string[] = [];
  let button: "approve" | "deny" = "approve";
  const open = async (url: URL): Promise<void> => {
    const page = await visitor.open(url);
    pages.push(page.text);
    const { location } = await visitor.press(page, button);
    await visitor.open(location ?? "");
  };
  const client = await connect(site.url, {
    auth: oauth({ redirect: loopbackRedirect({ open }), storage }),
    revision: revision as "2026-07-28",
  });
  onTestFinished(() => client.close());
  return {
    site,
    client,
    pages,
    refuse: () => {
      button = "deny";
    },
    kept: async () => JSON.parse((await storage.get(`grant ${site.url}`)) ?? "{}") as Kept,
    say: async (tool) => {
      const [first] = (await client.callTool(tool)).content;
      return first?.type === "text" ? first.text : first;
    },
  };
}

async function revoke({ site }: Circle, token: string, clientId: string): Promise<number> {
  const body = new URLSearchParams({ token, client_id: clientId });
  return (await fetch(`${site.origin}/revoke`, { method: "POST", body })).status;
}

const clientOf = (token: string): string =>
  (JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { client_id: string }).client_id;

/** The ways a protected server may check tokens, and how soon each hears of a revocation. */
const ways: Readonly<Record<string, SiteOptions>> = {
  jwt: {},
  introspection: {
    auth: { verify: "introspection", introspection: { clientId: "rooms", clientSecret: SECRET } },
  },
  "the same process": { authOf: ({ verify }) => ({ verify: "handler", handler: verify }) },
};

describe.each(Object.keys(ways))("with tokens checked by %s", (way) => {
  test.each(["2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"])(
    "AUTH-05, AUTH-14 a user signs in, and steps up for a second tool [%s]",
    async (revision) => {
      const circle = await openCircle(ways[way], revision);
      expect(await circle.say("search")).toBe("two rooms for ada");
      expect(circle.pages).toHaveLength(1);
      expect(circle.pages[0]).toContain("See rooms");
      expect(circle.pages[0]).not.toContain("Book and cancel");
      expect(await circle.say("book")).toBe("booked for ada");
      expect(circle.pages).toHaveLength(2);
      expect(circle.pages[1]).toContain("Book and cancel");
      expect(circle.site.count("POST /register")).toBe(1);
      expect(circle.site.records.filter(({ level }) => level === "error")).toEqual([]);
    },
  );
});

describe("tokens end", () => {
  test("AUTH-67 short tokens are renewed, and each refresh token is another one [all]", async () => {
    const circle = await openCircle({ authorization: { lifetimes: { accessToken: 20_000 } } });
    await circle.say("search");
    const first = await circle.kept();
    await circle.say("search");
    expect((await circle.kept()).refresh_token).toBe(first.refresh_token);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 15_000 });
    onTestFinished(() => void vi.useRealTimers());
    await circle.say("search");
    const second = await circle.kept();
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(circle.site.count("GET /authorize")).toBe(1);
  });

  test("AUTH-67, AUTH-45 a token that was revoked is refused at once, and is not renewed [2026-07-28]", async () => {
    const circle = await openCircle(ways["the same process"]);
    await circle.say("search");
    const { access_token, refresh_token } = await circle.kept();
    expect(await revoke(circle, refresh_token, "somebody-else")).toBe(401);
    expect(await circle.say("search")).toBe("two rooms for ada");
    expect(await revoke(circle, refresh_token, clientOf(access_token))).toBe(200);
    circle.refuse();
    await expect(circle.say("search")).rejects.toMatchObject({ code: "sign-in-refused" });
    expect(circle.pages).toHaveLength(2);
  });
});
