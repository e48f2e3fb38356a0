import type pg from "pg";
import { afterEach, beforeEach, vi } from "vitest";
import { urlOf } from "./database.ts";

/** Hears what commands say on both streams in each test of a file; after it streams, environment and exit code are as before. */
export function hearCommands(): { said: string } {
  const heard = { said: "" };
  beforeEach(() => {
    heard.said = "";
    process.exitCode = 0;
    const hear = (text: string | Uint8Array): boolean => {
      heard.said += String(text);
      return true;
    };
    vi.spyOn(process.stdout, "write").mockImplementation(hear);
    vi.spyOn(process.stderr, "write").mockImplementation(hear);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    process.exitCode = 0;
  });
  return heard;
}

type Four = Readonly<Record<"owner" | "app" | "jobs" | "register", pg.ClientConfig>>;

/** A database's four addresses, named in the environment as an installation names them. */
export function stubDatabase({ owner, app, jobs, register }: Four, changed = (url: string) => url): void {
  vi.stubEnv("DATABASE_URL", changed(urlOf(owner)));
  vi.stubEnv("DATABASE_APP_URL", changed(urlOf(app)));
  vi.stubEnv("DATABASE_JOBS_URL", changed(urlOf(jobs)));
  vi.stubEnv("DATABASE_REGISTER_URL", changed(urlOf(register)));
}
