import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type DateOn, day } from "../../kernel/index.ts";
import type { Obligation } from "../../records/index.ts";
import type { BudgetLine } from "../plan.ts";
import { publicPlanOf } from "../trip.ts";
import { obligationWords } from "./obligation.texts.ts";
import { tripObligations } from "./trip-obligations.ts";
import { anyOwing, days, lyngholm, owing, plan, submission } from "./trip-owing.fixture.ts";

const profile = lyngholm();
const ancient = day("2015-01-01");
const tenfold = (line: BudgetLine) => ({ ...line, amount: "42000.00" });
const rulesOf = (all: readonly Obligation[]) => all.map((one) => one.rule);
const approved = { on: day("2026-05-20"), late: false, participants: plan.participants, budget: plan.budget };

test("nothing is late before its day, and late from the day after", () => {
  fc.assert(
    fc.property(anyOwing(day("2026-01-01")), days, (record, today) => {
      for (const { rule, dueOn } of tripObligations(record, profile, today)) {
        const lateOn = (on: typeof dueOn) =>
          tripObligations(record, profile, on).find((one) => one.rule === rule)?.late;
        expect(lateOn(dueOn) ?? false).toBe(false);
        expect(lateOn(addDays(dueOn, 1)) ?? true).toBe(true);
      }
    }),
  );
});

test("as days go by what is owed of an unchanged trip stays owed, by the same day, and what is late stays late", () => {
  fc.assert(
    fc.property(anyOwing(day("2026-01-01")), days, fc.integer({ min: 0, max: 400 }), (record, today, later) => {
      const after = tripObligations(record, profile, addDays(today, later));
      for (const one of tripObligations(record, profile, today)) {
        const still = after.find(({ rule }) => rule === one.rule);
        expect(still).toMatchObject({ dueOn: one.dueOn, ...(one.late && { late: true }) });
      }
    }),
  );
});

test("a cancelled trip owes nothing but the accounts of what was booked on it, at once and while they are open", () => {
  const today = day("2026-07-01");
  const cancelled = { status: "cancelled", accountsTrack: "open", reportTrack: "owed", approved } as const;
  const bookings = { withoutReceipt: 1, lastOn: day("2026-06-20") };
  const owed = (record: ReturnType<typeof owing>) => tripObligations(record, profile, today);
  const all = owed(owing(cancelled, { bookings }));
  expect(rulesOf(all)).toEqual(["receipts-missing", "accounts-due"]);
  expect(all.map(({ owedBy, late }) => [owedBy.role, late])).toEqual([
    ["accountant", false],
    ["accountant", false],
  ]);
  expect(all.every(({ dueOn }) => dueOn > day("2026-09-04"))).toBe(true);
  expect(owed(owing(cancelled))).toEqual([]);
  expect(owed(owing({ ...cancelled, accountsTrack: "closed" }, { bookings }))).toEqual([]);
});

test("a trip that came to nothing owes nothing", () => {
  fc.assert(
    fc.property(
      anyOwing(day("2026-01-01")),
      days,
      fc.constantFrom("refused" as const, "withdrawn" as const, "cancelled" as const),
      (record, today, status) => {
        const ended = { ...record, bookings: null, trip: { ...record.trip, status } };
        expect(tripObligations(ended, profile, today)).toEqual([]);
      },
    ),
  );
});

test("what happened before a rule's first day owes nothing by it", () => {
  fc.assert(
    fc.property(anyOwing(ancient), days, (record, today) => {
      const rules = rulesOf(tripObligations(record, profile, today));
      // The report's own promise is no policy.
      expect(rules.filter((rule) => rule !== "follow-up")).toEqual([]);
    }),
  );
});

test("every obligation has its words, its source, and days as people read them", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyOwing(day("2026-01-01")), days, (record, today) => {
      for (const one of tripObligations(record, profile, today)) {
        const { why, todo } = obligationWords(one);
        expect(why + todo).not.toMatch(/\d{4}-\d\d-\d\d|\{/);
        expect(one.source).not.toBe("");
        seen.add(one.rule);
      }
    }),
    { numRuns: 500 },
  );
  expect(seen.size).toBeGreaterThanOrEqual(11);
});

test("a draft is due on the last agenda before its departure: of the last meeting listed, else reckoned back", () => {
  const today = day("2026-05-06");
  const meeting = (meetsOn: string, agendaClosesOn: string | null) => ({
    id: submission(today).meetingId,
    committeeId: "boerne-og-skoleudvalget",
    meetsOn: day(meetsOn),
    agendaClosesOn: agendaClosesOn === null ? null : day(agendaClosesOn),
    minutesConfirmedAt: null,
  });
  const dueOn = (meetings: ReturnType<typeof meeting>[]) =>
    tripObligations(owing({}, { meetings }), profile, today).map((one) => [one.rule, one.dueOn]);
  expect(dueOn([])).toEqual([["request-submission", "2026-08-23"]]);
  expect(
    dueOn([meeting("2026-06-10", "2026-05-31"), meeting("2026-08-19", "2026-08-07"), meeting("2026-09-16", null)]),
  ).toEqual([["request-submission", "2026-08-07"]]);
  // The next meetings are not listed yet: what was held in April says nothing of them.
  expect(dueOn([meeting("2026-04-22", "2026-04-12")])).toEqual([["request-submission", "2026-08-23"]]);
  // The calendar reaches beyond the departure: there is no meeting more, so it is late.
  expect(dueOn([meeting("2026-04-22", "2026-04-12"), meeting("2026-09-16", null)])).toEqual([
    ["request-submission", "2026-04-12"],
  ]);
});

test("of a journey that has left no meeting is said to come", () => {
  const [one] = tripObligations(owing({}, { meetings: [] }), profile, day("2026-09-02"));
  const why = one ? obligationWords(one).why.replaceAll("\u00a0", " ") : "";
  expect(why).toMatch(/Regnet fra afrejsen lukkede sidste dagsorden den 23\. august 2026\.$/);
  expect(why).not.toContain("ikke i kalenderen endnu");
});

test("noting a meeting makes nothing late while the calendar ends before the departure, and a day that is past closed", () => {
  const today = day("2026-05-06");
  const meeting = (meetsOn: string, agendaClosesOn: string) => ({
    id: submission(today).meetingId,
    committeeId: "boerne-og-skoleudvalget",
    meetsOn: day(meetsOn),
    agendaClosesOn: day(agendaClosesOn),
    minutesConfirmedAt: null,
  });
  const owed = (...meetings: ReturnType<typeof meeting>[]) => {
    const [one] = tripObligations(owing({}, { meetings }), profile, today);
    return one && `${one.late} ${obligationWords(one).why.replaceAll("\u00a0", " ")}`;
  };
  const before = owed();
  expect(before).toMatch(/^false .*regnet fra afrejsen lukker sidste dagsorden den 23\. august 2026\.$/);
  // Noted today, its agenda closed ten days ago; the next ones before 2 September are not listed yet.
  expect(owed(meeting("2026-05-06", "2026-04-26"))).toBe(before);
  expect(owed(meeting("2026-05-20", "2026-05-10"))).toBe(before);
  expect(owed(meeting("2026-05-06", "2026-04-26"), meeting("2026-09-16", "2026-09-06"))).toMatch(
    /^true .* Sidste dagsorden lukkede den 26\. april 2026\.$/,
  );
  // So near the departure that no other agenda closes in between.
  expect(owed(meeting("2026-08-26", "2026-08-16"))).toMatch(
    /^false .* Sidste dagsorden lukker den 16\. august 2026\.$/,
  );
});

test("a submitted request is the secretary's until it is ruled, a staff visit its manager's", () => {
  const today = day("2026-05-06");
  const committee = owing({ status: "submitted" }, { submissions: [submission(day("2026-05-20"))] });
  expect(tripObligations(committee, profile, today)).toMatchObject([
    { rule: "request-ruling", owedBy: { role: "secretary", scope: "committee:boerne-og-skoleudvalget" } },
  ]);
  const visit = owing({ status: "submitted", kind: "staff-visit", committeeId: null, unitId: "lyngskolen" });
  expect(tripObligations(visit, profile, today)).toMatchObject([
    { rule: "staff-visit-answer", owedBy: { role: "manager", scope: "unit:lyngskolen" }, dueOn: "2026-09-02" },
  ]);
  // A change may be sent under way, and is not late since the departure; a trip that nobody approved is.
  const underWay = day("2026-09-04");
  const change = { ...visit, trip: { ...visit.trip, approved } };
  const dueOf = (record: ReturnType<typeof owing>, on = underWay) =>
    tripObligations(record, profile, on).find((one) => one.rule === "staff-visit-answer");
  const sentToday = { ...change, changeSentOn: underWay };
  expect(dueOf(sentToday)).toMatchObject({ dueOn: "2026-09-04", late: false });
  expect(dueOf(visit)).toMatchObject({ dueOn: "2026-09-02", late: true });
  // It becomes late as everything else does, and what was sent before the departure is due by it.
  expect(dueOf(sentToday, addDays(underWay, 1))).toMatchObject({ dueOn: "2026-09-04", late: true });
  expect(dueOf({ ...change, changeSentOn: day("2026-08-20") })).toMatchObject({ dueOn: "2026-09-02", late: true });
});

test("a committee's change that is sent under way is due the day it is sent, and says that it is a change", () => {
  const underWay = day("2026-09-04");
  const before = { submissions: [submission(underWay)] };
  const change = (changeSentOn: DateOn) => owing({ status: "submitted", approved }, { ...before, changeSentOn });
  const dueOf = (record: ReturnType<typeof owing>, on = underWay) => {
    const found = tripObligations(record, profile, on).find((one) => one.rule === "request-ruling");
    return [found?.dueOn, found?.late, found && obligationWords(found).why.replaceAll("\u00a0", " ")];
  };
  const sent = "Ændringen blev sendt den 4. september 2026, efter afrejsen, og venter på en afgørelse.";
  expect(dueOf(change(underWay))).toEqual(["2026-09-04", false, sent]);
  expect(dueOf(change(underWay), addDays(underWay, 1))).toEqual(["2026-09-04", true, sent]);
  // Sent on to the council when everybody is home again.
  const home = day("2026-10-28");
  expect(dueOf(change(home), home)).toEqual(["2026-10-28", false, sent.replace("4. september", "28. oktober")]);
  const ahead = "Ændringen skal være afgjort før afrejsen den 2. september 2026.";
  expect(dueOf(change(day("2026-08-20")))).toEqual(["2026-09-02", true, ahead]);
  const request = owing({ status: "submitted" }, before);
  expect(dueOf(request)).toEqual([
    "2026-09-02",
    true,
    "Anmodningen skal være afgjort før afrejsen den 2. september 2026.",
  ]);
});

test("of several who are to rule the agenda that closes first counts, and of what one has passed on the next one's alone", () => {
  const today = day("2026-05-06");
  // Above the limit the council rules beside the committee; its agenda closes fourteen days before, the committee's ten.
  const dear = { ...plan, budget: plan.budget && { ...plan.budget, lines: plan.budget.lines.map(tenfold) } };
  const dueOn = (record: ReturnType<typeof owing>) =>
    tripObligations(record, profile, today).map((one) => [one.rule, one.dueOn]);
  expect(dueOn(owing())).toEqual([["request-submission", "2026-08-23"]]);
  expect(dueOn(owing({ plan: dear }))).toEqual([["request-submission", "2026-08-19"]]);
  expect(dueOn(owing({ status: "suspended" }, { turnOf: "byraadet" }))).toEqual([["request-submission", "2026-08-19"]]);
  const changed = owing({ status: "approved", plan: dear, approved }, { publishedOn: today });
  expect(dueOn(changed)).toEqual([["new-ruling", "2026-08-19"]]);
  const [change] = tripObligations(changed, profile, today);
  expect(change && obligationWords(change).why.replaceAll("\u00a0", " ")).toMatch(
    /^Budgettet er sat op,.* regnet derfra lukker sidste dagsorden den 19\. august 2026\.$/,
  );
});

test("where the calendar ends before the departure, the last agenda that it knows is told with what to do", () => {
  const today = day("2026-05-06");
  const council = (meetsOn: string, agendaClosesOn: string) => ({
    id: submission(today).meetingId,
    committeeId: "byraadet",
    meetsOn: day(meetsOn),
    agendaClosesOn: day(agendaClosesOn),
    minutesConfirmedAt: null,
  });
  const record = owing(
    { status: "suspended" },
    { turnOf: "byraadet", meetings: [council("2026-05-26", "2026-05-12"), council("2026-06-16", "2026-06-02")] },
  );
  const words = (one: Obligation) => {
    const { todo } = obligationWords(one);
    return [one.dueOn, todo.replaceAll("\u00a0", " ")];
  };
  const todo = (on: DateOn) => tripObligations(record, profile, on).map(words);
  const put = "Sæt rejsen på dagsordenen hos den næste, der skal tage stilling: Byrådet.";
  const known = " Den sidste dagsorden i kalenderen lukker den 2. juni 2026.";
  expect(todo(today)).toEqual([["2026-08-19", `${put}${known}`]]);
  expect(todo(day("2026-06-02"))).toEqual([["2026-08-19", `${put}${known}`]]);
  expect(todo(day("2026-06-03"))).toEqual([["2026-08-19", put]]);
  // By the name that it has on the departure, and not by its newest.
  const renamed = profile.committees.map((one) => {
    const later = one.names.map((name) => ({ ...name, name: "Kommunalbestyrelsen", from: day("2027-01-01") }));
    const until = one.names.map((name) => ({ ...name, to: day("2026-12-31") }));
    return one.id === "byraadet" ? { ...one, names: [...until, ...later] } : one;
  });
  const [named] = tripObligations(record, { ...profile, committees: renamed }, today).map(words);
  expect(named).toEqual(["2026-08-19", `${put}${known}`]);
});

test("a change that goes on to another committee under way is not late since the last agenda before the departure", () => {
  const sent = owing({ status: "recommended", approved }, { changeSentOn: day("2026-09-04") });
  const dueOf = (record: ReturnType<typeof owing>, on: DateOn) => {
    const found = tripObligations(record, profile, on).find((one) => one.rule === "request-submission");
    return [found?.dueOn, found?.late, found && obligationWords(found).why.replaceAll("\u00a0", " ")];
  };
  const why = "Ændringen blev sendt den 4. september 2026, efter afrejsen, og er ikke afgjort endnu.";
  expect(dueOf(sent, day("2026-09-04"))).toEqual(["2026-09-04", false, why]);
  expect(dueOf(sent, day("2026-09-05"))).toEqual(["2026-09-04", true, why]);
  expect(dueOf(owing({ status: "recommended" }), day("2026-09-04"))[1]).toBe(true);
});

test("after the return accounts, receipts and report are owed two months on, the VAT basis said in words", () => {
  const record = owing(
    { status: "approved", approved, accountsTrack: "open", reportTrack: "owed" },
    { publishedOn: day("2026-09-05"), bookings: { withoutReceipt: 2, lastOn: day("2026-09-05") } },
  );
  expect(tripObligations(record, profile, day("2026-09-04"))).toEqual([]);
  const owed = tripObligations(record, profile, day("2026-11-05"));
  expect(owed.map((one) => [one.rule, one.dueOn, one.late])).toEqual([
    ["report-due", "2026-11-04", true],
    ["receipts-missing", "2026-11-04", true],
    ["accounts-due", "2026-11-04", true],
  ]);
  const accounts = owed.find((one) => one.rule === "accounts-due");
  expect(accounts && obligationWords(accounts).why.replaceAll("\u00a0", " ")).toBe(
    "Regnskabet skal være afsluttet senest den 4. november 2026, opgjort inklusive moms.",
  );
});

test("what is owed after the return is owed by the days that everybody reads, not by those edited since", () => {
  const home = { startOn: day("2026-09-02"), endOn: day("2026-09-04") };
  const publicPlan = { ...publicPlanOf(owing().trip), ...home };
  const edited = {
    startOn: day("2026-12-01"),
    endOn: day("2026-12-03"),
    publicPlan,
    approved,
    accountsTrack: "open",
  } as const;
  const published = { publishedOn: day("2026-09-05"), bookings: { withoutReceipt: 0, lastOn: null } };
  const owed = (record: Parameters<typeof tripObligations>[0]) =>
    tripObligations(record, profile, day("2026-10-01")).map((one) => [one.rule, one.dueOn]);
  expect(owed(owing({ ...edited, status: "approved", reportTrack: "owed" }, published))).toEqual([
    ["report-due", "2026-11-04"],
    ["accounts-due", "2026-11-04"],
  ]);
  expect(owed(owing({ ...edited, status: "cancelled" }, published))).toEqual([["accounts-due", "2026-11-04"]]);
});

test("accounts that are opened again before their day are owed by it, after it by none", () => {
  const edited = { startOn: day("2026-09-02"), endOn: day("2026-09-04"), approved, accountsTrack: "open" } as const;
  const bookings = { withoutReceipt: 1, lastOn: null };
  const around = { publishedOn: day("2026-09-05"), bookings };
  const rules = (reopenedOn: string) =>
    tripObligations(
      owing({ ...edited, status: "approved" }, { ...around, reopenedOn: day(reopenedOn) }),
      profile,
      day("2026-12-01"),
    ).map((one) => one.rule);
  expect(rules("2026-11-04")).toEqual(expect.arrayContaining(["accounts-due", "receipts-missing"]));
  const after = rules("2026-11-05");
  expect(after).not.toContain("accounts-due");
  expect(after).not.toContain("receipts-missing");
});

test("nothing is owed to the public of what was taken down", () => {
  const rules = (takenDown: boolean) =>
    tripObligations(owing({ status: "approved", approved }, { takenDown }), profile, day("2026-05-26")).map(
      (one) => one.rule,
    );
  expect(rules(false)).toContain("publication-due");
  expect(rules(true)).not.toContain("publication-due");
});

test("what was booked after what is published is owed to the public eight days on", () => {
  const record = owing(
    { status: "approved", approved },
    { publishedOn: day("2026-05-22"), bookings: { withoutReceipt: 0, lastOn: day("2026-05-25") } },
  );
  expect(tripObligations(record, profile, day("2026-05-26"))).toMatchObject([
    { rule: "publication-due", dueOn: "2026-06-02", late: false },
  ]);
});

test("a staff visit is sent to its manager in time, another trip to its committee", () => {
  const words = (kind: "staff-visit" | "committee-trip") =>
    tripObligations(owing({ kind }), profile, day("2026-05-06"))
      .filter(({ rule }) => rule === "request-submission")
      .map(obligationWords);
  expect(words("staff-visit")).toEqual([
    { why: expect.not.stringContaining("dagsorden"), todo: "Send rejsen til lederen." },
  ]);
  expect(words("committee-trip")).toEqual([
    { why: expect.stringContaining("lukker sidste dagsorden"), todo: expect.stringContaining("udvalg") },
  ]);
  // No agenda is its deadline, until a committee has had it.
  const visit = (...given: Parameters<typeof owing>) =>
    tripObligations(owing({ kind: "staff-visit", ...given[0] }, given[1]), profile, day("2026-05-06"));
  expect(visit()).toMatchObject([{ rule: "request-submission", dueOn: "2026-09-02" }]);
  const passedOn = visit({ status: "recommended" }, { turnOf: "byraadet" });
  expect(passedOn).toMatchObject([{ rule: "request-submission", dueOn: "2026-08-19" }]);
  expect(passedOn.map(obligationWords)).toMatchObject([{ todo: expect.stringContaining("Byrådet") }]);
});
