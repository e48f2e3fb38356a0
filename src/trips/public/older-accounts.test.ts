import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { demoProfiles, type Municipality, type Profile } from "../../profile/index.ts";
import { tripNewsWords } from "../data/trip-news-words.ts";
import type { TripEntry } from "../trip-entry.ts";
import { countedBy, holdsOlder } from "./counted.ts";
import { hiddenBy, withoutOlder } from "./older-accounts.ts";
import type { PublishedTrip } from "./shown.ts";
import { awaitedWord, tripLine } from "./trip-line.ts";

const lyngholm = demoProfiles().find((one) => one.slug === "lyngholm") as Profile;
const five = { value: 5, from: day("2022-01-01"), source: { text: "Prøve" }, verified: true };
const due = { ...five, from: day("2015-01-01"), value: { after: { count: 2, unit: "months" }, vat: "incl" } } as const;
const profile: Profile = {
  ...lyngholm,
  policies: { ...lyngholm.policies, accountsShownYears: [five], accountsDue: [due] },
};
const [before, after] = ["2026-12-31", "2027-01-01"].map((today) => ({ profile, today: day(today) })) as [Asked, Asked];
type Asked = { readonly profile: Profile; readonly today: ReturnType<typeof day> };

const line = { category: "transport", label: "Tog", amount: "4711.07", amountText: null, vat: "incl", bookedOn: null };
const whole = {
  ...{ status: "complete", direction: "out", kind: "conference", lang: "da", title: "Rejse", slug: "rejse" },
  ...{ translations: {}, destinations: [], rulings: [], programme: [], report: null, unit: null, committee: null },
  ...{ goals: [], partners: [], source: null, fictional: true, purpose: null, caseNumber: null },
  participants: { total: 2, elected: { count: 2, named: [] }, staff: [], others: [] },
  ...{ startOn: "2021-12-30", endOn: "2021-12-31", asPrinted: { total: "4711", dates: "ved nytår" } },
  budget: { currency: "DKK", vat: "incl", lines: [], total: "9000.00" },
  funding: [{ payer: "company", name: "Firmaet", amount: "4711.07", basis: null }],
  accounts: {
    ...{ status: "final", currency: "DKK", lines: [{ ...line, voucher: "B-1" }], total: "4711.07" },
    ...{ statedTotal: "4712", perParticipant: "2355.54", rateVersion: "2021" },
  },
} as unknown as PublishedTrip;
const trip = (given: Partial<TripEntry>): PublishedTrip => ({ ...whole, ...given }) as PublishedTrip;

test("what ended on 31 December is hidden on 1 January five years on, and what ended the day after is not", () => {
  expect(hiddenBy(whole, before)).toBeNull();
  expect(hiddenBy(whole, after)).toEqual({ years: 5, from: 2022 });
  expect(hiddenBy(trip({ endOn: "2022-01-01" }), after)).toBeNull();
  expect(withoutOlder(whole, before)).toBe(whole);
});

test("without a last day the first one counts, and without any nobody can say that it is older", () => {
  expect(hiddenBy(trip({ endOn: null }), after)).not.toBeNull();
  expect(hiddenBy(trip({ startOn: null, endOn: null }), after)).toBeNull();
});

test("nothing is hidden where nothing is known of the accounts; final ones without a line say that it cost nothing", () => {
  const none = { ...whole.accounts, lines: [], total: null, statedTotal: null, perParticipant: null };
  const of = (status: TripEntry["accounts"]["status"], more: Partial<TripEntry> = {}) =>
    hiddenBy(trip({ accounts: { ...none, status }, asPrinted: {}, ...more }), after) !== null;
  expect([of("none"), of("not-settled"), of("partly-booked"), of("final")]).toEqual([false, false, true, true]);
  expect(of("none", { asPrinted: { accounts: "cirka 4711" } })).toBe(true);
});

test("what is left is how certain they are, the budget and who paid; without a budget not what they paid", () => {
  const left = withoutOlder(whole, after);
  expect(JSON.stringify(left.accounts)).not.toMatch(/471|2355|B-1|Tog/);
  expect(left.accounts.status).toBe("final");
  expect(left.asPrinted).toEqual({ dates: "ved nytår" });
  expect([left.budget, left.funding]).toEqual([whole.budget, whole.funding]);
  expect(withoutOlder(trip({ budget: null }), after).funding).toEqual([{ ...whole.funding[0], amount: null }]);
  // The published entry itself is as it was.
  expect(whole.accounts.total).toBe("4711.07");
});

test("a line says »vises ikke« rather than that accounts are missing, also where they are late", () => {
  const partly = { ...whole.accounts, status: "partly-booked" as const };
  const late = trip({ status: "approved", kind: "committee-trip", accounts: partly });
  const line = tripLine(late, { lang: "da", ...after });
  expect(line).toMatchObject({ isLate: true, knowledge: "partly", accounts: null, stated: null, perPerson: null });
  expect([awaitedWord(line), line.budget]).toEqual(["not-shown", 900_000n]);
  expect(tripLine(late, { lang: "da", ...before })).toMatchObject({ accounts: 471_107n, unsummed: null });
  const nowhere = trip({ accounts: { ...partly, status: "none", total: null, lines: [] } });
  expect(awaitedWord(tripLine(nowhere, { lang: "da", ...after }))).toBe("not-shown");
});

test("letters tell of older accounts no more than pages do", () => {
  const told = (today: string) =>
    tripNewsWords
      .wordsOf(whole, { lang: "da", here: { profile } as Municipality, now: new Date(`${today}T12:00:00Z`) })
      .lines.join(" ");
  expect(told(before.today)).toMatch(/4\.711,07/);
  expect(told(after.today)).not.toMatch(/4\.711|4\.712/);
  expect(told(after.today)).toMatch(/9\.000/);
});

test("sums hold no year from before the window, nor what is of no year", () => {
  const spent = (key: string, hundredths: bigint) => ({
    ...{ measure: "body-year-spent", key, records: 1, hundredths, people: 0 },
  });
  const each = (key: string, hundredths: bigint) => ({
    ...{ measure: "body-year-each", key, records: 1, hundredths, people: 2 },
  });
  const tallies = [
    ...[spent("kultur 2021 DKK", 700n), spent("kultur 2022 DKK", 50n), spent("kultur  DKK", 3n)],
    ...[each("kultur 2021 DKK", 700n), each("kultur 2022 DKK", 50n)],
  ] as unknown as Parameters<typeof countedBy>[0];
  const window = { years: 5, from: 2022 };
  const years = countedBy(tallies, window, (_, year) => year);
  expect(
    countedBy(tallies, window, () => "")
      .get("")
      ?.money.get("DKK"),
  ).toMatchObject({
    ...{ spent: 50n, accounts: 1, hidden: 2, each: { spent: 50n, people: 2 } },
  });
  expect(years.get("2021")?.money.get("DKK")).toMatchObject({ spent: 0n, accounts: 0, hidden: 1 });
  expect([holdsOlder(years, window), holdsOlder(years, null)]).toEqual([true, false]);
});
