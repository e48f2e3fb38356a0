/**
 * `npm test`: types, lint, dead code, then the suite. Ends with `N passed, N failed` alone on the last line.
 * `npm test -- trips` runs only test files whose path holds `trips`; `npm test -- types lint` only those checks.
 * Each step is a process of its own, so that even a crash of one is counted and the last line is still written.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/** The program a package brings; run by this same Node, so that nothing on the PATH is needed. */
function program(name, command) {
  const folder = path.join(root, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  return path.join(folder, typeof bin === "string" ? bin : bin[command]);
}

const checks = [
  { name: "types", does: "types", program: () => program("typescript", "tsc"), words: ["--noEmit"] },
  { name: "lint", does: "lint and format", program: () => program("@biomejs/biome", "biome"), words: ["ci"] },
  { name: "dead-code", does: "dead code", program: () => program("knip", "knip"), words: ["--no-progress"] },
  // A door is where others come in, so knip takes what is in it for used; this run asks whether anybody does.
  {
    name: "dead-code",
    does: "names in doors that nobody takes",
    program: () => program("knip", "knip"),
    words: ["--no-progress", "--config", "knip.doors.json"],
  },
];

// Whoever reads may stop reading (`npm test | head`); the run still ends in order.
process.stdout.on("error", () => undefined);

const quiet = Boolean(process.env.CI);
const asked = process.argv.slice(2);
const filters = asked.filter((word) => !checks.some((check) => check.name === word));
const chosen = checks.filter((check) => asked.length === 0 || asked.includes(check.name));
const runsSuite = asked.length === 0 || filters.length > 0;

const total = { passed: 0, failed: 0, skipped: 0 };
let running = null;
let interruptedBy = null;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    // The second time there is no more patience: a step that does not stop is killed.
    running?.kill(interruptedBy ? "SIGKILL" : signal === "SIGHUP" ? "SIGTERM" : signal);
    interruptedBy ??= signal;
  });
}

/** Runs one step without stdin. `output` is what it wrote, empty when it wrote straight to our own. */
function run(file, words, { collect }) {
  return new Promise((resolve) => {
    const own = collect ? "pipe" : "inherit";
    const stdio = ["ignore", own, own, ...(collect ? [] : ["ipc"])];
    running = spawn(process.execPath, [file, ...words], { cwd: root, stdio });
    let output = "";
    let counts = null;
    for (const stream of [running.stdout, running.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => (output += text));
    }
    running.on("message", (message) => (counts = message.counts ?? counts));
    running.on("error", (error) => resolve({ code: null, output: String(error), counts }));
    running.on("close", (code, signal) => resolve({ code, signal, output, counts }));
  });
}

async function runCheck(check) {
  const started = Date.now();
  const { code, signal, output } = await run(check.program(), check.words, { collect: true });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (code === 0) {
    total.passed += 1;
    if (!quiet) console.log(`✓ ${check.does} (${seconds} s)`);
  } else {
    total.failed += 1;
    console.log(`✗ ${check.does} (${signal ?? `exit ${code}`})\n${output.trimEnd()}\n`);
  }
}

async function runSuite() {
  const suite = path.join(root, "test/run-suite.mjs");
  const { code, signal, output, counts } = await run(suite, filters, { collect: false });
  total.passed += counts?.passed ?? 0;
  total.failed += counts?.failed ?? 0;
  total.skipped += counts?.skipped ?? 0;
  if (!counts || (code !== 0 && counts.failed === 0)) {
    total.failed += 1;
    console.log(`✗ the test runner itself ended with ${signal ?? `exit ${code}`} ${output}`);
  }
}

try {
  for (const check of chosen) if (!interruptedBy) await runCheck(check);
  if (runsSuite && !interruptedBy) await runSuite();
} catch (error) {
  total.failed += 1;
  console.log(error);
}
if (interruptedBy) {
  console.log(`✗ interrupted by ${interruptedBy}`);
  total.failed = Math.max(total.failed, 1);
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
