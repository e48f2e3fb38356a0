import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
    globalSetup: ["test/setup/global.ts"],
    setupFiles: ["test/setup/each-file.ts"],
    pool: "forks",
    maxWorkers: 2,
    // A third of the suite's processor time: modules are read once a worker, and not once a file.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
