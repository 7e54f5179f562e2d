/** A client whose id is the address of a document about it. */
import { clientMetadataDocument, oauth } from "@mcpwright/runtime/auth/client";
import { describe, expect, test } from "vitest";
import { readClientDocument } from "../../runtime/dist/authorization-server/client-document.js";
import { protectedSite } from "./protected-site.ts";
import { byBrowser, signedIn, since } from "./signing-in.ts";

const URL_ID = "https://app.example/oauth/client.json";
const ABOUT = { client_name: "The app", redirect_uris: ["http://127.0.0.1/callback"] };

test("AUTH-21, AUTH-77 the document names the address it is at, the client, and where users come back to [2025-11-25, 2026-07-28]", () => {
  const document = clientMetadataDocument(URL_ID, { ...ABOUT, ...{ client_id: "https://other.example/x" } });
  expect(document).toMatchObject({ client_id: URL_ID, ...ABOUT });
  expect(readClientDocument(URL_ID, JSON.stringify(document))).toMatchObject({
    client_id: URL_ID,
    client_name: "The app",
  });
});

test.each([
  "http://app.example/client.json",
  "https://app.example",
  "https://app.example/c#d",
  "https://me:x@app.example/c",
  "client",
])("AUTH-21 %s is the address of no document [2025-11-25, 2026-07-28]", (url) => {
  const refused = expect.objectContaining({ code: "bad-option" });
  expect(() => clientMetadataDocument(url, ABOUT)).toThrow(refused);
  expect(() => oauth({ redirect: byBrowser(), clientMetadataUrl: url })).toThrow(refused);
});

test("a document that sends users nowhere is refused", () => {
  expect(() => clientMetadataDocument(URL_ID, { ...ABOUT, redirect_uris: [] })).toThrow(/redirect_uris/);
});

describe.each(since("2025-11-25"))("signing in, with %s", (revision) => {
  test(`AUTH-19, AUTH-21, AUTH-74 the address is the id where the server takes it, else the client registers [${revision}]`, async () => {
    const site = await protectedSite({ metadata: { client_id_metadata_document_supported: true } });
    expect(await signedIn(site, { clientMetadataUrl: URL_ID }, revision)).toContain("in");
    expect(site.at("/authorize")[0]?.query.get("client_id")).toBe(URL_ID);
    expect(site.at("/register")).toEqual([]);
    const other = await protectedSite();
    expect(await signedIn(other, { clientMetadataUrl: URL_ID }, revision)).toContain("in");
    expect(other.at("/register")).toHaveLength(1);
  });
});
