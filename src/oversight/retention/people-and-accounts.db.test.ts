import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { closePerson, savePerson } from "../../identity/index.ts";
import { addDays, day } from "../../kernel/index.ts";
import { settingOn } from "../../profile/index.ts";
import { runRetention } from "./run-retention.ts";

let site: TestSite;
let here: string;
beforeAll(async () => {
  site = await startTestSite();
  here = site.here("lyngholm").id;
});
afterAll(() => site.close());

const retentionOn = (day: string) => runRetention(site.db.app, site.here("lyngholm"), new Date(`${day}T12:00:00Z`));
const column = async (sql: string, values: unknown[] = []) =>
  (await site.db.query<{ v: unknown }>(sql, values)).map((row) => row.v);
const put = (table: string, row: Readonly<Record<string, unknown>>) =>
  site.db.query(
    `INSERT INTO udsyn.${table} (municipality_id, ${Object.keys(row).join(", ")})
     VALUES ($1, ${Object.keys(row).map((_, at) => `$${at + 2}`)})`,
    [here, ...Object.values(row)],
  );

async function left(name: string): Promise<string> {
  return site.doing("lyngholm", async (one) => {
    const person = { name, email: `${randomUUID()}@by.example`, title: "Konsulent", unitId: null, subject: name };
    const id = await savePerson(one.tx, one.municipality.id, { ...person, grants: [] }, one.now);
    await closePerson(one, id);
    return id;
  });
}
const nameOf = async (id: string) =>
  (await column("SELECT name AS v FROM udsyn.identity_person WHERE person_id = $1", [id]))[0];

test("who has left is forgotten after the log's months; who kept accounts, when the accounts need them no more; never earlier", async () => {
  const [office, ledger, here_] = [await left("Gik Tidligt"), await left("Førte Regnskab"), await left("Kom Igen")];
  await put("accounts_posting", posting(ledger, "2027-02-01"));
  // Whoever is let in again is nobody who left.
  await site.doing("lyngholm", ({ tx, municipality, now }) =>
    savePerson(
      tx,
      municipality.id,
      { name: "Kom Igen", email: null, title: null, unitId: null, subject: "Kom Igen", grants: [] },
      now,
    ),
  );
  for (const day of ["2025-04-01", "2026-05-07", "2027-05-05"]) await retentionOn(day);
  expect([await nameOf(office), await nameOf(ledger)]).toEqual(["Gik Tidligt", "Førte Regnskab"]);
  await retentionOn("2027-05-07");
  expect([await nameOf(office), await nameOf(ledger)]).toEqual(["[slettet]", "Førte Regnskab"]);
  await retentionOn("2032-12-31");
  expect(await nameOf(ledger)).toBe("Førte Regnskab");
  await retentionOn("2033-01-01");
  expect([await nameOf(ledger), await nameOf(here_)]).toEqual(["[slettet]", "Kom Igen"]);
  expect(
    await column(
      "SELECT subject_id AS v FROM udsyn.records_audit WHERE action = 'identity.erase-left' ORDER BY audit_id",
    ),
  ).toEqual([office, ledger]);
});

function posting(by: string, bookedOn: string, more: object = {}) {
  return {
    ...{ posting_id: randomUUID(), category: "meals", amount_text: "10,00", currency: "DKK", hundredths: 1000 },
    ...{ home_hundredths: 1000, vat: "unknown", text: "Frokost", booked_on: bookedOn, version: 1 },
    ...{ created_at: new Date(`${bookedOn}T10:00:00Z`), created_by: by },
    ...more,
  };
}

test("receipts and suppliers' names go five years after the year's end; the line stands and says why", async () => {
  const receipt = randomUUID();
  await put("records_document", {
    ...{ document_id: receipt, subject_type: "trip", subject_id: randomUUID(), sha256: "0", media_type: "image/png" },
    ...{ file_name: "frokost.png", size: 1, uploaded_at: "2026-06-02T10:00:00Z", uploaded_by: "x" },
  });
  const line = posting("x", "2026-06-01", { receipt_document_id: receipt, supplier: "Karl Kokken" });
  await put("accounts_posting", line);
  const standing = () =>
    site.db.query(
      `SELECT supplier, receipt_document_id AS receipt, without_receipt AS why, hundredths::int AS sum
       FROM udsyn.accounts_posting WHERE posting_id = $1`,
      [line.posting_id],
    );
  for (const day of ["2025-01-01", "2027-07-10", "2031-12-31"]) await retentionOn(day);
  expect(await standing()).toEqual([{ supplier: "Karl Kokken", receipt, why: null, sum: 1000 }]);
  await retentionOn("2032-01-01");
  expect(await standing()).toMatchObject([{ supplier: null, receipt: null, sum: 1000 }]);
  expect((await standing())[0]?.why).toContain("fristen");
  expect(
    await column("SELECT removed_at IS NOT NULL AS v FROM udsyn.records_document WHERE document_id = $1", [receipt]),
  ).toEqual([true]);
});

test("a receipt that shows lines of two years stays until the newer one's years are over", async () => {
  const receipt = randomUUID();
  await put("records_document", {
    ...{ document_id: receipt, subject_type: "trip", subject_id: randomUUID(), sha256: "1", media_type: "image/png" },
    ...{ file_name: "hotel.png", size: 1, uploaded_at: "2027-01-02T10:00:00Z", uploaded_by: "x" },
  });
  for (const on of ["2026-12-30", "2027-01-02"])
    await put("accounts_posting", posting("x", on, { receipt_document_id: receipt }));
  const shown = () => column("SELECT 1 AS v FROM udsyn.accounts_posting WHERE receipt_document_id = $1", [receipt]);
  await retentionOn("2032-12-31");
  expect(await shown()).toHaveLength(2);
  await retentionOn("2033-01-01");
  expect(await shown()).toEqual([]);
});

test("companions' names go by the trip's year, and what files printed by the file's; a held row is laid aside", async () => {
  const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", {
    ...{ kind: "committee-trip", title: "Malmø", startOn: "2026-06-02", endOn: "2026-06-04" },
    participants: { companions: [{ name: "Privat Ledsager", paid: true, legalBasis: "Aftale af 1. maj" }] },
  });
  const { id } = (await made.json()) as { id: string };
  await site.db.query("UPDATE udsyn.trips_trip SET status = 'approved', approved = $2 WHERE trip_id = $1", [
    id,
    JSON.stringify({ on: "2026-05-06", participants: { companions: [{ name: "Privat Ledsager", paid: true }] } }),
  ]);
  const run = randomUUID();
  await put("intake_run", {
    ...{ run_id: run, dataset: "trips", file_name: "rejser.csv", mapping: "{}", dialect: "{}", by_actor: "a" },
    ...{ added: 0, updated: 0, unchanged: 0, held: 1, started_at: "2026-05-06T08:00:00Z" },
  });
  for (const status of ["held", "repaired"])
    await put("intake_row", {
      ...{ dataset: "trips", key_digest: Buffer.from(status), row_id: randomUUID(), key: status, content_hash: "0" },
      ...{ status, run_id: run, row_number: 2, reference: "2", printed: JSON.stringify([["Navn", "Privat Navn"]]) },
    });
  const years = site.here("lyngholm").profile.policies.retention.at(-1)?.value.personalDataYearsAfterClosing ?? 0;
  const companions = async () =>
    (
      await site.db.query(
        "SELECT plan #> '{participants,companions}' AS plan, approved FROM udsyn.trips_trip WHERE trip_id = $1",
        [id],
      )
    )[0];
  for (const day of ["2025-04-01", `${2026 + years}-12-31`]) await retentionOn(day);
  expect(JSON.stringify(await companions())).toContain("Privat Ledsager");
  expect(await column("SELECT status AS v FROM udsyn.intake_row WHERE printed IS NOT NULL ORDER BY 1")).toEqual([
    "held",
    "repaired",
  ]);
  await retentionOn(`${2027 + years}-01-01`);
  expect((await companions())?.plan).toEqual([{ name: "[slettet]", paid: true, legalBasis: null }]);
  expect(JSON.stringify(await companions())).not.toContain("Privat Ledsager");
  expect(await column("SELECT status AS v FROM udsyn.intake_row WHERE printed IS NULL ORDER BY 1")).toEqual([
    "dismissed",
    "repaired",
  ]);
});

test("a letter that could not be sent goes when its link is over and a month more, and not before", async () => {
  const letter = (key: string, createdAt: string) =>
    put("records_outbox", {
      ...{ outbox_id: randomUUID(), kind: "mail", key, created_at: `${createdAt}T12:00:00Z` },
      payload: JSON.stringify({ from: "a@by.example", to: "b@by.example", subject: key, text: "Kære Åse" }),
    });
  const { value } = settingOn(site.here("lyngholm").profile, "retention", day("2026-05-06"));
  const until = (days: number) => addDays(day("2026-05-06"), value.linkDays + days);
  await letter("usendt", "2026-05-06");
  const left = () => column("SELECT key AS v FROM udsyn.records_outbox WHERE key = 'usendt'");
  for (const days of [0, 1, 29]) await retentionOn(until(days));
  expect(await left()).toEqual(["usendt"]);
  await retentionOn(until(31));
  expect(await left()).toEqual([]);
});
