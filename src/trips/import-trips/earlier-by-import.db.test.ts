import { afterEach, beforeEach, expect, it } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { fileOf, type ImportAsked } from "../../intake/index.ts";
import { listCurrent } from "../../register/index.ts";
import type { TripEntry } from "../trip-entry.ts";

/** A translation is of one text (decision 70), whichever way an import brings another. */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

const fields = { reference: "nr", startOn: "fra", endOn: "til", title: "titel", purpose: "formaal" };
const first = { title: "Kan brugerne drive det?", purpose: "At se om brugerne kan." };
const en = { title: "Can users run it?", purpose: "To see whether users can." };

async function comes(said: { title: string; purpose: string; til?: string }, more: Partial<ImportAsked> = {}) {
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  const trips = site.rooms.importers.find(({ name }) => name === "trips");
  const mapping = trips?.readMapping({ key: ["nr"], fields });
  if (!trips || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const row = `1;01.05.2025;${said.til ?? "02.05.2025"};${said.title};${said.purpose}`;
  const source = fileOf("r.csv", Buffer.from(`nr;fra;til;titel;formaal\n${row}\n`));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  return trips.run(place, { source, mapping, publish: true, dryRun: false, ...more });
}

async function translated(): Promise<string> {
  await comes(first);
  const [row] = await site.db.query<{ id: string }>("SELECT trip_id AS id FROM udsyn.trips_trip");
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  const trip = `/api/v1/trips/${row?.id}`;
  expect((await site.api("lyngholm", "coordinator", "PATCH", trip, { translations: { en } })).status).toBe(200);
  const told = await site.api("lyngholm", "coordinator", "POST", `${trip}/corrections`, { reason: "Oversat" });
  expect(told.status).toBe(201);
  expect(await shown()).toMatchObject({ ...first, translations: { en } });
  return trip;
}

async function shown(): Promise<TripEntry | undefined> {
  const page = await listCurrent<TripEntry>(site.db.register, site.here("lyngholm").id, "trip", {}, { limit: 2 });
  return page.items[0];
}

const stored = async () =>
  (
    await site.db.query<{ earlier: unknown; en: unknown }>(
      "SELECT plan -> 'earlierTranslations' AS earlier, plan #> '{translations,en}' AS en FROM udsyn.trips_trip",
    )
  )[0];

const changed = { title: "Brugerne kan IKKE drive det", purpose: "At se at brugerne ikke kan." };

it("a corrected heading and purpose leave their translations behind, and a dry run leaves all as it is", async () => {
  await translated();
  expect(await comes(changed, { dryRun: true })).toMatchObject({ updated: 1, findings: [] });
  expect(await stored()).toEqual({ earlier: null, en });
  expect(await comes(changed)).toMatchObject({ updated: 1, published: 1, findings: [] });
  expect(await stored()).toEqual({ earlier: { en: ["title", "purpose"] }, en });
  expect(await shown()).toMatchObject({ ...changed, translations: {} });
  // The same file again, and another field of the row, leave it marked.
  expect(await comes(changed)).toMatchObject({ unchanged: 1, published: 0 });
  expect(await comes({ ...changed, til: "03.05.2025" })).toMatchObject({ updated: 1 });
  expect(await stored()).toEqual({ earlier: { en: ["title", "purpose"] }, en });
});

it("what alone is changed alone is earlier, and where a reading was not kept as well", async () => {
  const trip = await translated();
  await site.db.query("UPDATE udsyn.intake_row SET read_as = NULL");
  await comes({ ...first, purpose: changed.purpose });
  expect(await stored()).toEqual({ earlier: { en: ["purpose"] }, en });
  expect(await shown()).toMatchObject({ translations: { en: { title: en.title } } });
  await site.db.query("UPDATE udsyn.intake_row SET read_as = NULL");
  await comes(changed);
  expect(await stored()).toEqual({ earlier: { en: ["title", "purpose"] }, en });
  // Rewritten, it is of what stands now, and the file's next word leaves it so.
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  const again = { en: { title: "Users cannot run it", purpose: "To see that they cannot." } };
  expect((await site.api("lyngholm", "coordinator", "PATCH", trip, { translations: again })).status).toBe(200);
  await site.db.query("UPDATE udsyn.intake_row SET read_as = NULL");
  await comes({ ...changed, til: "03.05.2025" });
  expect(await stored()).toEqual({ earlier: null, ...again });
});

it("so does a held row that is put right at the desk", async () => {
  await translated();
  expect(await comes({ ...changed, til: "01.04.2025" })).toMatchObject({ held: 1 });
  expect(await stored()).toEqual({ earlier: null, en });
  const [row] = await site.db.query<{ id: string }>("SELECT row_id AS id FROM udsyn.intake_row WHERE status = 'held'");
  const repair = { cells: { til: "02.05.2025" } };
  const done = await site.api("lyngholm", "coordinator", "POST", `/api/v1/held-rows/${row?.id}/repair`, repair);
  expect([done.status, await done.text()]).toEqual([201, expect.stringContaining("repaired")]);
  expect(await stored()).toEqual({ earlier: { en: ["title", "purpose"] }, en });
});
