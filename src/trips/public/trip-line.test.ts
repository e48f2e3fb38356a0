import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { lyngholm } from "../agenda/agenda.fixture.ts";
import { accountsState } from "../trip-accounts/accounts-shown.ts";
import type { PublishedTrip } from "./shown.ts";
import { awaitedWord, tripLine } from "./trip-line.ts";

const today = day("2026-05-06");
const wordFor = (status: string, endOn: string) => {
  const entry = {
    slug: "malmoe-2026",
    lang: "da",
    kind: "committee-trip",
    direction: "out",
    status: "approved",
    title: "Malmø",
    translations: {},
    destinations: [],
    startOn: endOn,
    endOn,
    asPrinted: null,
    committee: null,
    unit: null,
    participants: { total: 2 },
    budget: { currency: "DKK", total: "100.00", lines: [] },
    accounts: { status, currency: "DKK", total: null, statedTotal: null, lines: [] },
  };
  return awaitedWord(tripLine(entry as unknown as PublishedTrip, { lang: "da", today, profile: lyngholm() }));
};

test("a row says »mangler« of those trips alone that the filter of that name finds", () => {
  expect(wordFor("none", "2026-03-04")).toBe("missing");
  expect(wordFor("not-settled", "2026-03-04")).toBe("not-settled");
  expect(wordFor("not-settled", "2026-06-04")).toBe("not-yet");
});

test("accounts of a cancelled trip are awaited until they are closed", () => {
  expect(accountsState({ accountsTrack: "open" }, 0)).toBe("not-settled");
  expect(accountsState({ accountsTrack: "closed" }, 0)).toBe("final");
  expect(accountsState({ accountsTrack: "not-owed" }, 0)).toBe("none");
});
