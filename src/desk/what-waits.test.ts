import { expect, test } from "vitest";
import type { MeetingId, Ruling, Submission, SubmissionId } from "../decisions/index.ts";
import { day } from "../kernel/index.ts";
import type { MunicipalityId } from "../platform/index.ts";
import { demoProfiles, type Municipality, type Profile, type RoleName } from "../profile/index.ts";
import type { Obligation } from "../records/index.ts";
import { emptyPlan, type Trip, type TripId } from "../trips/index.ts";
import { noImports } from "./imports-waiting.ts";
import { type OnTheDesk, whatWaits } from "./what-waits.ts";

const profile = demoProfiles().find((one) => one.slug === "lyngholm") as Profile;
const here = { id: "m" as MunicipalityId, slug: "lyngholm", profile } as Municipality;
const today = day("2026-11-26");
const committeeId = "boerne-og-skoleudvalget";

const trip = {
  ...{ id: "t" as TripId, version: 1, lang: "da", kind: "committee-trip", direction: "out", status: "approved" },
  ...{ accountsTrack: "open", reportTrack: "submitted", caseNumber: null, title: "Malmø", committeeId, unitId: null },
  ...{
    startOn: day("2026-09-20"),
    endOn: day("2026-09-22"),
    plan: emptyPlan,
    publicPlan: null,
    report: null,
    hands: [],
  },
  ...{ approved: null, createdBy: null },
} as unknown as Trip;

const reportOnAgenda: Submission = {
  ...{ id: "s" as SubmissionId, subject: { type: "trip", id: trip.id }, about: "report", committeeId },
  ...{ meetingId: "m" as MeetingId, meetsOn: day("2026-12-01"), status: "open", late: false, text: null },
  ...{ follows: [], writtenFrom: null, version: 1 },
};

const accountsLate: Obligation = {
  ...{ rule: "accounts-due", subject: { type: "trip", id: trip.id, title: "Malmø" }, dueOn: day("2026-11-22") },
  ...{ late: true, source: "s", owedBy: { role: "accountant", scope: null } },
  params: { dueOn: day("2026-11-22"), vat: "incl" },
};

const waits = (role: RoleName, over: Partial<OnTheDesk> = {}) =>
  whatWaits({
    ...{
      who: { actor: { kind: "person", id: "p", name: "P" }, grants: [{ role, scope: null }] },
      standsIn: [],
      here,
      today,
    },
    ...{ managed: () => true, trips: [trip], submissions: [reportOnAgenda], unconfirmed: [], named: new Map() },
    obligations: [accountsLate],
    erasures: 0,
    imports: noImports,
    annexes: [],
    refused: [],
    ...over,
  });
const waitsFor = (role: RoleName, over: Partial<OnTheDesk> = {}) =>
  waits(role, over).map(({ title, knowledge }) => `${knowledge} ${title}`);

test("late accounts wait for the accountant though the report is on an agenda, and for nobody else", () => {
  expect(waitsFor("accountant")).toEqual(["late Bogfør: Malmø"]);
  expect(waitsFor("coordinator")).toEqual([]);
});

test("accounts that no rule asks for by a day wait for whoever closes them, though others owe a report", () => {
  const report: Obligation = {
    ...{ ...accountsLate, rule: "report-due", owedBy: { role: "coordinator", scope: null } },
    params: { endOn: day("2026-09-22"), dueOn: day("2026-11-22") },
  };
  const over = { trips: [{ ...trip, reportTrack: "owed" } as Trip], submissions: [], obligations: [report] };
  expect(waits("accountant", over).map(({ title, note }) => `${title} ${note}`.replaceAll("\u00a0", " "))).toEqual([
    "Bogfør: Malmø 20.–22. september 2026. Rejsen er slut. Regnskabet er åbent",
  ]);
  const closed = { ...trip, accountsTrack: "closed" } as Trip;
  expect(waits("accountant", { ...over, trips: [closed] })).toEqual([]);
  expect(waits("coordinator", over).map(({ title }) => title)).toEqual(["Skriv rapport: Malmø"]);
});

test("a visit to us that is over is no journey", () => {
  const visit = { ...trip, direction: "in", reportTrack: "owed" } as Trip;
  const [line] = waits("coordinator", { trips: [visit], submissions: [], obligations: [] });
  expect(line?.note).toContain("Besøget er slut");
});

test("erasures that wait for a second person are said by their number", () => {
  expect(waitsFor("admin")).toEqual([]);
  expect(waitsFor("admin", { erasures: 1 })).toEqual(["partly Gennemfør eller afvis en sletning"]);
  expect(waitsFor("admin", { erasures: 2 })).toEqual(["partly Gennemfør eller afvis 2 sletninger"]);
});

test("what imports left is said by number, each kind as one line that leads there", () => {
  const imports = { heldRows: 3, unassignedPostings: 1, unpublishedTrips: 1_200 };
  const lines = waits("accountant", { trips: [], obligations: [], imports });
  expect(lines.map(({ title, action }) => `${title} ${action.href}`)).toEqual([
    "Ret eller afvis 3 tilbageholdte rækker /skrivebord/import/holdt",
    "Fordel en postering /skrivebord/posteringer",
    "Offentliggør 1.200 importerede rejser /skrivebord/import",
  ]);
});

test("late minutes stand on the minutes, and on nothing that cannot be done yet", () => {
  const meetsOn = day("2026-11-03");
  const dueOn = day("2026-11-11");
  const minutesLate: Obligation = {
    ...{ rule: "minutes-confirmation", subject: accountsLate.subject, dueOn, late: true, source: "s" },
    ...{ owedBy: { role: "secretary", scope: `committee:${committeeId}` }, params: { meetsOn, dueOn } },
  };
  const ruling = { id: "r", ruling: "approved", submission: { ...reportOnAgenda, meetsOn, status: "ruled" } };
  const over = {
    trips: [{ ...trip, reportTrack: "owed" } as Trip],
    submissions: [],
    unconfirmed: [ruling as unknown as Ruling],
    named: new Map([[trip.id as string, trip]]),
    obligations: [minutesLate],
  };
  const [first, ...others] = waits("secretary", over);
  expect(first).toMatchObject({ title: "Bekræft referat: Malmø", knowledge: "late" });
  expect(first?.late).toContain("Over frist i 15 dage: Beslutningen fra mødet den");
  expect(others.every((one) => one.late === undefined && one.knowledge !== "late")).toBe(true);
});
