import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { commandLines, runUdsyn } from "../../src/app/cli/udsyn.ts";
import { newLogKey, secretForm } from "../../src/register/index.ts";
import { root } from "../house/sources.ts";
import { hearCommands, stubDatabase } from "../setup/commands.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

/** What a command cannot do without is away: exit 1, one line with the reason and what to do, and no stack. */
let site: TestSite;
let folder: string;
const heard = hearCommands();
beforeAll(async () => {
  site = await startTestSite();
  folder = await mkdtemp(path.join(tmpdir(), "udsyn-away-"));
  await writeFile(path.join(folder, "fil"), "a;b\n1;2\n");
  await writeFile(path.join(folder, "mapping.json"), "{}");
  await writeFile(path.join(folder, "noegle"), `${secretForm(newLogKey("udsyn"))}\n`);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const profile = path.join(root, "src/profile/profiles/lyngholm.json");
/** What each command is typed with to get as far as the database. */
const typed: Readonly<Record<string, readonly string[]>> = {
  serve: [],
  "serve --public-only": [],
  import: ["trips", "FOLDER/fil", "--mapping", "FOLDER/mapping.json"],
  export: ["trips"],
  doctor: [],
  migrate: [],
  "municipality add": [profile],
  "municipality check": [profile],
  "municipality diff": [profile],
  "token add": ["--role", "coordinator"],
  "user add": ["--name", "Kim", "--role", "auditor", "--email", "kim@example.dk"],
  "user list": [],
  "user disable": ["0190"],
  backup: ["FOLDER/kopi"],
  restore: ["FOLDER/fil"],
  upgrade: [],
  check: [],
  seed: ["--trips", "1"],
  site: ["FOLDER/side"],
  "log-key change": ["FOLDER/noegle"],
};
/** These ask no database. */
const without = ["log-key new", "verify"];

test("every command is walked here", () => {
  const lines = commandLines().map((words) => words.join(" "));
  const walked = Object.keys(typed).filter((line) => !line.includes("--"));
  expect([...walked, ...without].toSorted()).toEqual(lines.toSorted());
});

async function run(line: string, changed: (url: string) => string, more: Readonly<Record<string, string>> = {}) {
  stubDatabase(site.db.connections, changed);
  for (const [name, value] of Object.entries({ UDSYN_DATA: folder, PORT: "0", ...more })) vi.stubEnv(name, value);
  [heard.said, process.exitCode] = ["", 0];
  await runUdsyn([...line.split(" "), ...(typed[line] ?? []).map((one) => one.replace("FOLDER", folder))]);
  expect(heard.said, line).not.toMatch(/\n {4}at |node:internal|node_modules|Error:|ECONN|password authentication/);
  return { exit: process.exitCode, lines: heard.said.trim().split("\n") };
}

const ways: readonly (readonly [string, (url: string) => string, RegExp])[] = [
  [
    "is away",
    () => "postgresql://udsyn_app:x@127.0.0.1:1/udsyn",
    /Databasen svarer ikke\. Se efter, om serveren kører/,
  ],
  [
    "has no such server",
    () => "postgresql://udsyn_app:x@findes-ikke.invalid/udsyn",
    /Databasen svarer ikke\. Se efter/,
  ],
  ["has no socket", () => "postgresql://udsyn_app:x@/udsyn?host=/findes/ikke", /Databasen svarer ikke\. Se efter/],
  [
    "wants another password",
    (url) => url.replace(/:[^:@/]+@/, ":forkert@"),
    /Databasen kører, men afviser rollen udsyn_/,
  ],
  ["knows no such role", (url) => url.replace(/\/\/\w+:/, "//ukendt:"), /Databasen kører, men afviser rollen ukendt/],
  [
    "has no such database",
    (url) => url.replace(/test_\w+/, "findes_ikke"),
    /Serveren kører, men databasen i adressen findes ikke/,
  ],
];

describe.each(ways)("the database %s", (_, changed, reason) => {
  test.each(Object.keys(typed))("%s", async (line) => {
    const { exit, lines } = await run(line, changed);
    expect(exit).toBe(1);
    expect(lines.join("\n")).toMatch(reason);
    // Doctor counts what it found; who looks at four addresses lists them under one line.
    const most = lines[0]?.startsWith("Databasens adresser") ? 5 : line === "doctor" ? 5 : 1;
    expect(lines.length).toBeLessThanOrEqual(most);
  });
});

test.each(["backup"])("%s says that the documents cannot be reached", async (line) => {
  const away = { FILES_URL: "s3://noegle:hemmelig-noegle@127.0.0.1:1/spand?region=eu-north-1&tls=off" };
  const { exit, lines } = await run(line, (url) => url, away);
  expect([exit, lines]).toEqual([
    1,
    [expect.stringMatching(/^Dokumenterne kan ikke nås: tjenesten i FILES_URL svarer ikke/)],
  ]);
  expect(heard.said).not.toContain("hemmelig-noegle");
});

test.each([["check"], ["doctor"], ["serve"], ["backup", "kopi"]])(
  "%s says why the server of its own cannot start",
  async (...words) => {
    const own = path.join(folder, "egen");
    await mkdir(path.join(own, "postgres", "cluster"), { recursive: true });
    vi.stubEnv("UDSYN_DATA", own);
    [heard.said, process.exitCode] = ["", 0];
    await runUdsyn(words);
    expect([process.exitCode, heard.said.trim()]).toEqual([
      1,
      expect.stringMatching(/^\S+passwords\.json mangler, og uden den.*$/),
    ]);
  },
);
