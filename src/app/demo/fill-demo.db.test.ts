import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { decimalOf, hundredthsOf } from "../../kernel/index.ts";
import { accountsStates, tripKinds } from "../../profile/index.ts";
import { listCurrent, readHead } from "../../register/index.ts";
import {
  accountsTracks,
  listTrips,
  reportTracks,
  sightOfAll,
  type TripEntry,
  tripStatuses,
} from "../../trips/index.ts";
import ballerup from "./ballerup-trips.json" with { type: "json" };
import { fillDemo } from "./fill-demo.ts";

let site: TestSite;
const told: string[] = [];
const fill = () => fillDemo(site, site.rooms, site.clock.now, (line) => told.push(line));
beforeAll(async () => {
  site = await startTestSite(new Date("2026-11-23T08:00:00Z"));
  await fill();
});
afterAll(() => site.close());

const published = async (slug: string) =>
  (await listCurrent<TripEntry>(site.db.register, site.here(slug).id, "trip", {}, { limit: null })).items;

test("a second start adds nothing", async () => {
  const before = await readHead(site.db.register, site.here("ballerup").id);
  const lines = told.length;
  await fill();
  expect(await readHead(site.db.register, site.here("ballerup").id)).toEqual(before);
  expect(told).toHaveLength(lines);
});

describe("Lyngholm", () => {
  const here = () => site.here("lyngholm");
  const all = async () =>
    (await site.doing("lyngholm", (one) => listTrips(one.tx, here().id, sightOfAll, {}, { limit: 200 }))).items;

  test("has a trip in every status, and in every state of accounts and report", async () => {
    const trips = await all();
    const shown = [...(await published("lyngholm")), ...(await published("ballerup"))];
    expect(new Set(trips.map((one) => one.status))).toEqual(new Set(tripStatuses));
    expect(new Set(trips.map((one) => one.accountsTrack))).toEqual(new Set(accountsTracks));
    expect(new Set(trips.map((one) => one.reportTrack))).toEqual(new Set(reportTracks));
    expect(new Set(trips.map((one) => one.kind))).toEqual(new Set(tripKinds));
    expect(new Set(shown.map((one) => one.accounts.status))).toEqual(new Set(accountsStates));
  });

  test("has one travelling today, one ruled on too late, one decided by the council and one corrected", async () => {
    const entries = await published("lyngholm");
    const today = "2026-11-23";
    expect(
      entries.filter((one) => one.startOn && one.endOn && one.startOn <= today && today <= one.endOn),
    ).toHaveLength(1);
    expect(entries.filter((one) => one.rulings.some((ruling) => ruling.late))).toHaveLength(1);
    expect(entries.filter((one) => one.rulings.at(-1)?.committee.id === "byraadet")).toHaveLength(1);
    expect(entries.filter((one) => one.corrections.length > 0).length).toBeGreaterThan(0);
    expect(entries.every((one) => one.fictional)).toBe(true);
  });

  test("has sums that foot, and a log that runs in time", async () => {
    for (const { accounts, title } of await published("lyngholm")) {
      const sum = accounts.lines.reduce((total, line) => total + (hundredthsOf(line.amount ?? "") ?? 0n), 0n);
      expect(accounts.total, title).toBe(accounts.lines.length > 0 ? decimalOf(sum) : null);
    }
    const rows = await site.db.query<{ published_at: Date }>(
      "select published_at from register.entry where municipality_id = $1 order by leaf_index",
      [here().id],
    );
    const times = rows.map((one) => one.published_at.getTime());
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  test("lends none of its people to Ballerup", async () => {
    const shown = JSON.stringify(await published("ballerup"));
    const names = here().profile.committees.flatMap((one) => one.members.map((member) => member.name));
    expect(names.length).toBeGreaterThan(5);
    for (const name of [...names, "Sankt Alba", "Lyngholm"]) expect(shown).not.toContain(name);
  });
});

describe("Ballerup", () => {
  test("shows Toronto 2011 as printed, and what nobody printed as unknown", async () => {
    const toronto = (await published("ballerup")).find((one) => one.slug === "toronto-2011");
    expect(toronto).toMatchObject({
      caseNumber: "eDoc 2011-2448",
      committee: { id: "skole-og-uddannelsesudvalget", name: "Skole- og Uddannelsesudvalget" },
      startOn: "2011-09-10",
      endOn: "2011-09-16",
      days: 7,
      participants: {
        elected: { count: 6, named: [] },
        staff: [{ unit: "Børn og Unge", count: 3 }],
        others: [],
        total: 9,
      },
      budget: null,
      programme: [],
      rulings: [],
      report: null,
      contact: null,
      status: "complete",
      corrections: [],
    });
    const line = { amountText: null, vat: "unknown", bookedOn: null, voucher: null };
    expect(toronto?.accounts).toEqual({
      status: "final",
      currency: "DKK",
      lines: [
        { ...line, category: "transport", label: "Transport", amount: "66292.00" },
        { ...line, category: "meals", label: "Forplejning", amount: "25881.00" },
        { ...line, category: "lodging", label: "Overnatning", amount: "68200.00" },
        { ...line, category: "other", label: "Diverse", amount: "5640.00" },
      ],
      total: "166013.00",
      statedTotal: null,
      perParticipant: "18445.89",
      rateVersion: null,
    });
  });

  test("has no figure, date or name that its sources do not have, and owes nothing", async () => {
    const entries = await published("ballerup");
    expect(entries).toHaveLength(ballerup.trips.length);
    const facts = JSON.stringify(ballerup);
    for (const entry of entries) {
      const { title, purpose, startOn, endOn, participants, accounts, source } = entry;
      const said = [title, purpose, startOn, endOn, source?.url, source?.text].filter((one) => one !== null);
      for (const one of said) expect(facts).toContain(JSON.stringify(one));
      for (const { amount } of accounts.lines) expect(facts).toContain(`"${amount}"`);
      if (participants.total !== null) expect(facts).toContain(`"total":${participants.total}`);
      expect(participants.elected.named).toEqual([]);
      expect([entry.budget, entry.report, entry.co2]).toEqual([null, null, null]);
      expect([entry.rulings, entry.programme, entry.funding]).toEqual([[], [], []]);
      expect(accounts.status).toBe(accounts.lines.length > 0 ? "final" : "none");
    }
  });

  test("shows visits without a day as its sources print them", async () => {
    const undated = (await published("ballerup")).filter((one) => one.startOn === null);
    expect(undated.map((one) => one.asPrinted.dates)).toEqual([
      "Datoen mangler i kilden (ca. 2012)",
      "Omtalt november 2016; rejsens dage står ikke i kilden",
    ]);
  });
});

test.each(["2027-01-03", "2028-02-29"])("the demo can be set up on %s as well", async (day) => {
  const other = await startTestSite(new Date(`${day}T23:30:00Z`));
  try {
    await fillDemo(other, other.rooms, other.clock.now, () => undefined);
    const { id } = other.here("lyngholm");
    const { items } = await listCurrent<TripEntry>(other.db.register, id, "trip", {}, { limit: null });
    expect(items.filter((one) => one.rulings.some((ruling) => ruling.late))).toHaveLength(1);
    expect(items.length).toBe((await published("lyngholm")).length);
  } finally {
    await other.close();
  }
});
