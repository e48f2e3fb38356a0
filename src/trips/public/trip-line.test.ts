import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { renderPart } from "../../web/index.ts";
import { lyngholm } from "../agenda/agenda.fixture.ts";
import { accountsState } from "../trip-accounts/accounts-shown.ts";
import type { PublishedTrip } from "./shown.ts";
import { averagePerPerson, awaitedWord, tripLine } from "./trip-line.ts";
import { TripTable } from "./trip-table.tsx";

const today = day("2026-05-06");
const lineOf = (status: string, endOn: string, changes: object = {}) => {
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
    rulings: [],
    unit: null,
    participants: { total: 2 },
    budget: { currency: "DKK", total: "100.00", lines: [] },
    accounts: { status, currency: "DKK", total: null, statedTotal: null, lines: [] },
    ...changes,
  };
  return tripLine(entry as unknown as PublishedTrip, { lang: "da", today, profile: lyngholm() });
};
const wordFor = (...given: Parameters<typeof lineOf>) => awaitedWord(lineOf(...given));

test("a row says »mangler« of those trips alone that the filter of that name finds", () => {
  expect(wordFor("none", "2026-03-04")).toBe("missing");
  // Due two months after the return: the day after they are late, and stand in that list.
  expect(wordFor("not-settled", "2026-03-04")).toBe("missing");
  expect(wordFor("not-settled", "2026-03-06")).toBe("not-settled");
  expect(wordFor("not-settled", "2026-06-04")).toBe("not-yet");
});

test("accounts with a line of no known amount are not known, as the trip's page says, and never »ikke gjort op«", () => {
  const unread = { amount: null, amountText: "ca. 5.000" };
  const accounts = (status: string, lines: object[]) => ({
    accounts: { status, currency: "DKK", total: null, statedTotal: null, lines },
  });
  const line = (status: string, endOn: string, more: object = {}) =>
    wordFor(status, endOn, { ...accounts(status, [unread]), ...more });
  expect(line("final", "2026-03-04")).toBe("not-known");
  expect(line("partly-booked", "2026-03-06")).toBe("not-known");
  expect(line("partly-booked", "2026-06-04")).toBe("not-known");
  expect(line("final", "2026-03-04", { status: "cancelled" })).toBe("not-known");
  // Late accounts stand in the list of those that are missing.
  expect(line("partly-booked", "2026-03-04")).toBe("missing");
  // Closed with a reason why it cost nothing.
  const none = (more: object) => wordFor("final", "2026-03-04", { ...accounts("final", []), ...more });
  expect(none({ source: null })).toBe("nothing-booked");
  expect(none({ source: { url: null, text: "Bilag 3" } })).toBe("not-known");
  expect(none({ source: null, status: "cancelled" })).toBe("not-made");
});

test("below the table those of no known amount are counted as such, and not as without accounts", () => {
  const lines = [{ amount: null, amountText: "ca. 5.000" }];
  const unknown = { accounts: { status: "final", currency: "DKK", total: null, statedTotal: null, lines } };
  const rows = [lineOf("final", "2026-03-04", unknown), lineOf("none", "2026-03-04")];
  const said = renderPart(TripTable({ lines: rows, currency: "DKK", lang: "da", onePage: true }));
  expect(said).toContain("1 post, hvis regnskab ikke er kendt som ét beløb, er ikke talt med i summen.");
  expect(said).toMatch(/>1 post uden regnskab/);
});

test("days that a source prints in words stand in the list, also those of an imported trip", () => {
  const when = (asPrinted: object) =>
    lineOf("none", "2026-03-04", { startOn: null, endOn: null, asPrinted }).when?.text;
  expect(when({ dates: "i foråret", startOn: "maj" })).toBe("»i foråret«");
  expect(when({ startOn: "foråret 2025" })).toBe("»foråret 2025«");
  expect(when({ startOn: "foråret 2025", endOn: "foråret 2025" })).toBe("»foråret 2025«");
  expect(when({ startOn: "maj", endOn: "juni" })).toBe("»maj« – »juni«");
  expect(when({})).toBeUndefined();
});

test("accounts of a cancelled trip are awaited until they are closed", () => {
  expect(accountsState({ accountsTrack: "open" }, 0)).toBe("not-settled");
  expect(accountsState({ accountsTrack: "closed" }, 0)).toBe("final");
  expect(accountsState({ accountsTrack: "not-owed" }, 0)).toBe("none");
});

test("a trip that was cancelled is not on its way, before its days or after them", () => {
  for (const endOn of ["2026-03-04", "2026-09-04"]) {
    expect(wordFor("none", endOn, { status: "cancelled" })).toBe("not-made");
    const line = lineOf("none", endOn, { status: "cancelled" });
    // What was planned is in no sum: nobody went, and the budget was not used.
    expect(line).toMatchObject({ isStopped: true, isLate: false, people: null, budget: null });
  }
});

test("the average per person is of final accounts of trips that were made", () => {
  const spent = (status: string, [total, perParticipant]: readonly [string, string], changes: object = {}) =>
    lineOf(status, "2026-03-04", {
      accounts: { status, currency: "DKK", total, perParticipant, statedTotal: null, lines: [] },
      ...changes,
    });
  const final = spent("final", ["200.00", "100.00"]);
  expect(averagePerPerson([final, spent("partly-booked", ["20.00", "10.00"])])).toBe(100_00n);
  expect(averagePerPerson([final, spent("final", ["20.00", "10.00"], { status: "cancelled" })])).toBe(100_00n);
  expect(averagePerPerson([spent("partly-booked", ["20.00", "10.00"])])).toBeNull();
});

test("what is not stated of a row says what it is: on a phone it stands without its heading", () => {
  const line = lineOf("none", "2026-03-04", { kind: null });
  const page = renderPart(TripTable({ lines: [line], currency: "DKK", lang: "da", onePage: true }));
  expect(page).toContain("udvalg ikke oplyst");
  expect(page).toContain("slags ikke oplyst");
});
