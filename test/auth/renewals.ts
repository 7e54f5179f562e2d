/** A site whose refresh tokens are good once, and which ends the sign-in when one is shown again. */
import { protectedSite, type Site, send } from "./protected-site.ts";

const METADATA = "/.well-known/oauth-authorization-server";

export interface StrictSite extends Site {
  /** Ends the tokens there are. Nobody gets another before `callers` have found out where to renew theirs. */
  end(callers: number): void;
  /** Refresh tokens, in the order they were shown. */
  shown(): readonly (string | null)[];
}

export async function strictSite(): Promise<StrictSite> {
  const used = new Set<string>();
  let missing = 0;
  let letGo = (): void => {};
  let together: Promise<void> = Promise.resolve();
  let renewed = 0;
  const site = await protectedSite({
    answer: ({ path, form }, response) => {
      if (path === METADATA && --missing === 0) letGo();
      const refreshToken = form.get("refresh_token");
      if (path !== "/token" || refreshToken === null) return false;
      const again = used.has(refreshToken);
      used.add(refreshToken);
      void together.then(() => {
        if (again) {
          site.tokens.clear();
          return send(response, 400, { error: "invalid_grant" });
        }
        const access_token = `renewed-${++renewed}`;
        site.tokens.add(access_token);
        return send(response, 200, { access_token, token_type: "Bearer", refresh_token: `again-${renewed}` });
      });
      return true;
    },
  });
  return {
    ...site,
    end(callers) {
      missing = callers;
      together = new Promise((resolve) => {
        letGo = resolve;
      });
      site.tokens.clear();
    },
    shown: () =>
      site.at("/token").flatMap(({ form }) => (form.has("refresh_token") ? [form.get("refresh_token")] : [])),
  };
}
