import { afterAll, beforeAll, expect, test } from "vitest";
import { get } from "../../../test/setup/get.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";
import { readTallies } from "../../register/index.ts";
import type { TripEntry } from "../trip-entry.ts";

/** What a file prints in its columns of counts, status and way, and cannot be read, is no figure and no guess. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const columns = [
  "ref",
  "emne",
  "fra",
  "til",
  "valgte",
  "ansatte",
  "øvrige",
  "udgift",
  "status",
  "vej",
  "slags",
  "hotel",
];
const fields = {
  ...{ reference: "ref", title: "emne", startOn: "fra", endOn: "til", elected: "valgte", staff: "ansatte" },
  ...{ others: "øvrige", accountsStatus: "status", direction: "vej", kind: "slags" },
};

async function published(rows: readonly Readonly<Record<string, string>>[], more: object = {}) {
  const dated = rows.map((row) => ({ fra: "2023-02-03", til: "2023-02-05", emne: `Tur ${row.ref}`, ...row }));
  const cells = dated.map((row: Readonly<Record<string, string>>) => columns.map((name) => row[name] ?? "").join(";"));
  const source = fileOf("rejser.csv", Buffer.from([columns.join(";"), ...cells].join("\n")));
  const trips = site.rooms.importers.find(({ name }) => name === "trips");
  const constants = { currency: "DKK" };
  const mapping = trips?.readMapping({ key: ["ref"], fields, lines: { other: ["udgift"] }, constants, ...more });
  if (!trips || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  return trips.run(place, { source, mapping, publish: true, dryRun: false });
}

async function entryOf(ref: string): Promise<TripEntry> {
  const found = "SELECT entry FROM register.current WHERE entry ->> 'title' = $1";
  const [one] = await site.db.query<{ entry: TripEntry }>(found, [`Tur ${ref}`]);
  if (!one) throw new Error(`${ref} is not public`);
  return one.entry;
}

async function pageOf(ref: string, lang = ""): Promise<string> {
  const found = "SELECT slug FROM register.current WHERE entry ->> 'title' = $1";
  const [one] = await site.db.query<{ slug: string }>(found, [`Tur ${ref}`]);
  const { body } = await get(`${site.addressOf("lyngholm")}${lang}/rejser/${one?.slug}`);
  return body.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
}

test("a count that is printed and unreadable leaves the whole and the price of each unknown", async () => {
  const people = { udgift: "9000,00", slags: "committee-trip" };
  const answer = await published([
    { ref: "V1", valgte: "6", øvrige: "3", ...people },
    { ref: "V2", valgte: "ca. 6", ansatte: "3", ...people },
    { ref: "V3", valgte: "6", ansatte: "ikke oplyst", øvrige: "1", ...people },
    { ref: "V4", valgte: "6,0", ansatte: "3", ...people },
    { ref: "V5", valgte: "0", ansatte: "3", øvrige: "6-7", ...people },
    { ref: "V6", ...people },
  ]);
  expect(answer).toMatchObject({ added: 6, held: 0, published: 6 });
  expect(answer.findings.map(({ row, code, field }) => [row, code, field])).toEqual([
    [2, "count-unreadable", "elected"],
    [3, "count-unreadable", "staff"],
    [5, "count-unreadable", "others"],
  ]);
  for (const ref of ["V2", "V3", "V5", "V6"]) {
    const { participants, accounts } = await entryOf(ref);
    expect([participants.total, accounts.perParticipant, accounts.total], ref).toEqual([null, null, "9000.00"]);
  }
  for (const ref of ["V1", "V4"])
    expect(await entryOf(ref)).toMatchObject({ participants: { total: 9 }, accounts: { perParticipant: "1000.00" } });
  expect(await pageOf("V2")).toContain("3 ansatte. Folkevalgte: »ca. 6«");
  expect(await pageOf("V2", "/en")).toMatch(/Elected members: .ca. 6./);
});

test("a status of the accounts that nobody can read is not a final one", async () => {
  const money = { udgift: "9000,00", slags: "committee-trip", valgte: "3", ansatte: "0" };
  const answer = await published([
    { ref: "S1", status: "budget", ...money },
    { ref: "S2", status: "", ...money },
    { ref: "S3", status: "final", ...money },
  ]);
  expect(answer).toMatchObject({ added: 3, published: 3 });
  expect(answer.findings.map(({ code, message }) => [code, message])).toEqual([
    ["status-unknown", expect.stringContaining("»budget« i »status« er ikke en kendt status. Regnskabet står som")],
  ]);
  const states = await Promise.all(["S1", "S2", "S3"].map(async (ref) => (await entryOf(ref)).accounts.status));
  expect(states).toEqual(["not-settled", "final", "final"]);
});

test("a way that is printed and unreadable is held, and so is a kind that nobody can read where nothing tells the way", async () => {
  const answer = await published([
    { ref: "R1", vej: "ind", slags: "committee-trip" },
    { ref: "R2", slags: "Besøg fra venskabsby" },
    { ref: "R3", slags: "Besøg fra venskabsby", vej: "in" },
    { ref: "R4", vej: "in", slags: "committee-trip" },
    { ref: "R5" },
  ]);
  expect(answer).toMatchObject({ added: 3, held: 2, published: 3 });
  expect(answer.findings.map(({ row, code, field }) => [row, code, field])).toEqual([
    [1, "direction-unknown", "direction"],
    [2, "code-unknown", "kind"],
    [2, "direction-unknown", "kind"],
  ]);
  expect(answer.findings[0]?.message).toContain("Om rejsen gik ud eller var et besøg her, kan ikke læses: »ind«");
  expect(await entryOf("R3")).toMatchObject({ kind: null, direction: "in" });
});

test("a trip with a line that is no amount is in no sum and no average of the front page, as in the list", async () => {
  const front = () => readTallies(site.db.register, site.here("lyngholm").id, "trip", ["spent", "spent-each"]);
  const trip = { slags: "committee-trip", valgte: "2", ansatte: "0" };
  const more = { lines: { transport: ["udgift"], lodging: ["hotel"] }, asPrinted: true };
  await published([{ ref: "U1", udgift: "5000,00", hotel: "500,00", ...trip }], more);
  const before = await front();
  expect(before.find(({ key }) => key === "lodging DKK")?.hundredths).toBeGreaterThanOrEqual(50_000n);
  await published([{ ref: "U2", udgift: "ca. 5.000", hotel: "500,00", ...trip }], more);
  expect((await entryOf("U2")).accounts).toMatchObject({ status: "final", total: null });
  expect(await front()).toEqual(before);
});

test("words that a source has for its sum can be erased from the log, as its other words can", async () => {
  const words = "ca. 12.500 kr., heraf 2.000 kr. til Xaverine Kanariefugl";
  const more = { fields: { ...fields, statedTotal: "udgift" }, lines: {}, asPrinted: true };
  await published([{ ref: "W1", udgift: words, slags: "committee-trip" }], more);
  expect((await entryOf("W1")).accounts.statedTotal).toBe(words);
  const leaves = await site.db.query<{ salts: Record<string, string> }>(
    "SELECT salts FROM register.entry WHERE entry ->> 'title' = 'Tur W1'",
  );
  expect(leaves.map(({ salts }) => Object.keys(salts).includes("/accounts/statedTotal"))).toEqual([true]);
});
