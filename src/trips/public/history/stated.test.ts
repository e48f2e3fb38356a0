import { expect, test } from "vitest";
import { demoProfiles, type Profile } from "../../../profile/index.ts";
import type { TripEntry } from "../../trip-entry.ts";
import { tripEntrySchema } from "../../trip-entry-schema.ts";
import { saidOtherwise } from "./stated.ts";

const profile = demoProfiles().find(({ slug }) => slug === "lyngholm") as Profile;
const body = { id: "boerne-og-skoleudvalget", name: "Børne- og Skoleudvalget" };
const line = { category: "transport", label: "Tog t/r for fire", amount: "3480.00", amountText: null } as const;

/** One that says something in every field that a page of versions is about. */
const entry = tripEntrySchema.parse({
  lang: "da",
  translations: { de: { title: "Schulbesuch", purpose: "Zu sehen" } },
  municipality: "lyngholm",
  fictional: true,
  caseNumber: "26/1",
  kind: "committee-trip",
  direction: "out",
  title: "Skoler i Malmø",
  purpose: "At se skoler.",
  goals: ["skoler"],
  committee: body,
  destinations: [
    {
      ...{ place: "Malmø", country: "SE", from: "2026-05-04", to: "2026-05-05" },
      ...{ timeZone: "Europe/Stockholm", lat: 55.6, lon: 13 },
    },
  ],
  startOn: "2026-05-04",
  endOn: "2026-05-06",
  days: 3,
  asPrinted: { dates: "maj" },
  participants: {
    elected: { count: 1, named: [{ name: "Mette Vang", role: "formand" }] },
    staff: [{ unit: "Skoler", count: 2 }],
    others: [{ group: "Elever", count: 3 }],
    total: 6,
  },
  funding: [{ payer: "host", name: "Malmø Stad", amount: "500.00", basis: "aftale" }],
  programme: [
    {
      ...{ date: "2026-05-04", from: "09:00", to: "11:00", place: "Rådhuset", host: "Malmø Stad" },
      ...{ title: "Læsebussen", purposeClass: "municipal" },
    },
  ],
  hoursByClass: { municipal: 2 },
  budget: { currency: "DKK", vat: "incl", lines: [line], total: "3480.00" },
  accounts: {
    ...{ status: "final", currency: "DKK", total: "3480.00", perParticipant: "580.00" },
    lines: [{ ...line, vat: "incl", bookedOn: "2026-05-08", voucher: "17" }],
    statedTotal: "3500.00",
    rateVersion: null,
  },
  co2: {
    ...{ kg: 12, method: "by table", set: "uk-government-2025" },
    lines: [{ mode: "rail", reach: null, travelClass: null, km: 30, count: 6, factor: "0.035", kg: 12 }],
  },
  report: { aim: "Se", outcome: "Set", change: "Mere", followUpOn: "2027-05-06" },
  status: "complete",
  unit: { id: "skoler", name: "Skoler" },
  partners: ["malmo"],
  rulings: [
    {
      ...{ about: "request", committee: body, metOn: "2026-03-03", item: "7", ruling: "approved", basis: "litra f" },
      ...{ text: "Godkendt.", votes: { for: 5, against: 1, abstained: 0 }, minority: "Nej.", recused: ["Bo Vik"] },
      ...{ url: "https://lyngholm.example/7", late: false },
    },
  ],
  contact: { unit: "Sekretariatet", email: "sek@lyngholm.example" },
  source: { url: "https://lyngholm.example/kilde", text: "Listen" },
}) as TripEntry;

/** What is derived of what stands beside it, what no page shows, and what is another trip's. */
const untold =
  /^(lang|municipality|fictional|days|direction|hoursByClass\..*|perParticipant)$|(\.id|\.timeZone|\.lat|\.lon|budget\.total|accounts\.perParticipant|committee\.name|elected\.count|co2\.(method|set|lines\..*))$/;

type Value = null | string | number | boolean | readonly Value[] | { readonly [name: string]: Value };

/** Every way to change one value of an entry, by its path. */
function* changed(value: Value, path = ""): Generator<readonly [path: string, value: Value]> {
  if (typeof value === "object" && value !== null) {
    for (const [name, part] of Object.entries(value) as [string, Value][])
      for (const [where, other] of changed(part, path === "" ? name : `${path}.${name}`)) {
        const parts = Array.isArray(value) ? [...value] : { ...value };
        yield [where, Object.assign(parts, { [name]: other }) as Value];
      }
    return;
  }
  if (typeof value === "number") yield [path, value + 1];
  if (typeof value === "boolean") yield [path, !value];
  if (typeof value === "string") yield [path, other[value] ?? afterDigits(value)];
}

const other: Readonly<Record<string, string>> = {
  ...{ incl: "excl", municipal: "tourism", transport: "fees", host: "sponsor", "committee-trip": "delegation" },
  ...{ complete: "approved", final: "partly-booked", approved: "refused", request: "report", DKK: "EUR", SE: "NO" },
};
/** Another of its kind: days, clock times, amounts and figures by their last figures; words by one more. */
function afterDigits(text: string): string {
  return /\d$/.test(text) ? text.slice(0, -1) + String((Number(text.at(-1)) + 1) % 10) : `${text} og mere`;
}

test.each([...changed(entry as unknown as Value)].filter(([path]) => !untold.test(path)))(
  "a change of %s is told",
  (path, after) => {
    const told = saidOtherwise(entry, after as unknown as TripEntry, { lang: "da", profile, partners: [] });
    expect(told.length, path).toBeGreaterThan(0);
    for (const { before, after: now } of told) expect(before?.text, path).not.toBe(now?.text);
  },
);

test("what parts two versions of a line stands in its words", () => {
  const [line] = entry.accounts.lines;
  const accounts = { ...entry.accounts, lines: [{ ...line, category: "fees", bookedOn: "2026-05-09" }] };
  const told = saidOtherwise(entry, { ...entry, accounts } as TripEntry, { lang: "da", profile, partners: [] });
  expect(told.map(({ before, after }) => (before ?? after)?.text.replaceAll("\u00a0", " "))).toEqual([
    "Tog t/r for fire: 3.480,00 kr. (Gebyrer, 9. maj 2026, bilag 17, inkl. moms)",
    "Tog t/r for fire: 3.480,00 kr. (Transport, 8. maj 2026, bilag 17, inkl. moms)",
  ]);
});
