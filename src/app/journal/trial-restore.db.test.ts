import { appendFile, readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { ScratchDatabase } from "../../../test/setup/database.ts";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { restoreCommands } from "../../../test/setup/restore-commands.ts";
import { closePerson } from "../../identity/index.ts";
import { backup } from "../../platform/index.ts";
import { namedBytes } from "../../records/index.ts";
import { personalSources } from "../personal-sources.ts";
import { followErasures } from "./follow-erasures.ts";
import { followLogs } from "./follow-logs.ts";
import { openJournal } from "./journal.ts";

/** A trial restore beside the live journal, and the same when the trial becomes the site (decision 58). */
const slug = "lyngholm";
const secret = "s".repeat(40);
const now = new Date("2026-05-06T08:00:00Z");
const people: string[] = [];
const file = () => here.at("kopi.udsyn");
const here = restoreCommands(async ({ site, at }) => {
  await publishedTrip(site, "proeve", { title: "Malmø" });
  await followLogs(site.db.register, openJournal(at("journal")), now);
  const found = await site.db.query<{ id: string }>(
    "SELECT person_id AS id FROM udsyn.identity_person WHERE municipality_id = $1 ORDER BY person_id LIMIT 4",
    [site.here(slug).id],
  );
  people.push(...found.map(({ id }) => id));
  await backup({ owner: site.db.connections.owner, store: site.files, named: namedBytes }, file(), now);
  await close(0);
  expect(await follow()).toMatchObject({ repeated: 0, written: 1 });
});
const { at, heard, run } = here;

/** Somebody of the live site is closed there. */
const close = (one: number) => here.site.doing(slug, (work) => closePerson(work, people[one] ?? ""));
/** As a start of the live site does. */
const follow = () => followErasures(here.site.db.app, at("journal"), { secret, sources: personalSources(secret) }, now);
const disable = (one: number) => run(["user", "disable", people[one] ?? "", "--municipality", slug]);
/** As a start of what was restored does. */
const start = () => run(["user", "list", "--municipality", slug]);
const closedIn = async (db: ScratchDatabase) => {
  const rows = await db.query<{ id: string }>("SELECT person_id AS id FROM udsyn.identity_person WHERE NOT active");
  return rows.map(({ id }) => people.indexOf(id)).toSorted();
};
const files = async () => (await readdir(at("journal"))).filter((name) => name.startsWith("erasures-")).toSorted();
/** Which of the journal's files tells of somebody. */
async function tellingOf(one: number): Promise<string> {
  for (const name of await files()) {
    const text = await readFile(at(`journal/${name}`), "utf8");
    if (text.includes(people[one] ?? "nobody")) return name;
  }
  return "none";
}

test("what a trial closes is never closed on the live site, whose closings it repeats, from before it began and after", async () => {
  const [live = ""] = await files();
  const before = await readFile(at(`journal/${live}`), "utf8");
  expect(await run(["restore", file(), "--new-log"])).toBe(0);
  expect(heard.said).toContain("1 sletninger og lukninger af adgang er gentaget fra journalen.");
  expect(heard.said).not.toContain("anden logbog");
  expect(await closedIn(here.into)).toEqual([0]);
  expect(await disable(1)).toBe(0);
  expect(await closedIn(here.into)).toEqual([0, 1]);
  expect(await tellingOf(1)).toMatch(/^erasures-[0-9a-f-]{36}-udsyn\.example_lyngholm_log-\d{8}-[0-9a-f]{8}\.jsonl$/);

  expect(await follow()).toMatchObject({ repeated: 0, written: 0 });
  expect(await closedIn(here.site.db)).toEqual([0]);
  expect(await readFile(at(`journal/${live}`), "utf8")).toBe(before);

  await close(2);
  expect(await follow()).toMatchObject({ repeated: 0, written: 1 });
  expect(await tellingOf(2)).toBe(live);
  expect(await start()).toBe(0);
  expect(await closedIn(here.into)).toEqual([0, 1, 2]);
});

test("a trial that becomes the site keeps what it closed over a restore of its own backup, begun anew again or not", async () => {
  expect(await run(["restore", file(), "--new-log"])).toBe(0);
  expect(await run(["backup", at("senere.udsyn")])).toBe(0);
  expect(await disable(3)).toBe(0);
  const closed = await closedIn(here.into);
  expect(closed).toContain(3);
  for (const how of [[], ["--new-log"]]) {
    await here.afresh();
    expect(await run(["restore", at("senere.udsyn"), ...how]), how.join()).toBe(0);
    expect(await closedIn(here.into), how.join()).toEqual(closed);
  }
});

test("what another log's file tells is not repeated, but told with the way: it may be a trial's or the site's own", async () => {
  const strange = await tellingOf(3);
  expect(await run(["restore", file(), "--new-log"])).toBe(0);
  expect(await closedIn(here.into)).not.toContain(3);
  const told = new RegExp(
    `1 sletning eller lukning fra en anden logbog, (\\S+/${strange})\\. .* føj .* til (\\S+), før`,
  );
  const [, from = "", to = ""] = told.exec(heard.said) ?? [];
  await appendFile(to, await readFile(from));
  expect(await start()).toBe(0);
  expect(await closedIn(here.into)).toContain(3);
  expect(await closedIn(here.site.db)).not.toContain(3);
  // What a database has already is not told of.
  expect(await run(["backup", at("med.udsyn")])).toBe(0);
  await here.afresh();
  heard.said = "";
  expect(await run(["restore", at("med.udsyn"), "--new-log"])).toBe(0);
  expect(heard.said).not.toContain(strange);
});

test("where the journal is lost too, the new one is told all that the backup knows of", async () => {
  const lost = { UDSYN_JOURNAL: at("another") };
  await backup(
    { owner: here.site.db.connections.owner, store: here.site.files, named: namedBytes },
    at("nyere.udsyn"),
    now,
  );
  expect(await run(["restore", at("nyere.udsyn"), "--new-log"], lost)).toBe(0);
  const [only = "", ...more] = (await readdir(at("another"))).filter((name) => name.startsWith("erasures-"));
  expect(more).toEqual([]);
  const text = await readFile(at(`another/${only}`), "utf8");
  for (const one of await closedIn(here.site.db)) expect(text).toContain(people[one]);
});
