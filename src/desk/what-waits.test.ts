import { expect, test } from "vitest";
import type { MeetingId, Submission, SubmissionId } from "../decisions/index.ts";
import { day } from "../kernel/index.ts";
import type { MunicipalityId } from "../platform/index.ts";
import { demoProfiles, type Municipality, type Profile, type RoleName } from "../profile/index.ts";
import type { Obligation } from "../records/index.ts";
import { emptyPlan, type Trip, type TripId } from "../trips/index.ts";
import { whatWaits } from "./what-waits.ts";

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
  ...{ follows: [], version: 1 },
};

const accountsLate: Obligation = {
  ...{ rule: "accounts-due", subject: { type: "trip", id: trip.id, title: "Malmø" }, dueOn: day("2026-11-22") },
  ...{ late: true, source: "s", owedBy: { role: "accountant", scope: null } },
  params: { dueOn: day("2026-11-22"), vat: "incl" },
};

const waitsFor = (role: RoleName, erasures = 0) =>
  whatWaits({
    ...{
      who: { actor: { kind: "person", id: "p", name: "P" }, grants: [{ role, scope: null }] },
      standsIn: [],
      here,
      today,
    },
    ...{ managed: () => true, trips: [trip], submissions: [reportOnAgenda], unconfirmed: [], named: new Map() },
    obligations: [accountsLate],
    erasures,
  }).map(({ title, knowledge }) => `${knowledge} ${title}`);

test("late accounts wait for the accountant though the report is on an agenda, and for nobody else", () => {
  expect(waitsFor("accountant")).toEqual(["late Bogfør: Malmø"]);
  expect(waitsFor("coordinator")).toEqual([]);
});

test("erasures that wait for a second person are said by their number", () => {
  expect(waitsFor("admin")).toEqual([]);
  expect(waitsFor("admin", 1)).toEqual(["partly Gennemfør eller afvis en sletning"]);
  expect(waitsFor("admin", 2)).toEqual(["partly Gennemfør eller afvis 2 sletninger"]);
});
