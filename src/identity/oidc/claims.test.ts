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

const saidBy = (claims: object) => personIn({ sub: "7", ...claims }, "https://a.example", rules);
const refused = expect.objectContaining({ kind: "forbidden", code: "claims-unreadable" });

test("an id that cannot be kept as the login writes it is refused, never mended into another's", () => {
  for (const sub of ["a\u0000b", "a\nb", "a\ud83d", "a\uffff", " ", "x".repeat(256)])
    expect(() => saidBy({ sub }), JSON.stringify(sub)).toThrow(refused);
  expect(saidBy({ sub: "x".repeat(255) }).sub).toHaveLength(255);
});

test("a mail address with line breaks, hidden signs or no end is refused; what is no address is none", () => {
  const long = `${"x".repeat(300)}@by.example`;
  for (const email of ["ane@by.example\r\nbcc: bo@by.example", "ane\u0000@by.example", "\ud83d@by.example", "  ", long])
    expect(() => saidBy({ email }), JSON.stringify(email)).toThrow(refused);
  for (const email of ["", "ane", " ane@by.example", "ane@by.example, bo@by.example", "ane\u202e@by.example", 7])
    expect(saidBy({ email, email_verified: true }), JSON.stringify(email)).toMatchObject({
      email: null,
      provenMail: null,
    });
  expect(saidBy({ email: "ane@børn.example" }).email).toBe("ane@børn.example");
});

test("a name is one line that can be kept, no longer than a name is elsewhere, and without a CPR number", () => {
  const nameOf = (name: unknown) => saidBy({ name }).name;
  expect(nameOf("A\u0000ne\u001b  Opdigt\n")).toBe("Ane Opdigt");
  expect(nameOf("Ane\r\nOpdigt")).toBe("Ane Opdigt");
  expect(nameOf("Ane \ud83d")).toBe("Ane \ufffd");
  expect(nameOf("Åse Ø. Æblegård-Müller 😀")).toBe("Åse Ø. Æblegård-Müller 😀");
  for (const nothing of ["", "  ", "\u0000", "\u200b\u00ad", 7, null]) expect(nameOf(nothing)).toBe("7");
  expect(nameOf("x".repeat(100_000))).toBe("x".repeat(200));
  expect(nameOf(`${"x".repeat(199)}😀`)).toBe("x".repeat(199));
  expect(nameOf("Ane 010190-1234")).toBe("Ane [CPR]");
  expect(nameOf(`${"x".repeat(194)} 0101901234`)).toBe(`${"x".repeat(194)} [CPR]`);
  expect(saidBy({ sub: "0101901234" }).name).toBe("[CPR]");
});

test("a mail address says who somebody is only where the login answers for it", () => {
  const mailOf = (claims: object, more: Partial<SignInRules> = {}) =>
    personIn({ sub: "7", email: "ane@by.example", ...claims }, "https://a.example", { ...rules, ...more }).provenMail;
  expect(mailOf({})).toBeNull();
  expect(mailOf({ email_verified: "true" })).toBeNull();
  expect(mailOf({ email_verified: true })).toBe("ane@by.example");
  expect(mailOf({}, { mailsAreProven: true })).toBe("ane@by.example");
});
