import { describe, expect, test } from "vitest";
import { judge } from "./verdict.mjs";

const success = { id: "answers", status: "SUCCESS" };
const failure = { id: "answers", status: "FAILURE", errorMessage: "no answer" };
const skipped = { id: "answers", status: "SKIPPED" };

describe("the verdict over a conformance run", () => {
  const found = (checks: object[], waiting = {}, skips = {}) =>
    judge(new Map([["tools-list", checks]]), waiting, skips);

  test("a scenario whose checks hold passes", () => {
    expect(found([success, success, skipped])).toMatchObject({ passed: 2, failed: 0, problems: [] });
  });

  test("a failing check fails, and says why", () => {
    expect(found([success, failure])).toMatchObject({ passed: 1, failed: 1 });
    expect(found([failure]).problems[0]).toContain("no answer");
  });

  test("a check that warns fails as well", () => {
    expect(found([success, { ...failure, status: "WARNING" }])).toMatchObject({ passed: 1, failed: 1 });
    expect(found([skipped, { ...failure, status: "WARNING" }], {}, { "tools-list": "nothing is asked" }).failed).toBe(
      2,
    );
  });

  test("a scenario in which nothing ran fails", () => {
    expect(found([])).toMatchObject({ failed: 1 });
    expect(found([skipped])).toMatchObject({ failed: 1 });
    expect(found([{ id: "wire-schema-valid", status: "SUCCESS" }])).toMatchObject({ failed: 1 });
  });

  test("a waiting scenario may fail", () => {
    expect(found([success, failure], { "tools-list": "a feature" })).toMatchObject({ failed: 0, waiting: 1 });
  });

  test("a waiting scenario that passes is stale", () => {
    expect(found([success], { "tools-list": "a feature" })).toMatchObject({ failed: 1, waiting: 0 });
  });

  test("a waiting scenario the suite does not have is wrong", () => {
    expect(found([success], { "tools-lists": "a feature" })).toMatchObject({ failed: 1 });
  });

  const skips = { "tools-list": "nothing is asked" };

  test("a scenario that the suite always skips is fine, and named", () => {
    const shapes = { id: "wire-schema-valid", status: "SUCCESS" };
    expect(found([skipped, skipped, shapes], {}, skips)).toMatchObject({ failed: 0, skipped: ["tools-list"] });
    expect(found([success]).skipped).toEqual([]);
  });

  test("a scenario that runs, or left nothing, is none that the suite skips", () => {
    for (const checks of [[success], [success, skipped], []]) {
      const { failed, problems } = found(checks, {}, skips);
      expect(failed).toBeGreaterThan(0);
      expect(problems[0]).toBe("tools-list is not skipped: take it out of suite-skips.json");
    }
    const failing = found([skipped, failure], {}, skips);
    expect(failing).toMatchObject({ failed: 2, skipped: [] });
    expect(failing.problems[1]).toContain("no answer");
  });

  test("a skipped scenario the suite does not have is wrong", () => {
    expect(found([success], {}, { "tools-lists": "nothing is asked" }).problems).toEqual([
      "tools-lists is in suite-skips.json, and the suite does not know it",
    ]);
  });
});
