import { expect, test } from "vitest";
import { day } from "../kernel/index.ts";
import { accountsWindow, isBeforeWindow } from "./accounts-window.ts";
import { demoProfiles } from "./demo-profiles.ts";
import type { Profile } from "./profile.ts";

const [ballerup, lyngholm] = demoProfiles();
if (!ballerup || !lyngholm) throw new Error("profiles missing");
const source = { text: "test" };

/** Lyngholm with these values of the policy. */
function having(...accountsShownYears: Profile["policies"]["accountsShownYears"]): Profile {
  return { ...(lyngholm as Profile), policies: { ...(lyngholm as Profile).policies, accountsShownYears } };
}

test("accounts are shown for so many years after the end of the year in which a trip ended", () => {
  const five = having({ value: 5, from: day("2022-01-01"), source, verified: true });
  expect(accountsWindow(five, day("2026-12-31"))).toEqual({ years: 5, from: 2021 });
  expect(accountsWindow(five, day("2027-01-01"))).toEqual({ years: 5, from: 2022 });
  const window = accountsWindow(five, day("2027-01-01"));
  expect([2020, 2021, 2022, null].map((year) => isBeforeWindow(window, year))).toEqual([true, true, false, false]);
});

test("the policy of the day decides: nothing is hidden before it, after it, or where it says so", () => {
  const dated = having(
    { value: 6, from: day("2026-01-01"), to: day("2026-06-30"), source, verified: true },
    { value: null, from: day("2026-07-01"), source, verified: true },
  );
  expect(accountsWindow(dated, day("2025-12-31"))).toBeNull();
  expect(accountsWindow(dated, day("2026-06-30"))).toEqual({ years: 6, from: 2020 });
  expect(accountsWindow(dated, day("2026-07-01"))).toBeNull();
  expect(isBeforeWindow(null, 1999)).toBe(false);
});

test("it is off by default, and for Ballerup", () => {
  expect(accountsWindow(having(), day("2026-05-01"))).toBeNull();
  for (const profile of [ballerup, lyngholm]) expect(accountsWindow(profile, day("2026-05-01"))).toBeNull();
});
