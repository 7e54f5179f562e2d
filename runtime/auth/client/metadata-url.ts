import { LocalError } from "../../errors.ts";

/** A client id that is a URL has https and a path (AUTH-21). Throws the `LocalError` `bad-option`. */
export function checkMetadataUrl(text: string | undefined): void {
  if (text === undefined) return;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "https:" && url.pathname !== "/" && url.hash === "" && url.username === "") return;
  throw new LocalError("bad-option", `clientMetadataUrl ${JSON.stringify(text)} is no https URL with a path`);
}
