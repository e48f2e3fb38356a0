import { afterEach, beforeEach, expect, it } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { fileOf, type ImportAsked } from "../../intake/index.ts";
import { listCurrent } from "../../register/index.ts";
import type { TripEntry } from "../trip-entry.ts";

/** An imported trip is mended at the desk, and its file comes again. */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

const mapping = {
  key: ["ref"],
  fields: {
    ...{ reference: "ref", title: "ti", purpose: "pu", startOn: "s", endOn: "e", destination: "d" },
    ...{ traveller: "tr", total: "tot", staff: "st", direction: "di" },
  },
  constants: { currency: "DKK", kind: "staff-visit" },
};

/** What is public is told from what has changed since by the hour. */
function later() {
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
}

function comes(changed: Readonly<Record<string, string>> = {}, more: Partial<ImportAsked> & { name?: string } = {}) {
  later();
  const row = { ref: "IMX4", ti: "Titel", pu: "Filens formål", s: "2025-05-05", e: "2025-05-07", d: "Hamborg" };
  const cells = { ...row, tr: "Per Opdigt", tot: "100,00", st: "", di: "", ...changed };
  const source = fileOf(
    more.name ?? "f.csv",
    Buffer.from(`${Object.keys(cells).join(";")}\n${Object.values(cells).join(";")}\n`),
  );
  const trips = site.rooms.importers.find(({ name }) => name === "trips");
  const read = trips?.readMapping(mapping);
  if (!trips || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  return trips.run(place, { source, mapping: read, publish: true, dryRun: false, ...more });
}

const idOf = async () =>
  (await site.db.query<{ id: string }>("SELECT trip_id AS id FROM udsyn.trips_trip"))[0]?.id ?? "";

async function shown(): Promise<TripEntry> {
  const page = await listCurrent<TripEntry>(site.db.register, site.here("lyngholm").id, "trip", {}, { limit: 2 });
  const [only] = page.items;
  if (!only) throw new Error("nothing is public");
  return only;
}

const atDesk = {
  title: "Rettet titel",
  purpose: "Rettet formål",
  programme: [{ date: "2025-05-05", title: "Møde på rådhuset", place: "Hamborg", purposeClass: "municipal" }],
  unit: "skole-og-dagtilbud",
  participants: { staff: [{ unit: "skole-og-dagtilbud", count: 2 }] },
  contact: { unit: "Sekretariatet", email: "int@lyngholm.example" },
  translations: { en: { title: "Corrected", purpose: "By hand" } },
};

async function mend(fields: object = atDesk): Promise<string> {
  later();
  const id = await idOf();
  const edited = await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, fields);
  expect([edited.status, edited.status === 200 ? "" : await edited.text()]).toEqual([200, ""]);
  const reason = { reason: "Formålet var forkert" };
  const told = await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${id}/corrections`, reason);
  expect(told.status).toBe(201);
  return id;
}

it("writes what the file itself changed, and leaves all that was written at the desk", async () => {
  await comes();
  await mend();
  const before = await shown();
  expect(before).toMatchObject({ title: "Rettet titel", accounts: { statedTotal: "100.00" } });
  const answer = await comes({ tot: "100,01" });
  expect(answer).toMatchObject({ updated: 1, published: 1, findings: [] });
  const { accounts, ...rest } = await shown();
  const { accounts: _, ...stood } = before;
  expect(accounts.statedTotal).toBe("100.01");
  const untouched = ["title", "purpose", "programme", "unit", "participants", "contact", "translations"] as const;
  for (const name of untouched) expect(rest[name], name).toEqual(stood[name]);
  expect(await comes({ tot: "100,01" })).toMatchObject({ unchanged: 1, published: 0 });
});

it("keeps the desk's words where both changed a field, says so in the run once, and asks of a dry run too", async () => {
  await comes();
  await mend();
  const changed = { pu: "Filens nye formål", d: "Bremen" };
  const found = [{ row: 1, code: "kept-by-hand", field: "purpose", printed: "Filens nye formål" }];
  expect(await comes(changed, { dryRun: true })).toMatchObject({ findings: found });
  const answer = await comes(changed);
  expect(answer).toMatchObject({ updated: 1, held: 0, findings: found });
  expect(answer.findings[0]?.message).toContain(
    "»formål« er beholdt, som det står ved skrivebordet: det er ændret både",
  );
  expect(await shown()).toMatchObject({ purpose: "Rettet formål", destinations: [{ place: "Bremen" }] });
  expect(await comes({ ...changed, tot: "7,00" })).toMatchObject({ updated: 1, findings: [] });
  expect(await shown()).toMatchObject({ purpose: "Rettet formål", accounts: { statedTotal: "7.00" } });
});

it("leaves an edit that nobody has published to whoever publishes it, and does not undo it", async () => {
  await comes();
  const id = await idOf();
  await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, { purpose: "Kladde ved skrivebordet" });
  await comes({ tot: "8,00" });
  const trip = await (await site.api("lyngholm", "coordinator", "GET", `/api/v1/trips/${id}`)).json();
  expect(trip).toMatchObject({ purpose: "Kladde ved skrivebordet", title: "Titel" });
});

it("lets no two days that each made alone stand in the wrong order", async () => {
  await comes();
  await mend({ endOn: "2025-05-06" });
  const answer = await comes({ s: "2025-05-07" });
  expect(answer.findings).toMatchObject([{ code: "kept-by-hand", field: "startOn", printed: "2025-05-07" }]);
  expect(await shown()).toMatchObject({ startOn: "2025-05-05", endOn: "2025-05-06" });
});

it("lets no legs stand that fit none of the places", async () => {
  await comes();
  const id = await idOf();
  const legs = [{ mode: "rail" }, { mode: "rail" }];
  await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, { legs });
  const answer = await comes({ d: "" });
  expect(answer.findings).toMatchObject([{ code: "kept-by-hand", field: "destination", printed: "" }]);
  const trip = await (await site.api("lyngholm", "coordinator", "GET", `/api/v1/trips/${id}`)).json();
  expect(trip).toMatchObject({ destinations: [{ place: "Hamborg" }], legs });
});

it("turns no journey whose legs were written at the desk into a visit", async () => {
  await comes();
  const id = await idOf();
  const legs = [{ mode: "rail" }, { mode: "rail" }];
  await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, { legs });
  const answer = await comes({ di: "in" });
  expect(answer.findings).toMatchObject([{ code: "kept-by-hand", field: "direction", printed: "in" }]);
  const trip = await (await site.api("lyngholm", "coordinator", "GET", `/api/v1/trips/${id}`)).json();
  expect(trip).toMatchObject({ direction: "out", legs });
});

it("takes what a hand wrote last for a hand's, whatever an import wrote before", async () => {
  await comes();
  await mend({ title: "Rettet titel" });
  const answer = await comes({ ti: "Filens nye titel" });
  expect(answer.findings).toMatchObject([{ code: "kept-by-hand", field: "title", printed: "Filens nye titel" }]);
  expect(await shown()).toMatchObject({ title: "Rettet titel" });
});

it("goes by the trail where a row's reading was not kept, and by the desk's words where that says nothing", async () => {
  await comes();
  await mend();
  await site.db.query("UPDATE udsyn.intake_row SET read_as = NULL");
  expect(await comes({ tot: "2,00" })).toMatchObject({ updated: 1, findings: [] });
  expect(await shown()).toMatchObject({ title: "Rettet titel", accounts: { statedTotal: "2.00" } });
  await site.db.query("UPDATE udsyn.intake_row SET read_as = NULL");
  await site.db.query("DELETE FROM udsyn.records_audit_value");
  const answer = await comes({ tot: "3,00" });
  expect(answer.findings.map(({ code, field }) => [code, field])).toEqual(
    expect.arrayContaining([
      ["kept-by-hand", "title"],
      ["kept-by-hand", "purpose"],
      ["kept-by-hand", "total"],
    ]),
  );
  expect(await shown()).toMatchObject({
    ...{ title: "Rettet titel", purpose: "Rettet formål", programme: [{ title: "Møde på rådhuset" }] },
    accounts: { statedTotal: "2.00" },
  });
});

it("learns the reading of an older row when the same file comes again", async () => {
  await comes();
  await mend();
  await site.db.query("UPDATE udsyn.intake_row SET read_as = NULL");
  expect(await comes()).toMatchObject({ unchanged: 1 });
  await site.db.query("DELETE FROM udsyn.records_audit_value");
  expect(await comes({ tot: "3,00" })).toMatchObject({ updated: 1, findings: [] });
  expect(await shown()).toMatchObject({ title: "Rettet titel", accounts: { statedTotal: "3.00" } });
});

it("remembers what the file said last while a row is held", async () => {
  await comes();
  await mend();
  expect(await comes({ e: "2025-05-01" })).toMatchObject({ held: 1 });
  await site.db.query("DELETE FROM udsyn.records_audit_value");
  expect(await comes({ tot: "3,00" })).toMatchObject({ updated: 1, findings: [] });
  expect(await shown()).toMatchObject({ title: "Rettet titel", accounts: { statedTotal: "3.00" } });
});

it("holds a file against what a repair said of its row", async () => {
  await comes();
  expect(await comes({ e: "2025-05-01" })).toMatchObject({ held: 1 });
  const [row] = await site.db.query<{ id: string }>("SELECT row_id AS id FROM udsyn.intake_row WHERE status = 'held'");
  const repair = { cells: { e: "2025-05-08" } };
  const done = await site.api("lyngholm", "coordinator", "POST", `/api/v1/held-rows/${row?.id}/repair`, repair);
  expect([done.status, await done.text()]).toEqual([201, expect.stringContaining("repaired")]);
  // Where the trail does not tell it as well.
  await site.db.query("DELETE FROM udsyn.records_audit_value");
  expect(await comes({ e: "2025-05-09" })).toMatchObject({ updated: 1, findings: [] });
  expect(await shown()).toMatchObject({ endOn: "2025-05-09" });
});

it("says of nobody's edit that the desk made it: not of a file of another name, nor of accounts that were opened again", async () => {
  await comes({}, { name: "2025.csv" });
  const id = await idOf();
  await site.db.query("UPDATE udsyn.trips_trip SET accounts_status = 'open' WHERE trip_id = $1", [id]);
  const answer = await comes({ pu: "Filens nye formål", tot: "" }, { name: "2026.csv" });
  expect(answer).toMatchObject({ updated: 1, findings: [] });
  const trip = await (await site.api("lyngholm", "coordinator", "GET", `/api/v1/trips/${id}`)).json();
  expect(trip).toMatchObject({ purpose: "Filens nye formål", accountsTrack: "open" });
});

it("moves no days away from what was written at the desk", async () => {
  await comes();
  await mend();
  const answer = await comes({ s: "05.06.2025", e: "07.06.2025", pu: "Filens nye formål" });
  expect(answer.findings).toMatchObject([
    { code: "kept-by-hand", field: "purpose" },
    { code: "kept-by-hand", field: "startOn", printed: "05.06.2025" },
    { code: "kept-by-hand", field: "endOn", printed: "07.06.2025" },
  ]);
  expect(answer.findings[1]?.message).toContain(
    "»afrejse« er beholdt, som det står ved skrivebordet: noget i programmet",
  );
  expect(answer.findings[1]?.message).toMatch(/Filen siger nu »5\.\sjuni 2025«/);
  expect(await shown()).toMatchObject({ startOn: "2025-05-05", endOn: "2025-05-07" });
  const wider = { s: "2025-05-04", e: "2025-06-08", pu: "Filens nye formål" };
  expect((await comes(wider)).findings).toEqual([]);
  expect(await shown()).toMatchObject({ startOn: "2025-05-04", endOn: "2025-06-08" });
});

it("moves no days away from a stay that was written at the desk", async () => {
  await comes();
  const stay = { place: "Hamborg", country: "DE", from: "2025-05-05", to: "2025-05-07" };
  await mend({ destinations: [stay] });
  const answer = await comes({ e: "2025-05-06" });
  expect(answer.findings).toMatchObject([{ code: "kept-by-hand", field: "endOn", printed: "2025-05-06" }]);
  expect(await shown()).toMatchObject({ endOn: "2025-05-07" });
});

it("lets no total stand below those who are listed at the desk", async () => {
  await comes({ tr: "" });
  await mend();
  const answer = await comes({ tr: "Per Opdigt" });
  expect(answer.findings).toMatchObject([{ code: "kept-by-hand", field: "traveller", printed: "Per Opdigt" }]);
  expect(await shown()).toMatchObject({ participants: { staff: [{ count: 2 }], total: 2 } });
});
