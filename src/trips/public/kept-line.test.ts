import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { lyngholm } from "../agenda/agenda.fixture.ts";
import { keptLine } from "./kept-line.ts";
import type { PublishedTrip } from "./shown.ts";

const profile = lyngholm();
const entry = {
  ...{ slug: "malmoe-2026", lang: "da", kind: "committee-trip", direction: "out", status: "approved", title: null },
  ...{ translations: {}, destinations: [], startOn: "2026-03-04", endOn: "2026-03-06", asPrinted: {}, unit: null },
  committee: { id: "boerne-og-skoleudvalget", name: "Børne- og Skoleudvalget" },
  participants: { elected: { count: 1, named: [] }, staff: [], others: [], total: 1 },
  ...{ programme: [], report: null, rulings: [], budget: null },
  accounts: { status: "not-settled", currency: "DKK", total: null, statedTotal: null, perParticipant: null, lines: [] },
} as unknown as PublishedTrip;
const asked = { lang: "da", today: day("2026-05-06"), profile } as const;

test("a line is the same one while entry, day and profile are the same", () => {
  const line = keptLine(entry, asked);
  expect(keptLine(entry, asked)).toBe(line);
  expect(keptLine(entry, { ...asked, lang: "en" })).not.toBe(line);
  expect(keptLine(entry, asked)).toBe(line);
  expect(keptLine({ ...entry }, asked)).not.toBe(line);
});

test("the day after the last day for its accounts, and under a profile saved since, a line is another", () => {
  expect(keptLine(entry, asked).isLate).toBe(false);
  expect(keptLine(entry, { ...asked, today: day("2026-05-07") }).isLate).toBe(true);
  const en = { ...asked, lang: "en" } as const;
  const committees = profile.committees.map((one) => ({
    ...one,
    names: one.names.map((was) => ({ ...was, translations: { en: `${one.id} renamed` } })),
  }));
  expect(keptLine(entry, en).body?.text).toBe("Children and Schools Committee");
  const saved = { ...profile, committees };
  expect(keptLine(entry, { ...en, profile: saved }).body?.text).toBe("boerne-og-skoleudvalget renamed");
});
