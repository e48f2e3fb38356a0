import { expect, test } from "vitest";
import { profileDiff } from "./profile-diff.ts";
import lyngholm from "./profiles/lyngholm.json" with { type: "json" };

const before = JSON.parse(JSON.stringify(lyngholm));

test("the same profile has no differences", () => {
  expect(profileDiff(before, structuredClone(before))).toEqual([]);
});

test("a changed, an added and a removed thing are named by what they are", () => {
  const after = structuredClone(before);
  after.currency = "EUR";
  after.hosts.push("udsyn.lyngholm.example");
  after.committees = after.committees.filter((one: { id: string }) => one.id !== "teknikudvalget");
  after.policies.capPerParticipant[1].value = "16000.00";
  const found = profileDiff(before, after);
  expect(found).toContainEqual({ path: "currency", before: "DKK", after: "EUR" });
  expect(found).toContainEqual({ path: "hosts.1", before: null, after: "udsyn.lyngholm.example" });
  expect(found).toContainEqual({
    path: "policies.capPerParticipant.2026-01-01.value",
    before: "15000.00",
    after: "16000.00",
  });
  const committees = found.filter((one) => one.path.startsWith("committees"));
  expect(committees.length).toBeGreaterThan(0);
  expect(committees.every((one) => one.path.startsWith("committees.teknikudvalget.") && one.after === null)).toBe(true);
});
