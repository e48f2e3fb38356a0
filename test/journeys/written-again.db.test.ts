import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, lstatSync, readdirSync, statSync } from "node:fs";
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, targets } from "../../bin/launch/build.mjs";
import { personalSources } from "../../src/app/personal-sources.ts";
import type { Who } from "../../src/identity/index.ts";
import { erasePerson, settleErasure } from "../../src/oversight/index.ts";
import { secretForm, withdraw } from "../../src/register/index.ts";
import { directorySource, verifySource } from "../../src/verify/index.ts";
import { urlOf } from "../setup/database.ts";
import { publishedAgain, publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { emptyFolder, filesIn, written } from "../setup/written-site.ts";

/** The site of files written again and again: what changed, nothing else, and never what is somebody else's. */
const slug = "proeve";
let site: TestSite;
const others: string[] = [];
beforeAll(async () => {
  site = await startTestSite();
  for (const title of ["Malmø", "Lund", "Ystad"])
    others.push((await publishedTrip(site, slug, { title, startOn: "2025-02-03", endOn: "2025-02-04" })).slug);
});
afterAll(() => site?.close());

/** How many files there are while it is being written. */
function begunIn(root: string): number {
  try {
    return marksOf(root).size;
  } catch {
    // A folder came or went while it was looked at.
    return 0;
  }
}

/** What a writer would have touched: another file, or the same one written again. */
function marksOf(root: string): ReadonlyMap<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    files.map((one) => {
      // A writer at work moves its files.
      const found = statSync(path.join(one.parentPath, one.name), { throwIfNoEntry: false });
      return [
        path.relative(root, path.join(one.parentPath, one.name)),
        `${found?.ino} ${found?.mtimeMs} ${found?.size}`,
      ];
    }),
  );
}

function touched(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after].flatMap(([file, mark]) => (before.get(file) === mark ? [] : [file]));
}

const isGood = async (root: string) => expect((await verifySource(directorySource(root))).differences).toEqual([]);

test("the same again writes nothing; a publication writes what shows it, and leaves every other record's files", async () => {
  const root = await emptyFolder();
  const first = await written(site, slug, root);
  expect(first).toMatchObject({ unchanged: 0, removed: 0, faults: [] });
  const before = marksOf(root);
  expect(await written(site, slug, root)).toMatchObject({ written: 0, removed: 0, unchanged: first.files });
  expect(touched(before, marksOf(root))).toEqual([]);

  const next = await publishedTrip(site, slug, { title: "Kristianstad", startOn: "2025-03-03", endOn: "2025-03-04" });
  await written(site, slug, root);
  const changed = touched(before, marksOf(root));
  for (const file of [
    `rejser/${next.slug}/index.html`,
    "rejser/index.html",
    "rejser/2025/index.html",
    "data/trips.csv",
  ])
    expect(changed).toContain(file);
  for (const file of ["rejser/feed.xml", "log/checkpoint", "log/files", "soeg/indeks/1.json", "sitemap/1.xml"])
    expect(changed).toContain(file);
  expect(changed.filter((file) => others.some((one) => new RegExp(`/${one}[./]`).test(file)))).toEqual([]);
  await publishedAgain(site, slug, next.id, "En fejl er rettet");
  await written(site, slug, root);
  expect(existsSync(path.join(root, `rejser/${next.slug}/versioner/1-2/index.html`))).toBe(true);
  await isGood(root);
}, 120_000);

test("what is taken down is gone, but for a page that says why; what is erased stands nowhere any more", async () => {
  const root = await emptyFolder();
  const name = "Bodil Kanariefugl";
  const one = await publishedTrip(site, slug, { title: "Halmstad", startOn: "2025-04-03", endOn: "2025-04-04" });
  await publishedTrip(site, slug, {
    title: `Hos ${name}`,
    purpose: `At tale med ${name}`,
    startOn: "2025-05-03",
    endOn: "2025-05-04",
  });
  await written(site, slug, root);
  const holds = async (words: string) =>
    [...(await filesIn(root))].flatMap(([file, bytes]) => (bytes.includes(words) ? [file] : []));
  expect((await holds("Kanariefugl")).length).toBeGreaterThan(5);

  await site.doing(slug, (work) => withdraw(work, site.logKey, "trip", one.id, "Posten var en dublet"));
  const asked = { names: [name], except: [], decided: false, reason: "Anmodning efter artikel 17." };
  const by = (id: string): Who => ({ actor: { kind: "person", id, name: id }, grants: [{ role: "dpo", scope: null }] });
  const sources = personalSources("test");
  site.clock.now = new Date(Date.now() + 86_400_000);
  const { id } = await site.doing(slug, (work) => erasePerson(work, "test", sources, asked), by("one"));
  await site.doing(slug, (work) => settleErasure(work, "test", sources, id, "carry-out"), by("two"));
  await written(site, slug, root);

  expect(await holds("Kanariefugl")).toEqual([]);
  const left = (await holds("Halmstad")).filter((file) => !file.startsWith("log/tile/"));
  expect(left).toEqual([]);
  const ofIt = [...(await filesIn(root)).keys()].filter((file) => file.includes(one.slug));
  const pages = [`rejser/${one.slug}/index.html`, `rejser/${one.slug}/versioner/index.html`];
  const frame = `indlejr/rejse/${one.slug}/index.html`;
  expect(ofIt).toEqual([frame, ...pages]);
  for (const file of [frame, `rejser/${one.slug}/index.html`])
    expect(await readFile(path.join(root, file), "utf8"), file).toContain("Posten var en dublet");
  await isGood(root);
}, 120_000);

test("a folder that is somebody else's, or another municipality's, is left as it is", async () => {
  const root = await emptyFolder();
  await writeFile(path.join(root, "mine.txt"), "noter");
  await expect(written(site, slug, root)).rejects.toThrow("ikke skrevet af bin/udsyn site (der ligger mine.txt)");
  expect(readdirSync(root)).toEqual(["mine.txt"]);
  const own = path.join(root, "site");
  await written(site, slug, own);
  await expect(written(site, "lyngholm", own)).rejects.toThrow("siden for »proeve«, ikke for »lyngholm«");
});

test("a file of somebody's own in the folder is neither overwritten nor taken away, nor is a link followed", async () => {
  const [root, elsewhere] = [await emptyFolder(), await emptyFolder()];
  await written(site, slug, root);
  await writeFile(path.join(root, "google-site.html"), "mit");
  await rm(path.join(root, "om"), { recursive: true });
  await mkdir(path.join(root, "om"));
  await symlink(path.join(elsewhere, "index.html"), path.join(root, "om/index.html"));
  await rm(path.join(root, "rejser"), { recursive: true });
  await symlink(elsewhere, path.join(root, "rejser"));
  const { faults } = await written(site, slug, root);
  expect(faults).toContainEqual(expect.objectContaining({ path: "/om", code: "foreign" }));
  expect(faults).toContainEqual(expect.objectContaining({ path: "/rejser", code: "foreign" }));
  expect(readdirSync(elsewhere)).toEqual([]);
  expect(await readFile(path.join(root, "google-site.html"), "utf8")).toBe("mit");
  // Once what is in the way is gone, the next run completes.
  await rm(path.join(root, "rejser"));
  await rm(path.join(root, "om/index.html"));
  await rm(path.join(root, "google-site.html"));
  expect(await written(site, slug, root)).toMatchObject({ faults: [] });
  await isGood(root);
}, 120_000);

test("another's file where the settings or the list of all would be is told of, and left as it is", async () => {
  const root = await emptyFolder();
  await written(site, slug, root);
  for (const file of [".htaccess", "_headers"]) {
    await rm(path.join(root, file));
    await mkdir(path.join(root, file));
  }
  await rm(path.join(root, "log/files"));
  await symlink("/nowhere", path.join(root, "log/files"));
  const { faults } = await written(site, slug, root);
  for (const file of [".htaccess", "_headers", "log/files"])
    expect(faults).toContainEqual({ path: `/${file}`, code: "foreign", why: file });
  expect(readdirSync(path.join(root, ".htaccess"))).toEqual([]);
  expect(lstatSync(path.join(root, "log/files")).isSymbolicLink()).toBe(true);
  for (const file of [".htaccess", "_headers", "log/files"]) await rm(path.join(root, file), { recursive: true });
  expect(await written(site, slug, root)).toMatchObject({ faults: [] });
  await isGood(root);
}, 120_000);

test("what could not be made anew keeps how much of it is erased, and goes first as soon as more is", async () => {
  const root = await emptyFolder();
  await written(site, slug, root);
  const file = `rejser/${others[0]}/index.html`;
  // Another's folder in the way: its page cannot be made anew on the new day.
  await rm(path.join(root, file));
  await mkdir(path.join(root, file));
  site.clock.now = new Date(site.clock.now.getTime() + 86_400_000);
  expect((await written(site, slug, root)).faults).toContainEqual(expect.objectContaining({ code: "foreign" }));
  const rows = (await readFile(path.join(root, ".udsyn/files.jsonl"), "utf8")).split("\n").filter(Boolean);
  const row = rows.map((line) => JSON.parse(line)).find((one) => one.file === file);
  expect(row.key).toBe("0.");
}, 120_000);

test("a folder that cannot be made is said at once", async () => {
  await expect(written(site, slug, "/proc/udsyn-findes-ikke/site")).rejects.toThrow("kan ikke laves");
}, 20_000);

test("another's file is not taken for ours by the run after one that was stopped", async () => {
  const root = await emptyFolder();
  await written(site, slug, root);
  for (const name of readdirSync(root)) if (name !== ".udsyn") await rm(path.join(root, name), { recursive: true });
  await rm(path.join(root, ".udsyn/files.jsonl"));
  await mkdir(path.join(root, "om"));
  await writeFile(path.join(root, "om/index.html"), "mit");
  const progress = (done: number, asked: number) => {
    if (done === asked) throw new Error("stopped");
  };
  await expect(written(site, slug, root, { progress })).rejects.toThrow("stopped");
  expect((await written(site, slug, root)).faults).toContainEqual(
    expect.objectContaining({ path: "/om", code: "foreign" }),
  );
  expect(await readFile(path.join(root, "om/index.html"), "utf8")).toBe("mit");
}, 120_000);

test("killed half-way every file is whole, and the next run completes it and leaves nothing behind", async () => {
  await build(targets.server);
  const [root, whole] = [await emptyFolder(), await emptyFolder()];
  const env = {
    PATH: process.env.PATH ?? "",
    UDSYN_MODE: "demo",
    UDSYN_BASE_URL: "http://localhost:3000",
    UDSYN_DATA: "/nowhere/at/all",
    DATABASE_REGISTER_URL: urlOf(site.db.connections.register),
    UDSYN_LOG_KEY: secretForm(site.logKey),
  };
  const begun = (to: string) =>
    spawn(process.execPath, [targets.server.outfile, "site", to, "--municipality", slug, "--cards", "none", "--json"], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
  const done = async (to: string) => {
    const child = begun(to);
    let said = "";
    child.stdout.on("data", (part: Buffer) => {
      said += String(part);
    });
    expect((await once(child, "close"))[0]).toBe(0);
    return JSON.parse(said);
  };
  await done(whole);
  const right = await filesIn(whole);
  let wasKilled = 0;
  for (const after of [20, 60, 150]) {
    const child = begun(root);
    while (child.exitCode === null && begunIn(root) < after) await sleep(5);
    child.kill("SIGKILL");
    if (child.exitCode === null) await once(child, "close");
    for (const [file, bytes] of await filesIn(root)) {
      // The account and the list of all are in the order in which the files came to be.
      if (file.startsWith(".udsyn/") || file === "log/files") continue;
      expect(bytes.equals(right.get(file) ?? Buffer.alloc(0)), file).toBe(true);
    }
    if (!existsSync(path.join(root, "log/files"))) wasKilled += 1;
  }
  expect(wasKilled).toBeGreaterThan(0);
  // What a killed run had begun on and the site does not have any more goes.
  await mkdir(path.join(root, "rejser/ikke-mere-2020"), { recursive: true });
  await writeFile(path.join(root, "rejser/ikke-mere-2020/index.html"), "gammel");
  await writeFile(path.join(root, ".udsyn/begun-9"), "rejser/ikke-mere-2020/index.html\n");
  expect(await done(root)).toMatchObject({ faults: [], removed: 1 });
  const files = await filesIn(root);
  expect([...files.keys()].filter((file) => !right.has(file))).toEqual([]);
  for (const [file, bytes] of right)
    if (!file.startsWith(".udsyn/") && file !== "log/files") expect(files.get(file)?.equals(bytes), file).toBe(true);
  await isGood(root);
}, 180_000);
