import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { runUdsyn } from "../../src/app/cli/udsyn.ts";
import { type Config, readConfig } from "../../src/platform/index.ts";
import { secretForm } from "../../src/register/index.ts";
import { hearCommands } from "./commands.ts";
import { emptyDatabase, type ScratchDatabase, urlOf } from "./database.ts";
import { startTestSite, type TestSite } from "./site.ts";

type Environment = Readonly<Record<string, string>>;

/** A site with a folder of its own, and for each test of a file an empty database that commands work in. */
export interface RestoreCommands {
  readonly site: TestSite;
  readonly into: ScratchDatabase;
  /** Takes another empty database, as on the next day that something is lost. */
  afresh(): Promise<void>;
  readonly heard: { said: string };
  /** A place in the folder. */
  at(name: string): string;
  /** Runs a command on the empty database. @returns its exit code */
  run(words: readonly string[], changed?: Environment): Promise<unknown>;
  /** The configuration that commands run by. */
  config(changed?: Environment): Config;
}

/** @param begin what the file's tests find: done once, before the first */
export function restoreCommands(begin: (one: RestoreCommands) => Promise<void>): RestoreCommands {
  let [site, folder]: [TestSite?, string?] = [];
  const databases: ScratchDatabase[] = [];
  const heard = hearCommands();
  const one: RestoreCommands = {
    heard,
    get site() {
      return begun(site);
    },
    get into() {
      return begun(databases.at(-1));
    },
    afresh: async () => void databases.push(await emptyDatabase()),
    at: (name) => path.join(begun(folder), name),
    run: async (words, changed) => {
      for (const [name, value] of Object.entries(environment(changed))) vi.stubEnv(name, value);
      process.exitCode = 0;
      await runUdsyn([...words]);
      return process.exitCode;
    },
    config: (changed) => {
      const config = readConfig(environment(changed));
      if ("faults" in config) throw new Error(`the test configuration has faults: ${JSON.stringify(config.faults)}`);
      return config;
    },
  };
  function environment(changed: Environment = {}): Environment {
    const { owner, app, jobs, register } = one.into.connections;
    return {
      UDSYN_DATA: one.at("data"),
      UDSYN_JOURNAL: one.at("journal"),
      UDSYN_SECRET: "s".repeat(40),
      UDSYN_LOG_KEY: secretForm(one.site.logKey),
      DATABASE_URL: urlOf(owner),
      DATABASE_APP_URL: urlOf(app),
      DATABASE_JOBS_URL: urlOf(jobs),
      DATABASE_REGISTER_URL: urlOf(register),
      ...changed,
    };
  }
  beforeAll(async () => {
    site = await startTestSite();
    folder = await mkdtemp(path.join(tmpdir(), "udsyn-restore-"));
    await begin(one);
  });
  afterAll(async () => {
    await site?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });
  beforeEach(one.afresh);
  afterEach(async () => {
    for (const database of databases.splice(0)) await database.close();
  });
  return one;
}

function begun<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the tests have not begun");
  return value;
}
