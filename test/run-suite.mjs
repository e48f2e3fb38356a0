/** The vitest suite, as a process that `test/run.mjs` starts. Words: which files, by part of their path. */
import { createVitest } from "vitest/node";
import { RunReporter } from "./run-reporter.mjs";

// Whoever reads may stop reading (`npm test | head`); the suite still ends in order.
process.stdout.on("error", () => undefined);

const vitest = await createVitest("test", {
  run: true,
  watch: false,
  allowOnly: false,
  reporters: [new RunReporter()],
  experimental: { diagnostics: false },
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  // vitest's own listener leaves at once, and the database that the global set-up started would live on.
  process.removeAllListeners(signal);
  process.on(signal, () => {
    console.log("stopping the suite …");
    void vitest.cancelCurrentRun("keyboard-input");
  });
}

try {
  await vitest.start(process.argv.slice(2));
} catch (error) {
  console.log(error);
  process.exitCode = 1;
} finally {
  await vitest.close();
}
process.exit();
