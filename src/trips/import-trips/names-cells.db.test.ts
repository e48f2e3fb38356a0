import { afterEach, beforeEach, expect, it } from "vitest";
import { get } from "../../../test/setup/get.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";
import { listCurrent } from "../../register/index.ts";
import type { TripEntry } from "../trip-entry.ts";

/** What is made of cells with several names, and of wrapped destinations, in public. */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

const fields = { reference: "Nr", title: "Emne", startOn: "Fra", endOn: "Til", destination: "By", total: "Udgift" };
const mapping = {
  key: ["Nr"],
  fields: { ...fields, traveller: "Deltagere" },
  lines: { other: ["Udgift"] },
  constants: { currency: "DKK", kind: "staff-visit" },
};

async function comes(rows: readonly string[], more: object = {}, columns = "Deltagere") {
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  const text = `Nr;Emne;Fra;Til;By;${columns};Udgift\n${rows.join("\n")}\n`;
  const trips = site.rooms.importers.find(({ name }) => name === "trips");
  const read = trips?.readMapping({ ...mapping, ...more });
  if (!trips || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const asked = { source: fileOf("liste.csv", Buffer.from(text)), mapping: read, publish: true, dryRun: false };
  return trips.run(place, asked);
}

const row = (nr: string, people: string, place = "Lund") =>
  `${nr};Emne ${nr};3.2.2025;5.2.2025;"${place}";${people};9.000,00`;

async function shown(nr: string): Promise<TripEntry> {
  const page = await listCurrent<TripEntry>(site.db.register, site.here("lyngholm").id, "trip", {}, { limit: 50 });
  const found = page.items.find(({ title }) => title === `Emne ${nr}`);
  if (!found) throw new Error(`${nr} is not public`);
  return found;
}

it("takes no cell of several names for one person, and tells whoever imports it", async () => {
  const answer = await comes([
    row("T1", '"Mette Hansen, Jens Olsen og Karen Vest"'),
    row("T2", "3 medarbejdere fra Børn og Unge"),
    row("T3", "Mette Hansen"),
    row("T4", '"Mette Hansen;Jens Olsen"'),
  ]);
  expect(answer).toMatchObject({ added: 4, held: 0, published: 4 });
  expect(answer.findings.map(({ reference, code, field }) => [reference, code, field])).toEqual([
    ["T1", "names-uncounted", "traveller"],
    ["T2", "names-uncounted", "traveller"],
  ]);
  for (const nr of ["T1", "T2"])
    expect(await shown(nr)).toMatchObject({
      participants: { total: null },
      accounts: { total: "9000.00", perParticipant: null },
    });
  expect(await shown("T3")).toMatchObject({ participants: { total: 1 }, accounts: { perParticipant: "9000.00" } });
  expect(await shown("T4")).toMatchObject({ participants: { total: 2 }, accounts: { perParticipant: "4500.00" } });
  // Written one a line in the file, they are counted.
  expect(await comes([row("T1", '"Mette Hansen\nJens Olsen\nKaren Vest"')])).toMatchObject({
    updated: 1,
    findings: [],
  });
  expect(await shown("T1")).toMatchObject({ participants: { total: 3 } });
});

it("reads no more of a trip that was counted as one before it was known to be several", async () => {
  await comes([row("T1", "Mette Hansen")]);
  await comes([row("T1", "Mette Hansen og Jens Olsen")]);
  expect(await shown("T1")).toMatchObject({ participants: { total: null } });
});

it("shows names only where all who travel are elected, and each is plainly one", async () => {
  const more = {
    fields: { ...mapping.fields, elected: "Folkevalgte", staff: "Ansatte" },
    constants: { currency: "DKK", kind: "committee-trip" },
  };
  const rows = [
    row("U1", '"Mette Borgmester Hansen, Jens Canarymand Olsen";1;1'),
    row("U2", '"Mette Canarymand; Jens Canarymand";2;1'),
    row("U3", '"Mette Canarymand; Jens Canarymand; Ansat Canarymand";2;1'),
    row("U4", '"Mette Canarymand, Jens Canarymand";1;'),
    row("U5", "Mette Canarymand;1;ukendt"),
    row("U6", '"Mette Hansen\nJens Olsen";2;'),
  ];
  await comes(rows, more, "Deltagere;Folkevalgte;Ansatte");
  for (const nr of ["U1", "U2", "U3", "U4", "U5"]) expect((await shown(nr)).participants.elected.named, nr).toEqual([]);
  expect((await shown("U1")).participants).toMatchObject({ elected: { count: 1 }, total: 2 });
  expect((await shown("U6")).participants.elected).toEqual({
    count: 2,
    named: [
      { name: "Mette Hansen", role: null },
      { name: "Jens Olsen", role: null },
    ],
  });
  expect((await get(`${site.addressOf("lyngholm")}/data/trips.json`)).body).not.toContain("Canarymand");
});

it("publishes a wrapped destination as the one it is, with its country", async () => {
  await comes([row("D1", "", "Denver,\nColorado,\nUSA"), row("D2", "", "Lund\nMalmø")]);
  expect((await shown("D1")).destinations).toMatchObject([{ place: "Denver, Colorado, USA" }]);
  expect((await shown("D2")).destinations.map(({ place }) => place)).toEqual(["Lund", "Malmø"]);
});
