import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import type { Profile } from "../../profile/index.ts";
import { lyngholm } from "../agenda/agenda.fixture.ts";
import { laidUpon } from "../drafting.ts";
import { planSchema } from "../plan.ts";
import { approvalOf, publicPlanOf, type Trip } from "../trip.ts";
import { changesSinceApproval, changeWord, needsNewRuling } from "./needs-new-ruling.ts";
import { plan, trip } from "./trip-owing.fixture.ts";

const approved = { on: day("2026-05-20"), late: false, participants: plan.participants, budget: plan.budget };
const changed = (changes: object) =>
  changesSinceApproval({ ...trip, plan: planSchema.parse({ ...plan, ...changes }), approved }, lyngholm());
test("a line that had no sure amount when it was approved may stay", () => {
  const lines = [
    { category: "transport", amount: "100" },
    { category: "lodging", amountText: "2-3.000 kr." },
  ];
  const open = planSchema.parse({ ...plan, budget: { currency: "DKK", lines } });
  expect(
    changesSinceApproval({ ...trip, plan: open, approved: { ...approved, budget: open.budget } }, lyngholm()),
  ).toEqual([]);
});

const budget = (amount: string, currency = "DKK") => ({
  budget: { currency, lines: [{ category: "transport", amount }] },
});
const people = (changes: object) => ({ participants: { elected: { named: [{ name: "Asta Opdigt" }] }, ...changes } });

test("a trip that is not approved, or goes as it was approved, needs no new ruling", () => {
  expect(
    needsNewRuling({ ...trip, plan: planSchema.parse({ ...plan, ...budget("9999") }), approved: null }, lyngholm()),
  ).toBe(false);
  expect(changed({})).toEqual([]);
});

test("a budget above the approved one, or in another currency, does; a lower one does not", () => {
  expect(changed(budget("4200.01"))).toEqual(["budget"]);
  expect(changed(budget("4200"))).toEqual([]);
  expect(changed(budget("100"))).toEqual([]);
  expect(changed(budget("100", "EUR"))).toEqual(["budget"]);
  // Cheaper in figures, and a range in words that nobody approved.
  const line = { category: "transport", amount: "100" };
  for (const open of [
    { ...line, amountText: "500.000-900.000 kr." },
    { ...line, amount: null },
  ])
    expect(changed({ budget: { currency: "DKK", lines: [line, open] } })).toEqual(["budget"]);
});

test("another traveller does, by name, group or number; a role, an order or an unpaid companion does not", () => {
  expect(changed(people({ elected: { named: [{ name: "Bo Opdigt" }] } }))).toEqual(["travellers"]);
  expect(changed(people({ elected: { named: [{ name: "Asta Opdigt" }, { name: "Bo Opdigt" }] } }))).toEqual([
    "travellers",
  ]);
  expect(changed(people({ staff: [{ unit: "Sekretariat", count: 1 }] }))).toEqual(["travellers"]);
  expect(changed(people({ companions: [{ name: "Ib", paid: true, legalBasis: "§" }] }))).toEqual(["travellers"]);
  expect(changed(people({ companions: [{ name: "Ib" }] }))).toEqual([]);
  expect(changed(people({ elected: { named: [{ name: "Asta Opdigt", role: "formand" }] } }))).toEqual([]);
});

/** As it was approved and made public, and what is edited since. */
const stood = { ...trip, approved, plan };
const since = (edited: Partial<Trip>, profile = lyngholm()) =>
  changesSinceApproval({ ...stood, publicPlan: publicPlanOf(stood), ...edited }, profile);

test("other days do not, in the same year", () => {
  expect(since({ startOn: day("2026-11-02"), endOn: day("2026-11-04"), title: "Senere" })).toEqual([]);
});

test("days before the approval are late: shown, or refused where the profile refuses late requests", () => {
  const early = { startOn: "2026-05-02", endOn: "2026-05-04" };
  expect(since({ startOn: day(early.startOn), endOn: day(early.endOn) })).toEqual([]);
  const profile = lyngholm();
  const lateRequest = profile.policies.lateRequest.map((one) => ({ ...one, value: "refused" as const }));
  const strict: Profile = { ...profile, policies: { ...profile.policies, lateRequest } };
  const laid =
    (change: object, by = strict) =>
    () =>
      laidUpon({ ...stood, status: "approved" }, change, by, day("2026-06-01"));
  expect(laid(early, profile)).not.toThrow();
  expect(laid({ startOn: "2026-05-20", endOn: "2026-05-22" })).not.toThrow();
  expect(laid(early)).toThrow(
    expect.objectContaining({ faults: [expect.objectContaining({ fault: "late-request-refused", path: "startOn" })] }),
  );
});

test("another ramme does: of another year, or of another owner; a unit beside the committee does not", () => {
  expect(since({ startOn: day("2027-01-02"), endOn: day("2027-01-04") })).toEqual(["ramme"]);
  expect(since({ committeeId: "kultur-og-fritidsudvalget" })).toEqual(["ramme"]);
  expect(since({ committeeId: null, unitId: "lyngskolen" })).toEqual(["ramme"]);
  expect(since({ unitId: "lyngskolen" })).toEqual([]);
  const both = { startOn: day("2027-01-02"), plan: planSchema.parse({ ...plan, ...budget("9999") }) };
  expect(changeWord(since(both))).toBe("several");
});

test("somebody who must rule now and was not asked does: by a limit that holds on the new days", () => {
  const profile = lyngholm();
  const cap = profile.policies.capPerParticipant.at(-1);
  if (!cap) throw new Error("no cap");
  const lower = { ...cap, value: 100_000n, from: day("2026-10-01") };
  const capPerParticipant = [{ ...cap, to: day("2026-09-30") }, lower];
  const stricter = { ...profile, policies: { ...profile.policies, capPerParticipant } };
  expect(since({ startOn: day("2026-09-20") }, stricter)).toEqual([]);
  expect(since({ startOn: day("2026-10-02"), endOn: day("2026-10-04") }, stricter)).toEqual(["order"]);
});

test("where the council ruled nobody is above it, whoever an order names on the new days", () => {
  const profile = lyngholm();
  const order = profile.policies.approvalOrder.at(-1);
  if (!order) throw new Error("no order");
  type Deciders = (typeof order.value)["committee-trip"];
  const of = (deciders: Deciders) => ({ ...order, value: { ...order.value, "committee-trip": deciders } });
  const changing = (first: Deciders) => {
    const approvalOrder = [
      { ...of(first), to: day("2026-09-30") },
      { ...of([{ by: "committee" }, { by: "economy" }]), from: day("2026-10-01") },
    ];
    return { ...profile, policies: { ...profile.policies, approvalOrder } };
  };
  const later = { startOn: day("2026-10-02"), endOn: day("2026-10-04") };
  expect(since(later, changing([{ by: "committee" }]))).toEqual(["order"]);
  expect(since(later, changing([{ by: "committee" }, { by: "council" }]))).toEqual([]);
});

const europe = [
  { place: "Göteborg", country: "SE" },
  { place: "Oslo", country: null },
];
const gift = (amount: string | null, name = "Bogforlaget Æ A/S") => ({ payer: "company", name, amount, basis: "§" });
const named = { ...stood, plan: planSchema.parse({ ...plan, destinations: europe, funding: [gift("5000")] }) };

/** What asks for a ruling where the approval named towns and a gift: kept with it, or read off the public plan. */
function sinceNamed(edited: object, other: Partial<Trip> = {}) {
  const publicPlan = publicPlanOf(named);
  const now = { ...named, publicPlan, plan: planSchema.parse({ ...named.plan, ...edited }), ...other };
  const kept = changesSinceApproval(
    { ...now, approved: approvalOf(named, approved.on), publicPlan: { ...publicPlan, plan } },
    lyngholm(),
  );
  const old = changesSinceApproval(now, lyngholm());
  expect(old).toEqual(kept);
  return kept;
}

test("a town or a country that was not named does; fewer, another spelling or a country filled in do not", () => {
  const [first, second] = europe;
  expect(sinceNamed({ destinations: [{ place: "Paris", country: "FR" }] })).toEqual(["place"]);
  expect(sinceNamed({ destinations: [...europe, { place: "Kiel", country: "DE" }] })).toEqual(["place"]);
  expect(sinceNamed({ destinations: [{ ...first, country: "DK" }] })).toEqual(["place"]);
  expect(sinceNamed({ destinations: [{ ...first, country: null }] })).toEqual(["place"]);
  expect(sinceNamed({ destinations: [second, { place: "GOTEBORG", country: "SE" }] })).toEqual([]);
  expect(sinceNamed({ destinations: [{ ...second, country: "NO" }] })).toEqual([]);
});

test("a company's payment that is new or higher does; a lower one, a split one or another payer's does not", () => {
  expect(sinceNamed({ funding: [gift("40000")] })).toEqual(["gift"]);
  expect(sinceNamed({ funding: [gift("5000"), gift("1", "En anden A/S")] })).toEqual(["gift"]);
  expect(sinceNamed({ funding: [gift("100", "En anden A/S")] })).toEqual(["gift"]);
  expect(sinceNamed({ funding: [gift(null)] })).toEqual(["gift"]);
  expect(sinceNamed({ funding: [gift("4000"), gift("1000")] })).toEqual([]);
  expect(sinceNamed({ funding: [] })).toEqual([]);
  expect(sinceNamed({ funding: [gift("5000"), { payer: "host", name: "Göteborg", amount: "9000" }] })).toEqual([]);
});

test("the same figure of a company's in another currency does too, whichever way; of one that was not stated nothing changes", () => {
  const budget = { currency: "EUR", vat: "incl", lines: plan.budget?.lines ?? [] };
  expect(sinceNamed({ budget })).toEqual(["budget", "gift"]);
  expect(sinceNamed({ budget, funding: [gift("1")] })).toEqual(["budget", "gift"]);
  expect(sinceNamed({ budget, funding: [] })).toEqual(["budget"]);
});

test("another kind, direction or legal basis does, whoever must rule; the kind's own basis written out does not", () => {
  for (const other of [{ kind: "representation" }, { kind: "conference" }, { direction: "in" }] as const)
    expect(sinceNamed({}, other)).toEqual(["kind"]);
  expect(sinceNamed({ legalBasis: "c" })).toEqual(["basis"]);
  expect(sinceNamed({ legalBasis: "f" })).toEqual([]);
  expect(changeWord(["place", "gift"])).toBe("many");
  expect(changeWord(["travellers", "budget"])).toBe("both");
});
