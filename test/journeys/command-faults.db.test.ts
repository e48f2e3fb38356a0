import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { build, targets } from "../../bin/launch/build.mjs";
import packageJson from "../../package.json" with { type: "json" };
import { commandLines, runUdsyn } from "../../src/app/cli/udsyn.ts";
import { cliCommandsOf } from "../house/doc-commands.ts";
import { root } from "../house/sources.ts";
import { urlOf } from "../setup/database.ts";
import { publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

/** What is typed wrong, or points at what is not there: one clear sentence, the right exit, never a stack. */
let site: TestSite;
let folder: string;
let said: string;
beforeAll(async () => {
  site = await startTestSite();
  folder = await mkdtemp(path.join(tmpdir(), "udsyn-faults-"));
  await publishedTrip(site, "proeve", { title: "Malmø", startOn: "2025-02-03", endOn: "2025-02-04" });
  await writeFile(path.join(folder, "rejser.csv"), "fra;til;titel\n1;2;3\n");
  await writeFile(path.join(folder, "ikke-json.json"), '{\n  "key": [nr]\n}');
  await writeFile(path.join(folder, "tom.json"), "{}");
  await symlink(path.join(folder, "tom.json"), path.join(folder, "link"));
  // A device of the machine's own would be lost where the guard that is tried here fails.
  execFileSync("sh", ["-c", 'mkfifo "$1"', "sh", path.join(folder, "kanal")]);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  said = "";
  process.exitCode = 0;
  const hear = (text: string | Uint8Array): boolean => {
    said += String(text);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(hear);
  vi.spyOn(process.stderr, "write").mockImplementation(hear);
  for (const [name, value] of Object.entries(ownEnv())) vi.stubEnv(name, value);
});

/** The commands join the test's own database, in a data folder of their own. */
function ownEnv(): Readonly<Record<string, string>> {
  const { owner, app, jobs, register } = site.db.connections;
  return {
    UDSYN_DATA: folder,
    DATABASE_URL: urlOf(owner),
    DATABASE_APP_URL: urlOf(app),
    DATABASE_JOBS_URL: urlOf(jobs),
    DATABASE_REGISTER_URL: urlOf(register),
  };
}
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = 0;
});

const faults: readonly [exit: 1 | 2, sentence: RegExp, ...words: string[]][] = [
  [2, /^Kommandoen »sitet« findes ikke/, "sitet"],
  [2, /^DATASET mangler/, "import"],
  [2, /^FILE mangler/, "import", "trips"],
  [2, /^Skriv, hvordan filen skal læses/, "import", "trips", "FOLDER/rejser.csv"],
  [2, /^Filen \S+intet kan ikke læses/, "import", "trips", "FOLDER/rejser.csv", "--mapping", "FOLDER/intet"],
  [2, /^Filen \S+intet kan ikke læses/, "import", "trips", "FOLDER/intet", "--mapping", "FOLDER/tom.json"],
  [1, /linje 2 ved »nr«/, "import", "trips", "FOLDER/rejser.csv", "--mapping", "FOLDER/ikke-json.json"],
  [2, /er en mappe/, "import", "trips", "FOLDER", "--mapping", "FOLDER/tom.json"],
  [2, /er en mappe/, "import", "trips", "FOLDER/rejser.csv", "--mapping", "FOLDER"],
  [2, /^Datasættet »intet« findes ikke/, "import", "intet", "FOLDER/rejser.csv", "--mapping", "FOLDER/tom.json"],
  [2, /^Formatet »intet« findes ikke/, "import", "expenses", "FOLDER/rejser.csv", "--format", "intet"],
  [2, /^--format bruges kun for expenses/, "import", "trips", "FOLDER/rejser.csv", "--format", "sie"],
  [
    1,
    /linje 1, \/fields\/startOn: trips kræver/,
    "import",
    "trips",
    "FOLDER/rejser.csv",
    "--mapping",
    "FOLDER/tom.json",
  ],
  [2, /^Datasættet »intet« findes ikke/, "export", "intet"],
  [1, /^\S+intet\/fil\.csv findes ikke, eller mappen/, "export", "trips", "--out", "FOLDER/intet/fil.csv"],
  [1, /^\S+ er en mappe/, "export", "trips", "--out", "FOLDER"],
  [2, /^--out skal have en værdi/, "export", "trips", "--out", ""],
  [2, /^PLACE mangler/, "verify"],
  [2, /hverken en mappe eller en adresse/, "verify", "FOLDER/intet"],
  [2, /^--key er ikke en nøgle/, "verify", "FOLDER", "--key", "bogus"],
  [2, /^Kontrolpunktet \S+intet kan ikke læses/, "verify", "FOLDER", "--since", "FOLDER/intet"],
  [1, /./, "verify", "FOLDER"],
  [1, /ingen svarer der$/m, "verify", "http://127.0.0.1:1"],
  [2, /^Kommunen »intet« findes ikke/, "check", "--municipality", "intet"],
  [2, /^»ord« er et ord for meget/, "check", "ord"],
  [2, /^--trips skal være et helt tal/, "seed", "--trips", "mange"],
  [2, /^FILE mangler/, "backup"],
  [1, /^\S+intet\/kopi findes ikke, eller mappen/, "backup", "FOLDER/intet/kopi"],
  [1, /^\S+rejser\.csv\/kopi går gennem en fil/, "backup", "FOLDER/rejser.csv/kopi"],
  [2, /^\S+kanal er ikke en almindelig fil/, "backup", "FOLDER/kanal"],
  [2, /^\S+link er ikke en almindelig fil/, "backup", "FOLDER/link"],
  [2, /^\S+kanal er ikke en almindelig fil/, "upgrade", "--backup", "FOLDER/kanal"],
  [2, /^\/dev\/zero er en enhed/, "municipality", "check", "/dev/zero"],
  [2, /^Filen \S+intet kan ikke læses/, "restore", "FOLDER/intet"],
  [1, /er ikke en sikkerhedskopi, eller den er beskadiget/, "restore", "FOLDER/rejser.csv"],
  [2, /er en mappe/, "restore", "FOLDER"],
  [2, /^--role mangler/, "token", "add"],
  [2, /^Rollen »konge« findes ikke/, "user", "add", "--name", "Kim", "--role", "konge"],
  [2, /^--days skal være et helt antal dage/, "token", "add", "--role", "coordinator", "--days", "1e9"],
  [1, /^Ingen med id »intet« har adgang/, "user", "disable", "intet"],
  [2, /^»--nos« findes ikke her/, "doctor", "--nos"],
  [2, /^Kommandoen »fjern« findes ikke/, "municipality", "fjern"],
  [2, /^Filen \S+intet kan ikke læses/, "municipality", "add", "FOLDER/intet"],
  [2, /^Filen \S+intet kan ikke læses/, "municipality", "diff", "FOLDER/intet"],
  [1, /fejl i profilen/, "municipality", "check", "FOLDER/tom.json"],
  [2, /^Filen \S+intet kan ikke læses/, "municipality", "check", "FOLDER/intet"],
];

test.each(faults)("exit %i and %s", async (exit, sentence, ...words) => {
  await runUdsyn(words.map((one) => one.replace("FOLDER", folder)));
  expect(process.exitCode).toBe(exit);
  expect(said).toMatch(sentence);
  expect(said).not.toMatch(/\n {4}at |node:internal|Error:|\.part/);
});

const lines = commandLines();

test("every command is known here, so that a new one is asked of too", () => {
  const files = cliCommandsOf(root);
  expect([...new Set(lines.map(([name]) => name))].toSorted()).toEqual([...files].toSorted());
});

test.each(lines)("%s %s: help is done; a word or an option too many, or --version, is wrong use", async (...words) => {
  const typed = words.filter((one) => typeof one === "string");
  const exits: unknown[] = [];
  for (const more of [["--help"], ["--findes-ikke"], ["--version"], ["et", "to", "tre", "fire"]]) {
    process.exitCode = undefined;
    await runUdsyn([...typed, ...more]);
    exits.push(process.exitCode);
  }
  expect(exits).toEqual([0, 2, 2, 2]);
});

test("--version says which one this is", async () => {
  await runUdsyn(["--version"]);
  expect([process.exitCode, said]).toEqual([0, `${packageJson.version}\n`]);
  said = "";
  await runUdsyn([]);
  expect([process.exitCode, said]).toEqual([2, expect.stringContaining("serve")]);
});

test("a mapping is told everything that is wrong with it, also by the file's columns, in the order of its lines", async () => {
  const mapping = {
    key: "nr",
    fields: { startsOn: "fra", title: 3, endOn: "tl" },
    lines: { lodgin: ["hotel", 4] },
    konstants: {},
  };
  await writeFile(path.join(folder, "mapping.json"), JSON.stringify(mapping, null, 2));
  await runUdsyn(["import", "trips", `${folder}/rejser.csv`, "--mapping", `${folder}/mapping.json`]);
  expect(process.exitCode).toBe(1);
  expect(said.trim().split("\n")).toEqual([
    "linje 2, /key: »key« skal være en liste af kolonnenavne.",
    "linje 3, /fields/startOn: trips kræver »startOn« i »fields« eller »constants«.",
    "linje 3, /fields/currency: trips kræver »currency« i »fields« eller »constants«.",
    "linje 4, /fields/startsOn: »startsOn« er ikke et felt for trips. Mente du »startOn«?",
    "linje 5, /fields/title: »fields.title« skal være et kolonnenavn som tekst.",
    "linje 6, /fields/endOn: Kolonnen »tl« findes ikke i filen. Mente du »til«?",
    "linje 9, /lines/lodgin: »lodgin« er ikke en kategori. Mente du »lodging«?",
    "linje 11, /lines/lodgin/1: »lines.lodgin.1« skal være et kolonnenavn som tekst.",
    "linje 14, /konstants: »konstants« findes ikke i en mapping. Mente du »constants«?",
  ]);
});

test("a reader that has read enough ends it quietly, and help without a terminal has no colours", async () => {
  vi.restoreAllMocks();
  await build(targets.server);
  const env = { PATH: process.env.PATH ?? "", ...ownEnv() };
  const through = (command: string, reader: string) => {
    const line = `{ "${process.execPath}" "${targets.server.outfile}" ${command}; echo "exit $?" >&2; } | ${reader}`;
    return spawnSync("sh", ["-c", line], { env, encoding: "utf8" });
  };
  // Nobody reads at all, so that the first word meets a closed pipe.
  for (const command of ["export trips", "doctor --new-log-key --json", "--help"])
    expect(through(command, "true").stderr, command).toBe("exit 0\n");
  const { stdout } = through("--help", "cat");
  expect(stdout).toContain("serve");
  expect(stdout).not.toContain("\u001b");
});
