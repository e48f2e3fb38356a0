import { MinimalReporter } from "vitest/node";

/**
 * How the suite shows itself: a line per finished file (none under CI), each failure in full, each skipped test with
 * its reason. Sends the counts to `test/run.mjs`.
 */
export class RunReporter extends MinimalReporter {
  #finished = 0;
  #files = 0;

  onTestRunStart(specifications) {
    this.#files = specifications.length;
    super.onTestRunStart(specifications);
  }

  onTestModuleEnd(module) {
    this.#finished += 1;
    if (!process.env.CI) {
      const tests = [...module.children.allTests()];
      const mark = module.ok() ? "✓" : "✗";
      const seconds = (module.diagnostic().duration / 1000).toFixed(1);
      const place = `[${this.#finished}/${this.#files}]`;
      this.log(`${mark} ${place} ${module.relativeModuleId} (${tests.length} tests, ${seconds} s)`);
    }
    super.onTestModuleEnd(module);
  }

  onTestRunEnd(modules, unhandledErrors, reason) {
    super.onTestRunEnd(modules, unhandledErrors, reason);
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const skipped = tests.filter((test) => test.result().state === "skipped");
    for (const test of skipped) {
      const note = test.result().note ?? "no reason";
      this.log(`↓ skipped: ${test.module.relativeModuleId} > ${test.fullName}: ${note}`);
    }
    // A file that does not load, or a hook that fails, has no failed test to show for it: it counts as one itself.
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const broken = suites.filter((suite) => suite.errors().length > 0).length;
    const passed = tests.filter((test) => test.result().state === "passed").length;
    const failed = tests.length - passed - skipped.length + broken + unhandledErrors.length;
    process.send?.({ counts: { passed, failed, skipped: skipped.length } });
  }
}
