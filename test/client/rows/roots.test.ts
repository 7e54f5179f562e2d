/** What a client tells of the folders it works in. */
import { connect } from "@mcpwright/runtime/client";
import { describe, expect, test } from "vitest";
import { ask, REVISIONS } from "../asked.ts";

const question = { q: { method: "roots/list" } };

describe.each(REVISIONS)("roots at %s", (revision) => {
  test(`ROOT-02 ROOT-03 a list of files, with their names where they have any [${revision}]`, async () => {
    const roots = [{ uri: "file:///home/a%20b", name: "Mine" }, { uri: "file:///c" }];
    expect((await ask(revision, question, { roots })).results).toEqual({ q: { roots } });
    expect((await ask(revision, question, { roots: [] })).results).toEqual({ q: { roots: [] } });
  });

  test(`ROOT-06 what is permitted at the moment is told, and nothing that leads elsewhere [${revision}]`, async () => {
    const permitted = [{ uri: "file:///a" }, { uri: "file:///b" }];
    const roots = () => permitted;
    expect((await ask(revision, question, { roots })).results).toEqual({ q: { roots: permitted } });
    permitted.shift();
    expect((await ask(revision, question, { roots })).results).toEqual({ q: { roots: [{ uri: "file:///b" }] } });
    for (const uri of [
      "file:///a/../etc",
      "file:///a/%2e%2E/etc",
      "file:///a/..%2fetc",
      "file:///a/%2E%2E%5cetc",
      "file:///a/..",
      "file:///a/%00",
      "file:///a/%",
      "http://127.0.0.1/",
    ]) {
      const { results, errors, failure } = await ask(revision, question, { roots: () => [...permitted, { uri }] });
      expect(results).toEqual({});
      if (revision === "2026-07-28") expect(failure).toMatchObject({ name: "LocalError", code: "bad-root" });
      else expect(errors).toEqual({ q: { code: -32603, message: "The client could not answer" } });
    }
  });
});

test("a root that leads elsewhere is told where it is given", async () => {
  const roots = [{ uri: "file:///a/../b" }];
  await expect(connect("http://127.0.0.1:1", { roots })).rejects.toMatchObject({ code: "bad-root" });
  await expect(connect("http://127.0.0.1:1", { roots: [{ uri: "file:///a..b/.c" }] })).rejects.toMatchObject({
    code: "connect-failed",
  });
});
