import { describe, expect, test, vi } from "vitest";
import { everyStore } from "./stores.ts";

const LONG = 60_000;

describe("records", () => {
  everyStore((stores) => {
    test("hold a text as it is until it is written anew or deleted", async () => {
      const records = stores.records();
      expect(await records.get("kind:1")).toBeUndefined();
      await records.set("kind:1", "", LONG);
      expect(await records.get("kind:1")).toBe("");
      await records.set("kind:1", "grüße \u{1f600}\u0000", LONG);
      expect(await records.get("kind:1")).toBe("grüße \u{1f600}\u0000");
      await records.delete("kind:1");
      await records.delete("kind:1");
      expect(await records.get("kind:1")).toBeUndefined();
    });

    test("are gone when their time is over, counted from their last writing", async () => {
      const records = stores.records();
      await records.set("a", "x", 40);
      await records.set("b", "x", 40);
      await records.set("b", "y", LONG);
      await records.set("c", "x", LONG);
      expect(await records.swap("c", "x", "y", 40)).toBe(true);
      await vi.waitFor(async () =>
        expect([await records.get("a"), await records.get("c")]).toEqual([undefined, undefined]),
      );
      expect(await records.get("b")).toBe("y");
    });

    test("are swapped only over what was expected", async () => {
      const records = stores.records();
      expect(await records.swap("k", "", "a", LONG)).toBe(false);
      expect(await records.swap("k", undefined, "a", LONG)).toBe(true);
      expect(await records.swap("k", undefined, "b", LONG)).toBe(false);
      expect(await records.swap("k", "", "b", LONG)).toBe(false);
      expect(await records.swap("k", "a", "b", LONG)).toBe(true);
      expect(await records.get("k")).toBe("b");
    });

    test("are swapped by one of many who try at once", async () => {
      const records = stores.records();
      const won = await Promise.all(
        Array.from({ length: 50 }, (_, one) => records.swap("k", undefined, `${one}`, LONG)),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await records.get("k")).toBe(String(won.indexOf(true)));
    });
  });
});
