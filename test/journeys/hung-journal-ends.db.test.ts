import { execFile, execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, targets } from "../../bin/launch/build.mjs";
import { asFileName } from "../../src/app/journal/journal-files.ts";
import { readSigned, secretForm } from "../../src/register/index.ts";
import { emptyDatabase, type ScratchDatabase, urlOf } from "../setup/database.ts";
import { publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

/** Commands as one types them, beside a journal that hangs: what is to be said is said, and they end, with their exit code. */
let site: TestSite;
let into: ScratchDatabase;
let folder: string;
beforeAll(async () => {
  site = await startTestSite();
  into = await emptyDatabase();
  folder = await mkdtemp(path.join(tmpdir(), "udsyn-hung-"));
  await mkdir(path.join(folder, "journal"));
  await publishedTrip(site, "proeve", { title: "Malmø" });
  await build(targets.server);
});
afterAll(async () => {
  await site.close();
  await into.close();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly exit: number | NodeJS.Signals | null;
  readonly said: string;
}

function run({ connections }: ScratchDatabase, ...words: readonly string[]): Promise<Ended> {
  const { owner, app, jobs, register } = connections;
  const env = {
    PATH: process.env.PATH ?? "",
    PORT: "0",
    UDSYN_DATA: path.join(folder, "data"),
    UDSYN_JOURNAL: path.join(folder, "journal"),
    UDSYN_SECRET: "s".repeat(40),
    UDSYN_LOG_KEY: secretForm(site.logKey),
    DATABASE_URL: urlOf(owner),
    DATABASE_APP_URL: urlOf(app),
    DATABASE_JOBS_URL: urlOf(jobs),
    DATABASE_REGISTER_URL: urlOf(register),
  };
  // What does not end by itself is ended here, long after it should have.
  const options = { env, timeout: 90_000, killSignal: "SIGKILL" } as const;
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [targets.server.outfile, ...words], options, (_, out, err) =>
      resolve({ exit: child.exitCode ?? child.signalCode, said: out + err }),
    );
  });
}

/** Every log's file as a pipe that nobody writes to: to open it does not come back. */
async function hangLogs(): Promise<void> {
  const pipes = await Promise.all(
    site.directory.all().map(async ({ id, profile }) => {
      const origin = (await readSigned(site.db.register, id))?.origin ?? profile.logOrigin;
      return path.join(folder, "journal", `${asFileName(origin)}.jsonl`);
    }),
  );
  execFileSync("sh", ["-c", 'mkfifo "$@"', "sh", ...pipes]);
}

test("doctor, restore and a start that is refused end by themselves, each with exit 1 and why", async () => {
  const backup = path.join(folder, "kopi");
  expect(await run(site.db, "backup", backup)).toMatchObject({ exit: 0 });
  await rm(path.join(folder, "journal"), { recursive: true });
  await mkdir(path.join(folder, "journal"));
  await hangLogs();
  const ended = await Promise.all([
    run(site.db, "doctor", "--quick"),
    run(site.db, "serve"),
    run(into, "restore", backup),
  ]);
  const hangs = (opening: string) => ({
    exit: 1,
    said: expect.stringMatching(`${opening}Journalen i \\S+ kan ikke læses: mappen svarer ikke`),
  });
  expect(ended).toEqual([hangs("✗ "), hangs("Udsyn starter ikke. "), hangs("Intet er lagt ind. ")]);
}, 180_000);
