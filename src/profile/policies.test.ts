import { expect, test } from "vitest";
import prove from "../../test/profiles/prove.json" with { type: "json" };
import { day } from "../kernel/index.ts";
import { demoProfiles } from "./demo-profiles.ts";
import { limitOn, settingOn } from "./policies.ts";
import { policyNames } from "./policy-fields.ts";
import { readProfile } from "./read-profile.ts";
import { holdsOn, overlap, periodAfter } from "./spans.ts";

const [ballerup, lyngholm] = demoProfiles();
const { profile: trial } = readProfile(prove);
if (!ballerup || !lyngholm || !trial) throw new Error("profiles missing");

test("a limit changes on its day and asks nothing before its first", () => {
  expect(limitOn(lyngholm, "capPerParticipant", day("2025-12-31"))?.value).toBe(1_200_000n);
  expect(limitOn(lyngholm, "capPerParticipant", day("2026-01-01"))?.value).toBe(1_500_000n);
  expect(limitOn(lyngholm, "reportDue", day("2025-12-31"))).toBeNull();
});

test("a setting answers for records older than itself", () => {
  expect(settingOn(ballerup, "namesShown", day("1998-01-01")).value.elected).toBe("name-and-role");
});

test("every value carries where it is from; Ballerup's are verified only where a page or the strategy says so", () => {
  for (const profile of [ballerup, lyngholm, trial])
    for (const name of policyNames) for (const one of profile.policies[name]) expect(one.source.text).not.toBe("");
  const stated = policyNames.filter((name) => ballerup.policies[name].length > 0);
  const verified = stated.filter((name) => ballerup.policies[name].every((one) => one.verified));
  expect(verified).toEqual(["notedSettlesReport", "namesShown"]);
});

test("the trial municipality decides everything differently", () => {
  const on = day("2026-05-01");
  expect(settingOn(trial, "approvalOrder", on).value["committee-trip"]).toEqual([{ by: "economy" }, { by: "council" }]);
  expect(settingOn(trial, "legalBasis", on).value.defaults["committee-trip"]).toBe("c");
  expect(limitOn(trial, "councilAbovePerParticipant", on)?.value).toBe(1_000_000n);
  expect(settingOn(trial, "notedSettlesReport", on).value).toBe(false);
  expect(settingOn(lyngholm, "notedSettlesReport", on).value).toBe(true);
});

test("periods", () => {
  expect(periodAfter(day("2026-12-31"), { count: 2, unit: "months" })).toBe("2027-02-28");
  expect(periodAfter(day("2026-12-31"), { count: 30, unit: "days" })).toBe("2027-01-30");
  expect(periodAfter(day("2024-02-29"), { count: 1, unit: "years" })).toBe("2025-02-28");
});

test("both ends of a span count", () => {
  const span = { from: day("2026-01-01"), to: day("2026-01-31") };
  expect(["2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"].map((on) => holdsOn(span, day(on)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(overlap(span, { from: day("2026-01-31") })).toBe(true);
  expect(overlap(span, { from: day("2026-02-01") })).toBe(false);
});
