// Compares what the suite found with what is still open (expected.json) and what it never runs (suite-skips.json).

/** Added to most scenarios: it says that no message had a wrong shape, which holds of a dead server too. */
const SHAPES = "wire-schema-valid";

/**
 * A scenario passes when a check of its own succeeded and none failed or warned: one that nothing exercised proves nothing. `waiting` maps
 * each scenario that may fail to the feature it waits for; a waiting one that passes is as wrong as another that fails. `skips` maps
 * each scenario that the suite skips whatever it meets to the reason; one that runs is judged, and does not belong there.
 */
export function judge(results, waiting, skips = {}) {
  const verdict = { passed: 0, failed: 0, waiting: 0, skipped: [], problems: [] };
  const fail = (...problems) => {
    verdict.failed += problems.length;
    verdict.problems.push(...problems);
  };
  for (const [scenario, checks] of results) {
    const succeeded = checks.filter(({ status }) => status === "SUCCESS");
    const failures = checks.filter(isBad);
    const passes = succeeded.some(({ id }) => id !== SHAPES) && failures.length === 0;
    verdict.passed += succeeded.length;
    if (scenario in skips) {
      if (isSkipped(checks)) {
        verdict.skipped.push(scenario);
        continue;
      }
      fail(`${scenario} is not skipped: take it out of suite-skips.json`);
    }
    if (scenario in waiting) {
      if (passes) fail(`${scenario} passes: take it out of expected.json`);
      else verdict.waiting++;
    } else if (!passes) {
      if (failures.length === 0) fail(`${scenario}: no check of it ran`);
      else fail(...failures.map((check) => `${scenario}, ${check.id}: ${check.errorMessage ?? check.description}`));
    }
  }
  for (const [file, listed] of Object.entries({ "expected.json": waiting, "suite-skips.json": skips })) {
    for (const scenario of Object.keys(listed)) {
      if (!results.has(scenario)) fail(`${scenario} is in ${file}, and the suite does not know it`);
    }
  }
  return verdict;
}

/** A warning is what the protocol only recommends; it is held to all the same. */
function isBad({ status }) {
  return status === "FAILURE" || status === "WARNING";
}

/** Whether the suite skipped every check of its own, and had one. */
function isSkipped(checks) {
  const own = checks.filter(({ id }) => id !== SHAPES);
  return own.length > 0 && !checks.some(isBad) && own.every(({ status }) => status === "SKIPPED");
}
