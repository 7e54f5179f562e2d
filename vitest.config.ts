import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/golden/*/**"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // The report is what `npm run spec:coverage` reads.
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
  },
});
