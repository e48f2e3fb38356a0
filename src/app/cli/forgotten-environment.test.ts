import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { configured } from "./command.ts";
import { isEnvironmentForgotten } from "./forgotten-environment.ts";

afterEach(() => vi.unstubAllEnvs());

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "udsyn-service-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test("a command beside a service is refused where it was not given the service's environment", () => {
  const file = path.join(folder(), "environment");
  vi.stubEnv("UDSYN_MODE", "");
  expect(configured(file).mode).toBe("demo");
  writeFileSync(file, "UDSYN_MODE=production\n");
  expect(() => configured(file)).toThrow(/deploy\/as-service bin\/udsyn/);
  // Whoever says that it is a demo means one.
  vi.stubEnv("UDSYN_MODE", "demo");
  expect(configured(file).mode).toBe("demo");
});

test("a folder that nobody may look into has the environment in it", () => {
  const closed = path.join(folder(), "udsyn");
  mkdirSync(closed, { mode: 0o000 });
  // Root may look everywhere.
  if (process.getuid?.() === 0) {
    process.seteuid?.(65_534);
    onTestFinished(() => process.seteuid?.(0));
  }
  expect(isEnvironmentForgotten({ isModeSaid: false }, path.join(closed, "environment"))).toBe(true);
});
