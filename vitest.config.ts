import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
    globalSetup: ["test/setup/global.ts"],
    pool: "forks",
    maxWorkers: 2,
    // Loading the whole product anew for each of five hundred files took a quarter of the suite.
    isolate: false,
    setupFiles: ["test/setup/each-file.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
