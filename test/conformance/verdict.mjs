// Compares what the suite found with what expected.json says is still open.

/** Added to most scenarios: it says that no message had a wrong shape, which holds of a dead server too. */
const SHAPES = "wire-schema-valid";

/**
 * A scenario passes when a check of its own succeeded and none failed: one that nothing exercised proves nothing. `waiting` maps
 * each scenario that may fail to the feature it waits for; a waiting one that passes is as wrong as another that fails.
 */
export function judge(results, waiting) {
  const verdict = { passed: 0, failed: 0, waiting: 0, problems: [] };
  for (const [scenario, checks] of results) {
    const succeeded = checks.filter(({ status }) => status === "SUCCESS");
    const failures = checks.filter(({ status }) => status === "FAILURE");
    const passes = succeeded.some(({ id }) => id !== SHAPES) && failures.length === 0;
    verdict.passed += succeeded.length;
    if (scenario in waiting) {
      if (!passes) verdict.waiting++;
      else {
        verdict.failed++;
        verdict.problems.push(`${scenario} passes: take it out of expected.json`);
      }
    } else if (!passes) {
      verdict.failed += Math.max(1, failures.length);
      if (failures.length === 0) verdict.problems.push(`${scenario}: no check of it ran`);
      for (const { id, errorMessage, description } of failures) {
        verdict.problems.push(`${scenario}, ${id}: ${errorMessage ?? description}`);
      }
    }
  }
  for (const scenario of Object.keys(waiting)) {
    if (results.has(scenario)) continue;
    verdict.failed++;
    verdict.problems.push(`${scenario} is in expected.json, and the suite does not know it`);
  }
  return verdict;
}
