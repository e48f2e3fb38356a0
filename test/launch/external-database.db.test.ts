import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, targets } from "../../bin/launch/build.mjs";
import { emptyDatabase, type ScratchDatabase, urlOf } from "../setup/database.ts";

/** A server that is not ours: an empty database on the suite's own, named by the four addresses and nothing else. */
let database: ScratchDatabase;
let folder: string;
let program: ChildProcess;
let address: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  database = await emptyDatabase();
  folder = await mkdtemp(path.join(tmpdir(), "udsyn-external-"));
  const { owner, app, jobs, register } = database.connections;
  env = {
    PATH: process.env.PATH,
    PORT: "0",
    UDSYN_DATA: folder,
    DATABASE_URL: urlOf(owner),
    DATABASE_APP_URL: urlOf(app),
    DATABASE_JOBS_URL: urlOf(jobs),
    DATABASE_REGISTER_URL: urlOf(register),
  };
  await build(targets.server);
  program = spawn(process.execPath, [targets.server.outfile, "serve"], { env, stdio: ["ignore", "pipe", "pipe"] });
  address = await said(program, /svarer på (http:\/\/localhost:\d+)/);
}, 60_000);

afterAll(async () => {
  if (program.exitCode === null) {
    const gone = once(program, "exit");
    program.kill("SIGTERM");
    await gone;
  }
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

function said(child: ChildProcess, wanted: RegExp): Promise<string> {
  let heard = "";
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (part: Buffer) => {
        heard += String(part);
        const found = wanted.exec(heard)?.[1];
        if (found) resolve(found);
      });
    child.once("exit", () => reject(new Error(`the program ended:\n${heard}`)));
  });
}

async function udsyn(...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [targets.server.outfile, ...words], { env });
  return stdout;
}

test("an empty database by the four addresses is all it takes: schema, demo and site", async () => {
  const front = await fetch(address);
  expect(front.status).toBe(200);
  expect(await front.text()).toContain("Ballerup Kommune");
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  const [published] = await database.query<{ count: string }>("SELECT count(*) FROM register.current");
  expect(Number(published?.count)).toBeGreaterThan(20);
});

test("no server of our own is set up beside it", async () => {
  expect(await readdir(folder)).not.toContain("postgres");
});

test("the commands join it: doctor finds nothing, verify proves it, a copy is made while it runs", async () => {
  const { findings } = JSON.parse(await udsyn("doctor", "--json")) as { findings: { name: string; ok: boolean }[] };
  expect(findings.filter((one) => !one.ok)).toEqual([]);
  expect(findings.map((one) => one.name)).toContain("roles");
  expect(JSON.parse(await udsyn("verify", address, "--json"))).toMatchObject({ ok: true });
  const copy = path.join(folder, "copy.udsyn");
  await udsyn("backup", copy);
  expect(await readdir(folder)).toContain("copy.udsyn");
});
