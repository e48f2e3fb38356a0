import { expect, test } from "vitest";
import prove from "../../test/profiles/prove.json" with { type: "json" };
import { roleNames } from "./codes.ts";
import { demoProfileFiles, demoProfiles } from "./demo-profiles.ts";
import { profileFaultCodes, profileFaultWords } from "./profile.texts.ts";
import { readProfile } from "./read-profile.ts";

type Change = Record<string, unknown>;

/** The trial profile with some fields written otherwise. */
function changed(change: Change): unknown {
  return { ...structuredClone(prove), ...change };
}

function faultsOf(change: Change): string[] {
  return readProfile(changed(change)).faults.map((found) => `${found.path} ${found.fault}`);
}

const source = { text: "prøve" };
const held = { source, verified: true };

test.each([...demoProfileFiles, prove])("profile %# has no fault", (file) => {
  expect(readProfile(file).faults.map(profileFaultWords)).toEqual([]);
});

test("both demo profiles let one sign in as every role; only the fictional one names people", () => {
  for (const profile of demoProfiles()) {
    expect(new Set(profile.demoPeople.map((one) => one.role))).toEqual(new Set(roleNames));
    if (!profile.fictional) {
      expect(profile.demoPeople.filter((one) => !one.name.startsWith("Demo: "))).toEqual([]);
      expect(profile.committees.flatMap((one) => one.members)).toEqual([]);
    }
  }
});

test("the fictional profile says so in its name and writes to nobody real", () => {
  const lyngholm = demoProfiles().find((one) => one.fictional);
  expect(lyngholm?.name.da).toContain("opdigtet");
  expect(lyngholm?.committees.every((one) => one.mailbox === null || one.mailbox.endsWith(".example"))).toBe(true);
});

test("days and amounts are read", () => {
  const { profile } = readProfile(prove);
  expect(profile?.policies.capPerParticipant[0]?.value).toBe(950_000n);
  expect(profile?.terms[0]?.from).toBe("2022-01-01");
});

test("everything wrong is said at once, each at its path", () => {
  const committees = [
    { ...prove.committees[0], mailbox: "ikke en mail" },
    {
      ...prove.committees[1],
      replaces: ["findes-ikke"],
      names: [
        { name: "Et", from: "2022-01-01", ...held },
        { name: "To", from: "2024-01-01", ...held },
      ],
    },
    { ...prove.committees[2], kle: "22.5" },
  ];
  expect(
    faultsOf({
      schema: "udsyn.profile/2",
      slug: "Prøve",
      fictional: "nej",
      languages: ["da", "da"],
      name: { en: "Trial" },
      timeZone: "Europe/Ballerup",
      currency: "KR",
      hosts: ["a.example", "https://b.example", "a.example"],
      terms: [{ from: "2025-12-31", to: "2022-01-01" }],
      stavefejl: 1,
      accessibilityStatement: "was.digst.dk",
      committees,
      policies: {
        ...prove.policies,
        capPerParticipant: [{ value: "10.000,00", from: "2022-01-01", ...held }],
        approvalOrder: [
          {
            ...prove.policies.approvalOrder[0],
            value: { ...prove.policies.approvalOrder[0]?.value, conference: [{ by: "named", committee: "ukendt" }] },
          },
        ],
      },
    }),
  ).toEqual([
    "accessibilityStatement not-an-address",
    "committees.0.mailbox not-an-email",
    "committees.1.names.1 overlaps",
    "committees.1.replaces.0 no-such-committee",
    "committees.2.kle not-a-kle-number",
    "currency no-such-currency",
    "fictional wrong-type",
    "hosts.1 not-a-host",
    "hosts.2 repeated",
    "languages.1 repeated",
    "name.da missing-in-language",
    "policies.approvalOrder.0.value.conference.0.committee no-such-committee",
    "policies.capPerParticipant.0.value not-an-amount",
    "schema not-one-of",
    "slug not-a-slug",
    "stavefejl unknown-field",
    "terms.0 ends-before-start",
    "timeZone no-such-time-zone",
  ]);
});

test.each([null, [], "profil", 7])("%j is no profile", (file) => {
  expect(readProfile(file).profile).toBeNull();
  expect(readProfile(file).faults.length).toBeGreaterThan(0);
});

test("an empty file lacks every field, policies too", () => {
  const missing = readProfile({}).faults;
  expect(missing.map((one) => one.fault)).toEqual(missing.map(() => "missing"));
  expect(missing.map((one) => one.path)).toContain("policies");
});

test("a policy per kind must name every kind of trip", () => {
  const { conference: _, ...rest } = prove.policies.approvalOrder[0]?.value ?? {};
  const approvalOrder = [{ ...prove.policies.approvalOrder[0], value: rest }];
  expect(faultsOf({ policies: { ...prove.policies, approvalOrder } })).toEqual([
    "policies.approvalOrder.0.value.conference missing",
  ]);
});

test("a decider of an unknown sort, and a council nobody has", () => {
  const order = prove.policies.approvalOrder[0];
  const approvalOrder = [{ ...order, value: { ...order?.value, conference: [{ by: "mayor" }] } }];
  expect(faultsOf({ policies: { ...prove.policies, approvalOrder } })).toEqual([
    "policies.approvalOrder.0.value.conference.0.by not-one-of",
  ]);
  expect(faultsOf({ committees: prove.committees.slice(1) })).toEqual([
    "policies.approvalOrder.0.value.committee-trip.1 no-committee-of-kind",
    "policies.approvalOrder.0.value.delegation.0 no-committee-of-kind",
    "policies.approvalOrder.0.value.representation.0 no-committee-of-kind",
  ]);
});

const first = { value: false, from: "2022-01-01", to: "2023-12-31", ...held };
test.each([
  ["two on one day", [first, { ...first, from: "2023-12-31", to: undefined }], ["1 overlaps"]],
  ["youngest first", [{ ...first, from: "2024-01-01", to: undefined }, first], ["1 out-of-order", "1.to leaves-a-gap"]],
  ["a gap between", [first, { ...first, from: "2024-01-02", to: undefined }], ["0.to leaves-a-gap"]],
  ["an end without a next", [first], ["0.to leaves-a-gap"]],
  ["a day that is none", [{ ...first, from: "2022-02-30", to: undefined }], ["0.from not-a-day"]],
  ["no value", [], [" no-value"]],
])("a setting with %s", (_, notedSettlesReport, found) => {
  expect(faultsOf({ policies: { ...prove.policies, notedSettlesReport } })).toEqual(
    found.map((one) => `policies.notedSettlesReport${one.startsWith(" ") ? "" : "."}${one}`),
  );
});

test("a limit may end", () => {
  const tripsPerTerm = [{ value: 2, from: "2022-01-01", to: "2023-12-31", ...held }];
  expect(faultsOf({ policies: { ...prove.policies, tripsPerTerm } })).toEqual([]);
});

test("units and demo people hang on what exists", () => {
  const unit = {
    id: "skole",
    name: "Skole",
    parent: "skole",
    managerRole: null,
    mailbox: null,
    from: "2022-01-01",
    ...held,
  };
  const person = { role: "manager", name: "Demo: leder", unit: "borte", committee: "borte" };
  expect(faultsOf({ units: [unit, { ...unit, parent: null }], demoPeople: [person] })).toEqual([
    "demoPeople.0.committee no-such-committee",
    "demoPeople.0.unit no-such-unit",
    "units.0.parent no-such-unit",
    "units.1.id repeated",
  ]);
});

test("what the login gives roles in exists", () => {
  const roles = [{ value: "X", role: "secretary", within: { committee: "borte" } }];
  const signIn = { rolesClaim: "groups", roles, unitClaim: "unit", units: [{ value: "Skole", unit: "findes-ikke" }] };
  expect(faultsOf({ signIn })).toEqual([
    "signIn.roles.0.within.committee no-such-committee",
    "signIn.units.0.unit no-such-unit",
  ]);
});

test("how far a role of the login reaches is asked for by its words, or by what is wrong in the object that was meant", () => {
  const said = (within: unknown) => {
    const roles = [{ value: "X", role: "secretary", within }];
    const signIn = { rolesClaim: "groups", roles, unitClaim: null, units: [] };
    return readProfile(changed({ signIn })).faults.map(profileFaultWords);
  };
  const words = "signIn.roles.0.within: Skriv en af værdierne everywhere, own-unit, { … }.";
  expect(said("nowhere")).toEqual([words]);
  expect(said(null)).toEqual([words]);
  expect(said({ comittee: "x" })).toEqual([
    expect.stringContaining("signIn.roles.0.within.comittee: Feltet »comittee« kendes ikke."),
    expect.stringContaining("signIn.roles.0.within.committee: Feltet mangler."),
  ]);
  expect(said({ committee: 5 })).toEqual(["signIn.roles.0.within.committee: Her skal stå en tekst i anførselstegn."]);
});

test("accounts are shown for five years or more, and kept for five or more", () => {
  const retention = [
    {
      ...prove.policies.retention[0],
      value: { ...prove.policies.retention[0]?.value, accountingYearsAfterYearEnd: 4 },
    },
  ];
  const accountsShownYears = [{ value: 4, from: "2022-01-01", ...held }];
  expect(faultsOf({ policies: { ...prove.policies, retention, accountsShownYears } })).toEqual([
    "policies.accountsShownYears.0.value window-too-short",
    "policies.retention.0.value.accountingYearsAfterYearEnd accounting-too-short",
  ]);
});

test("every fault has Danish words that say what to write", () => {
  const seen = [readProfile({}), readProfile(changed({ currency: "KR", languages: [], timeZone: "CET", place: 1 }))];
  for (const found of seen.flatMap((one) => one.faults)) {
    expect(profileFaultCodes).toContain(found.fault);
    expect(profileFaultWords(found)).toMatch(/^[a-zA-Z.0-9]+: .+\.$/);
  }
  const { faults } = readProfile(changed({ currency: "KR" }));
  expect(faults.map(profileFaultWords)).toEqual([
    "currency: Valutaen »KR« findes ikke. Skriv en ISO 4217-kode, for eksempel DKK.",
  ]);
});
