/** Clients that sign in where `protectedSite` asks them to, in any revision. */
import { loopbackRedirect, oauth } from "@mcpwright/runtime/auth/client";
import { connect } from "@mcpwright/runtime/client";
import { protectedSite, type Quirks, type Site } from "./protected-site.ts";

const ALL = ["2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"] as const;

export type Revision = (typeof ALL)[number];

/** The revisions from one on. */
export function since(first: Revision): readonly Revision[] {
  return ALL.slice(ALL.indexOf(first));
}

export type Options = Partial<Parameters<typeof oauth>[0]>;

/** A user who agrees: follows the authorization server's redirect to the port that waits for it. */
export async function agree(url: URL): Promise<void> {
  await (await fetch(url)).text();
}

export const byBrowser = (): ReturnType<typeof loopbackRedirect> => loopbackRedirect({ open: agree });

/** Calls the tool of a site, and gives what it says. */
export async function signedIn(site: Site, options: Options = {}, revision: Revision = "2026-07-28"): Promise<string> {
  const client = await connect(site.url, { auth: oauth({ redirect: byBrowser(), ...options }), revision });
  try {
    const { content } = await client.callTool("whisper");
    return JSON.stringify(content);
  } finally {
    await client.close();
  }
}

/** What that fails with, and the site. */
export async function refusal(quirks: Quirks, options: Options = {}, revision?: Revision): Promise<[Site, unknown]> {
  const site = await protectedSite(quirks);
  const error = await signedIn(site, options, revision).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return [site, error];
}
