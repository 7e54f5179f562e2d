import { describe, expect, test } from "vitest";
import { judge } from "./verdict.mjs";

const success = { id: "answers", status: "SUCCESS" };
const failure = { id: "answers", status: "FAILURE", errorMessage: "no answer" };
const skipped = { id: "answers", status: "SKIPPED" };

describe("the verdict over a conformance run", () => {
  const found = (checks: object[], waiting = {}) => judge(new Map([["tools-list", checks]]), waiting);

  test("a scenario whose checks hold passes", () => {
    expect(found([success, success, skipped])).toMatchObject({ passed: 2, failed: 0, problems: [] });
  });

  test("a failing check fails, and says why", () => {
    expect(found([success, failure])).toMatchObject({ passed: 1, failed: 1 });
    expect(found([failure]).problems[0]).toContain("no answer");
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
});
