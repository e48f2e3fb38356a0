import { expect, test } from "vitest";
import { type DateOn, day } from "../../kernel/index.ts";
import { demoProfiles, type Profile } from "../../profile/index.ts";
import { lyngholm } from "../agenda/agenda.fixture.ts";
import { accountsAwaited, hoursComeLater, reportAwaited } from "./awaited.ts";
import type { PublishedTrip } from "./shown.ts";

const published = (changes: object = {}) =>
  ({
    kind: "committee-trip",
    status: "approved",
    startOn: "2026-09-02",
    endOn: "2026-09-04",
    report: null,
    accounts: { status: "not-settled" },
    ...changes,
  }) as PublishedTrip;

const ballerup = (): Profile => demoProfiles().find((one) => one.slug === "ballerup") as Profile;

test("accounts and report are due by the profile's rule, late the day after and not on it", () => {
  for (const awaited of [accountsAwaited, reportAwaited]) {
    expect(awaited(published(), lyngholm(), day("2026-11-04"))).toEqual({ dueOn: "2026-11-04", late: false });
    expect(awaited(published(), lyngholm(), day("2026-11-05"))).toEqual({ dueOn: "2026-11-04", late: true });
  }
});

test("accounts that are opened again before their day are to be closed by it; after it no rule asks for them", () => {
  const opened = (on: string) => published({ accountsReopened: { on, closedOn: "2026-10-20" } });
  const late = day("2026-11-05");
  expect(accountsAwaited(opened("2026-11-04"), lyngholm(), late)).toEqual({ dueOn: "2026-11-04", late: true });
  expect(accountsAwaited(opened("2026-11-05"), lyngholm(), late)).toBeNull();
});

test("nothing is awaited of what is there, of a trip that came to nothing, or where deadlines are not shown", () => {
  const today: DateOn = day("2026-12-01");
  expect(accountsAwaited(published({ accounts: { status: "final" } }), lyngholm(), today)).toBeNull();
  expect(reportAwaited(published({ report: { aim: "a" } }), lyngholm(), today)).toBeNull();
  expect(reportAwaited(published(), lyngholm(), today)).toMatchObject({ late: true });
  expect(reportAwaited(published({ reportHandedInOn: "2026-11-30" }), lyngholm(), today)).toBeNull();
  expect(accountsAwaited(published({ status: "cancelled" }), lyngholm(), today)).toBeNull();
  // Complete, as every trip of a file is: the desk owes nothing more of it either.
  expect(
    accountsAwaited(published({ status: "complete", accounts: { status: "none" } }), lyngholm(), today),
  ).toBeNull();
  expect(reportAwaited(published({ status: "complete" }), lyngholm(), today)).toBeNull();
  expect(accountsAwaited(published({ kind: null }), lyngholm(), today)).toBeNull();
  expect(accountsAwaited(published(), ballerup(), today)).toBeNull();
});

test("of a trip that only a source tells of nobody knows whether a report was written: none is over its day", () => {
  const today: DateOn = day("2026-12-01");
  const from = { source: { text: "Kommunens hjemmeside", url: null }, rulings: [] };
  expect(reportAwaited(published(from), lyngholm(), today)).toBeNull();
  expect(reportAwaited(published({ ...from, approvedByManagerOn: "2026-08-01" }), lyngholm(), today)).not.toBeNull();
});

test("clock times come after the return, and are simply unknown once it has passed", () => {
  expect(hoursComeLater(published(), lyngholm(), day("2026-09-04"))).toBe(true);
  expect(hoursComeLater(published(), lyngholm(), day("2026-09-05"))).toBe(false);
  // Nobody comes home from a journey that was cancelled.
  expect(hoursComeLater(published({ status: "cancelled" }), lyngholm(), day("2026-09-04"))).toBe(false);
});
