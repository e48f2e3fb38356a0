import { expect, test } from "vitest";
import { day } from "../kernel/index.ts";
import { settingOn } from "../profile/index.ts";
import { lyngholm, ruledBefore, tripWith } from "./agenda/agenda.fixture.ts";
import { tripEntry } from "./trip.public.ts";
import { type AskedChange, approvalOf } from "./trip.ts";

const today = day("2026-05-20");
const change: AskedChange = { what: ["travellers", "funding"], budget: null, days: null };

/** What is public of who pays before the journey, where the municipality publishes by these fields. */
function told(hidden: readonly string[]) {
  const known = lyngholm();
  const { value } = settingOn(known, "publication", today);
  const onApproval = value.onApproval.filter((one) => !hidden.includes(one));
  const publication = known.policies.publication.map((one) => ({ ...one, value: { ...value, onApproval } }));
  const profile = { ...known, policies: { ...known.policies, publication } };
  const stood = tripWith({ funding: [{ payer: "host", name: "Bremen", amount: "1000.00" }] });
  const trip = { ...stood, status: "approved" as const, approved: approvalOf(stood, today) };
  const { ruling } = ruledBefore("approved");
  const changes = new Map([[ruling.submission.id, change]]);
  const accounts = { status: "none" as const, lines: [] };
  const entry = tripEntry({ trip, profile, rulings: [ruling], changes, departures: new Map(), accounts, today });
  return { funding: entry.funding.map(({ name }) => name), what: entry.rulings[0]?.change?.what };
}

test("where who pays is not public before the return, neither is that a change moved it", () => {
  expect(told([])).toEqual({ funding: ["Bremen"], what: ["travellers", "funding"] });
  expect(told(["funding"])).toEqual({ funding: [], what: ["travellers"] });
});
