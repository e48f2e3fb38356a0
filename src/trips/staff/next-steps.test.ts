import { expect, test } from "vitest";
import type { Submission } from "../../decisions/index.ts";
import type { Who } from "../../identity/index.ts";
import { day } from "../../kernel/index.ts";
import { lyngholm, tripWith } from "../agenda/agenda.fixture.ts";
import { publicPlanOf } from "../trip.ts";
import { standsWithCommittee } from "../with-committee.ts";
import { type NextStep, nextSteps } from "./next-steps.ts";
import { railOf } from "./trip-state.tsx";

const trip = tripWith({});
const today = day("2026-05-06");

function steps(
  role: "coordinator" | "secretary" | "accountant",
  over: object,
  submissions: readonly Submission[] = [],
) {
  const grant = { role, scope: null };
  const who = { actor: { kind: "person", id: "p", name: "P" }, grants: [grant] } as unknown as Who;
  const municipality = { profile: lyngholm() } as Parameters<typeof nextSteps>[0]["municipality"];
  return nextSteps(
    { who, municipality, today, standsIn: [], withCommittee: standsWithCommittee({ ...trip, ...over }, submissions) },
    { ...trip, ...over },
    submissions,
  );
}

const said = (all: readonly NextStep[]) =>
  all.filter((one) => !one.ends).map((one) => `${one.text}${one.why ? ": ikke endnu" : ""}`);

function at(meetsOn: string, about: Submission["about"] = "request"): Submission {
  const rest = { status: "open", late: false, text: null, follows: [], writtenFrom: null, version: 1 } as const;
  const of = { subject: { type: "trip", id: trip.id }, committeeId: "boerne-og-skoleudvalget" };
  const ids = { id: "s" as Submission["id"], meetingId: "m" as Submission["meetingId"] };
  return { ...ids, about, meetsOn: day(meetsOn), ...of, ...rest };
}

test("a trip that is ready goes on an agenda, and its text can be read first", () => {
  expect(said(steps("coordinator", { status: "draft" }))).toEqual(["Sæt på dagsorden", "Læs sagsfremstillingen"]);
});

test("a trip that is not ready has no text to read yet", () => {
  expect(said(steps("coordinator", { status: "draft", title: "" }))).toEqual(["Sæt på dagsorden: ikke endnu"]);
});

test("before the meeting the text is the next step, from its day on the ruling is", () => {
  const [next] = steps("secretary", { status: "submitted" }, [at("2026-05-26")]);
  expect(next).toMatchObject({
    text: "Gør sagsfremstillingen klar",
    href: `/skrivebord/rejser/${trip.id}/sagsfremstilling?sag=s`,
    why: null,
  });
  expect(said(steps("secretary", { status: "submitted" }, [at("2026-05-06")]))[0]).toBe("Skriv beslutning");
  const about = steps("coordinator", { status: "approved", reportTrack: "submitted" }, [at("2026-05-26", "report")]);
  expect(said(about)[0]).toBe("Gør sagsfremstillingen om rapporten klar");
});

test("what goes as nobody approved it is the first next step, and goes to whoever approves it", () => {
  const approved = { on: today, late: false, participants: trip.plan.participants, budget: trip.plan.budget };
  expect(said(steps("coordinator", { status: "approved", approved }))).not.toContain("Sæt ændringen på dagsorden");
  const cheaper = {
    ...approved,
    budget: { currency: "DKK", vat: "incl", lines: [{ category: "other", amount: "1" }] },
  };
  const change = { status: "approved", approved: cheaper, accountsTrack: "open" };
  expect(said(steps("coordinator", change))[0]).toBe("Sæt ændringen på dagsorden");
  expect(said(steps("accountant", change))[0]).toBe("Sæt ændringen på dagsorden: ikke endnu");
  const visit = { kind: "staff-visit", committeeId: null, unitId: "x" };
  const elected = { count: 0, named: [] };
  const plan = { ...trip.plan, legalBasis: null, participants: { ...trip.plan.participants, elected } };
  expect(said(steps("coordinator", { ...change, ...visit, plan }))[0]).toBe("Send ændringen til lederen");
});

test("whoever may not read the text is not led to it", () => {
  expect(said(steps("accountant", { status: "submitted" }, [at("2026-05-26")]))).not.toContain(
    "Gør sagsfremstillingen klar",
  );
});

test("a report is put on an agenda from the journey's last day; before, it is said from when", () => {
  const report = { aim: "Se.", outcome: "Set.", change: "Alt.", followUpOn: null };
  const approved = { on: today, late: false, participants: trip.plan.participants, budget: trip.plan.budget };
  const over = { status: "approved", reportTrack: "owed", report, approved, startOn: day("2026-05-04") };
  const step = (endOn: string) =>
    steps("coordinator", { ...over, endOn: day(endOn) }).find((one) => one.text === "Sæt rapporten på dagsorden")?.why;
  expect(step("2026-05-07")).toContain("tidligst på rejsens sidste dag, 7.\u00a0maj 2026");
  expect(step("2026-05-06")).toBeNull();
});

test("the report may be written from the day that everybody reads, whatever day is asked for since", () => {
  const approved = { on: today, late: false, participants: trip.plan.participants, budget: trip.plan.budget };
  const step = (publicDay: string, askedDay: string) => {
    const publicPlan = publicPlanOf({ ...trip, startOn: day(publicDay), endOn: day("2026-09-20") });
    const over = { status: "approved", reportTrack: "owed", approved, publicPlan, startOn: day(askedDay) };
    return said(steps("coordinator", over)).includes("Skriv rapport");
  };
  expect(step("2026-05-06", "2026-05-07")).toBe(true);
  expect(step("2026-05-07", "2026-05-06")).toBe(false);
});

test("a committee's report that is written in full is to be put on an agenda, and is not asked for again", () => {
  const over = { status: "approved", startOn: day("2026-05-04"), endOn: day("2026-05-05"), reportTrack: "owed" };
  const report = { aim: "Se.", outcome: "Set.", change: "Alt.", followUpOn: null };
  const waits = (more: object) =>
    steps("coordinator", { ...over, ...more })
      .filter((one) => !one.ends && !one.again && one.why === null)
      .map((one) => one.text)
      .filter((text) => text.includes("apport"));
  expect(waits({ report: { ...report, change: "" } })).toEqual(["Skriv rapport"]);
  expect(waits({ report })).toEqual(["Sæt rapporten på dagsorden"]);
  expect(waits({ report, reportTrack: "sent-back" })).toEqual(["Skriv rapport", "Sæt rapporten på dagsorden"]);
});

test("a staff visit's report that is written in full waits for the manager, and is not asked for again", () => {
  const report = { aim: "Se.", outcome: "Set.", change: "Alt.", followUpOn: null };
  const approved = { kind: "staff-visit", on: today, late: false, participants: trip.plan.participants, budget: null };
  const days = { startOn: day("2026-05-04"), endOn: day("2026-05-05") };
  const visit = { kind: "staff-visit", committeeId: null, unitId: "x", status: "approved", approved, ...days };
  const now = (over: object) => {
    const all = { ...visit, reportTrack: "owed", report, ...over };
    const rail = railOf({ ...trip, ...all } as typeof trip, lyngholm(), today);
    const step = steps("coordinator", all).find((one) => one.href.endsWith("/rapport"));
    return [step?.text, step?.again === true, rail.find(({ title }) => title === "Rapport")?.note];
  };
  expect(now({})).toEqual(["Ret rapporten, som venter på lederen", true, "Hos lederen"]);
  expect(now({ report: { ...report, change: "" } })).toEqual(["Skriv rapport", false, "Mangler"]);
  expect(now({ reportTrack: "sent-back" })).toEqual(["Skriv rapport", false, "Sendt tilbage"]);
  // Nobody settles it before the journey is over.
  expect(now({ endOn: day("2026-05-07") })).toEqual(["Skriv rapport", false, undefined]);
  // A committee's is no manager's.
  expect(now({ kind: trip.kind, approved: { ...approved, kind: trip.kind } })[2]).toBe("Mangler");
});
