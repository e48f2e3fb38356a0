import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { fileAt } from "../../intake/index.ts";
import { listCurrent } from "../../register/index.ts";
import type { TripEntry } from "../trip-entry.ts";

const shared = process.env.UDSYN_SHARED ?? path.resolve(import.meta.dirname, "../../../../shared");
const file = path.join(shared, "sources/danish-municipal-trips.json");

const mapping = {
  format: { records: "trips" },
  key: ["id"],
  asPrinted: true,
  fields: {
    reference: "id",
    body: "body",
    kind: "kind",
    direction: "direction",
    purpose: "purpose",
    destination: "destination",
    country: "country",
    startOn: "start",
    endOn: "end",
    elected: "participants.politicians",
    staff: "participants.staff",
    others: "participants.other",
    caseNumber: "case_no",
    currency: "currency",
    statedTotal: "total_stated",
    accountsStatus: "figure_status",
    sourceUrl: "source",
  },
  lines: {
    transport: ["cost_lines.Transport", "cost_lines.Flybilletter", "cost_lines.2 flybilletter"],
    lodging: ["cost_lines.Overnatning", "cost_lines.Hotel", "cost_lines.Indkvartering"],
    meals: ["cost_lines.Forplejning", "cost_lines.Forplejning ekskl. drikkevarer", "cost_lines.Middag"],
    "lost-earnings": ["cost_lines.Diæter, fraværsgodtgørelse, 11 pers."],
    other: ["cost_lines.Diverse", "cost_lines.Diverse oplæg, besøg mv."],
  },
  values: {
    kind: { studietur: "committee-trip", studierejse: "committee-trip", konference: "conference" },
    direction: { outgoing: "out", incoming: "in" },
    accountsStatus: {
      "final accounts published by municipality": "final",
      "final, reported by local paper from municipality": "final",
      "final, reported by press": "final",
      "press, part cost only": "partly-booked",
      "estimate in agenda": "not-settled",
      "estimate in agenda (ranges)": "not-settled",
      "approved budget": "not-settled",
      "approved budget with lines": "not-settled",
    },
  },
};

describe("the Danish municipalities' trips, published", () => {
  let site: TestSite;
  let entries: readonly TripEntry[];
  beforeAll(async () => {
    if (!existsSync(file)) return;
    site = await startTestSite();
    const trips = site.rooms.importers.find(({ name }) => name === "trips");
    const read = trips?.readMapping(mapping);
    if (!trips || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
    const place = { db: site.db.app, municipality: site.here("ballerup"), who: operator, clock: () => site.clock.now };
    const answer = await trips.run(place, { source: fileAt(file), mapping: read, publish: true, dryRun: false });
    expect(answer).toMatchObject({ rows: 43, added: 43, held: 0, published: 43 });
    const page = await listCurrent<TripEntry>(site.db.register, place.municipality.id, "trip", {}, { limit: null });
    entries = page.items;
  });
  afterAll(() => site?.close());
  beforeEach((context) => context.skip(!existsSync(file), "../shared/sources is not here"));

  const by = (text: string) => entries.find((entry) => JSON.stringify(entry).includes(text));

  it("show Toronto's sum, its heads, and the committee of that day", () => {
    expect(by("eDoc 2011-2448")).toMatchObject({
      committee: { name: "Skole- og Uddannelsesudvalget" },
      destinations: [{ place: "Toronto, Ontario", country: "CA" }],
      participants: { elected: { count: 6, named: [] }, staff: [{ unit: "Ansatte", count: 3 }], total: 9 },
      accounts: { status: "final", total: "166013.00", perParticipant: "18445.89", statedTotal: null },
      budget: null,
      report: null,
      rulings: [],
    });
  });

  it("keep Fredensborg's printed total beside the sum that differs by a krone", () => {
    expect(entries.find(({ accounts }) => accounts.statedTotal === "81252.00")).toMatchObject({
      accounts: { total: "81253.00" },
    });
  });

  it("keep a range as it is printed, counted in no sum", () => {
    const entry = entries.find(({ accounts }) => accounts.lines.some((line) => line.amountText === "88.000-113.000"));
    expect(entry?.accounts).toMatchObject({ status: "not-settled", statedTotal: null });
    expect(entry?.accounts.lines.find((line) => line.amountText === "88.000-113.000")?.amount).toBeNull();
  });

  it("leave a missing date unknown, and keep what stands in its place", () => {
    const wuxi = entries.find(({ destinations }) => destinations.some(({ place }) => place.includes("Wuxi")));
    expect(wuxi).toMatchObject({ startOn: null, endOn: null, days: null });
    const noDates = entries.filter(({ startOn }) => startOn === null);
    expect(noDates.length).toBeGreaterThan(0);
    expect(noDates.every(({ days }) => days === null)).toBe(true);
  });

  it("keep several destinations in order, each with its country", () => {
    const twoCities = entries.find(({ destinations }) => destinations.map(({ place }) => place).join() === "Wien,Rom");
    expect(twoCities?.destinations.map(({ country }) => country)).toEqual(["AT", "IT"]);
  });

  it("translate no kind that the mapping does not name", () => {
    expect(by("by-til-by")).toMatchObject({ kind: null, asPrinted: { kind: "by-til-by" } });
  });
});
