import { expect, test } from "vitest";
import type { SignInRules } from "../../profile/index.ts";
import { personIn } from "./claims.ts";

const rules: SignInRules = {
  rolesClaim: "groups",
  roles: [
    { value: "INT-KOORD", role: "coordinator", within: "everywhere" },
    { value: "LEDER", role: "manager", within: "own-unit" },
    { value: "ØU", role: "councillor", within: { committee: "oekonomiudvalget" } },
  ],
  unitClaim: "department",
  units: [{ value: "Skole", unit: "skole" }],
  mailsAreProven: false,
};
const grantsOf = (claims: object) => personIn({ sub: "7", ...claims }, "https://login.example", rules).grants;

test("groups become roles, everywhere, within the own unit, or within a committee", () => {
  expect(grantsOf({ groups: ["INT-KOORD", "LEDER", "ØU", "KANTINE"], department: "Skole" })).toEqual([
    { role: "coordinator", scope: null },
    { role: "manager", scope: "unit:skole" },
    { role: "councillor", scope: "committee:oekonomiudvalget" },
  ]);
  expect(grantsOf({ groups: "INT-KOORD" })).toEqual([{ role: "coordinator", scope: null }]);
});

test("an unknown group, an unknown unit or a claim of another form gives nothing", () => {
  for (const claims of [
    {},
    { groups: ["int-koord"] },
    { groups: { "INT-KOORD": true } },
    { groups: [["INT-KOORD"]] },
    { groups: ["LEDER"], department: "Kantinen" },
  ])
    expect(grantsOf(claims), JSON.stringify(claims)).toEqual([]);
});

test("a subject is unique within its issuer only", () => {
  expect(personIn({ sub: "7" }, "https://a.example", rules).subject).not.toBe(
    personIn({ sub: "7" }, "https://b.example", rules).subject,
  );
});

test("a mail address says who somebody is only where the login answers for it", () => {
  const mailOf = (claims: object, more: Partial<SignInRules> = {}) =>
    personIn({ sub: "7", email: "ane@by.example", ...claims }, "https://a.example", { ...rules, ...more }).provenMail;
  expect(mailOf({})).toBeNull();
  expect(mailOf({ email_verified: "true" })).toBeNull();
  expect(mailOf({ email_verified: true })).toBe("ane@by.example");
  expect(mailOf({}, { mailsAreProven: true })).toBe("ane@by.example");
});
