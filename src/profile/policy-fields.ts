import { z } from "zod";
import { emissionSetIds } from "./emission-sets.ts";
import { amount, datedValues, localized, period, perKind, slug } from "./fields.ts";

/** Who decides. `committee` is the trip's own; a named committee is written as `{ "committee": id }`. */
const decider = z.discriminatedUnion("by", [
  z.strictObject({ by: z.enum(["committee", "economy", "council", "manager"]) }),
  z.strictObject({ by: z.literal("named"), committee: slug }),
]);
export type Decider = z.output<typeof decider>;

const tracks = z.strictObject({
  /** Whether accounts are owed and must be closed. */
  accounts: z.boolean(),
  report: z.enum(["owed", "not-owed"]),
  /** Who settles the report; without meaning where none is owed. */
  reportSettledBy: z.enum(["committee", "manager"]),
});

/** Kommunestyrelsesloven §16 stk. 1: under litra f a committee's request suffices, litra c needs more. */
const legalBasis = z.strictObject({
  defaults: perKind(z.enum(["c", "f"]).nullable()),
  mayRequest: z.strictObject({
    c: z.array(z.enum(["committee", "economy", "council"])).min(1, { message: "empty" }),
    f: z.array(z.enum(["committee", "economy", "council"])).min(1, { message: "empty" }),
  }),
});

const publishedFields = [
  "title",
  "destinations",
  "dates",
  "purpose",
  "participants",
  "budget",
  "funding",
  "programme",
  "rulings",
] as const;
const publication = z.strictObject({
  onApproval: z.array(z.enum(publishedFields)).min(1, { message: "empty" }),
  hiddenUntilReturn: z.array(z.enum(["clock-times", "hotels", "private-hosts"])),
  accounts: z.enum(["as-booked", "when-closed"]),
  report: z.enum(["when-settled", "when-minutes-confirmed"]),
});

const carryOver = z.discriminatedUnion("rule", [
  z.strictObject({ rule: z.enum(["none", "all"]) }),
  z.strictObject({ rule: z.literal("up-to"), amount }),
]);

const perDiem = z.strictObject({
  abroad: z.enum(["receipts", "rates"]),
  domestic: z.enum(["receipts", "rates"]),
  /** Which imported rate table, by its name; `null` where receipts are the rule everywhere. */
  rateTable: z.string().min(1).nullable(),
});

const namesShown = z.strictObject({
  elected: z.enum(["name-and-role", "role-and-count", "count"]),
  staff: z.enum(["unit-and-count", "count"]),
});

/** Each retention term says what it counts from in its name. */
const retention = z.strictObject({
  travelListDaysAfterReturn: z.int().min(0),
  accountingYearsAfterYearEnd: z.int().min(5, { message: "accounting-too-short" }),
  draftMonthsUntouched: z.int().min(1),
  /** What somebody typed into a form and never saved in the case. */
  workingDraftDays: z.int().min(1).default(30),
  /** What travellers wrote for a report by their links, and their addresses. */
  contributionDaysAfterSettled: z.int().min(0).default(90),
  /** A file that goes with a trip, stopped or unread, of which nobody has said anything. */
  annexDaysUndecided: z.int().min(1).default(60),
  /** What somebody asked from a public record, with name, address and answer. */
  questionDaysAfterSettled: z.int().min(0).default(90),
  sessionHours: z.int().min(1),
  linkDays: z.int().min(1),
  accessLogMonths: z.int().min(6),
  personalDataYearsAfterClosing: z.int().min(0),
});

const surveyQuestion = z.discriminatedUnion("kind", [
  /** Answered 1–5; the ends of the scale have words of their own. */
  z.strictObject({ kind: z.literal("scale"), id: slug, text: localized, low: localized, high: localized }),
  /** In one's own words; read at the desk, never published as written. */
  z.strictObject({ kind: z.literal("text"), id: slug, text: localized }),
]);
export type SurveyQuestion = z.output<typeof surveyQuestion>;

/** The three questions that those who travelled are asked (strategy: concrete benefit; product.md, S16). */
const survey = z.strictObject({
  afterReturnDays: z.int().min(0),
  /** Asked once more so long after the return; `null` where once is enough. */
  againAfterMonths: z.int().min(1).nullable(),
  openDays: z.int().min(1),
  questions: z
    .array(surveyQuestion)
    .length(3, { message: "not-three-questions" })
    .refine((all) => all[0]?.kind === "scale" && all.filter((one) => one.kind === "text").length <= 1, {
      message: "too-many-texts",
    })
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, { message: "question-twice" }),
});

/** Questions from public records: by when they are answered, in the municipality's own working days. */
const publicQuestions = z.strictObject({
  answerWithinWorkingDays: z.int().min(1).max(60),
  /** Days of every year, beside weekends and Danish holidays, on which nobody works, as `12-24`. */
  closedOn: z.array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { message: "not-a-day" })).default([]),
});

const digest = z.strictObject({
  /** ISO weekdays, Monday is 1. */
  weekdays: z.array(z.int().min(1).max(7)),
  /** Local time of the municipality. */
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: "not-a-time" }),
});

/**
 * Everything a municipality decides about its trips: product.md, "Rules to carry out" and "Trip".
 * Every policy is a list of dated values, each with its source. `null` as a value says "no such rule here".
 */
export const policies = z.strictObject({
  tracks: datedValues(perKind(tracks)),
  /** Who approves, in order; the last one settles it. */
  approvalOrder: datedValues(perKind(z.array(decider).min(1, { message: "empty" }))),
  legalBasis: datedValues(legalBasis),
  capPerParticipant: datedValues(amount.nullable()),
  capPerMemberCommitteeTerm: datedValues(amount.nullable()),
  tripsPerTerm: datedValues(z.int().min(0).nullable()),
  /** Who departs from the two above: the council, or, where this says so, the committee that approves. */
  termLimitsDeparture: datedValues(z.enum(["own-committee", "council"])).default([]),
  councilAbovePerParticipant: datedValues(amount.nullable()),
  carryOver: datedValues(carryOver),
  publication: datedValues(publication),
  publishWithin: datedValues(period.nullable()),
  reportDue: datedValues(period.nullable()),
  accountsDue: datedValues(z.strictObject({ after: period, vat: z.enum(["incl", "excl"]) }).nullable()),
  /** Days before a meeting that a submission must be in, unless the committee has its own. */
  agendaDeadlineDays: datedValues(z.int().min(0).nullable()),
  /** Whether *taget til efterretning* settles a report. */
  notedSettlesReport: datedValues(z.boolean()),
  /** How many years accounts are shown, at least five; `null`, or nothing at all, shows them without end (`accounts-window.ts`). */
  accountsShownYears: datedValues(z.int().min(5, { message: "window-too-short" }).nullable()).default([]),
  namesShown: datedValues(namesShown),
  perDiem: datedValues(perDiem),
  retention: datedValues(retention),
  /** What one person alone may not do. */
  secondPerson: datedValues(z.array(z.enum(["publish", "close-accounts", "pay", "erase"]))),
  /** A request ruled after departure: refused, or accepted, flagged and shown. */
  lateRequest: datedValues(z.enum(["accepted-and-shown", "refused"])),
  companyPaidNeedsBasis: datedValues(z.boolean()),
  /** A private companion's costs are a hard stop; whether a written legal basis may lift it. */
  companionStop: datedValues(z.enum(["written-basis-lifts", "never-lifted"])),
  obligationsPublic: datedValues(z.boolean()),
  digest: datedValues(digest),
  /** `null`, or nothing at all: those who travelled are not asked. */
  survey: datedValues(survey.nullable()).default([]),
  /** `null`, or nothing at all: no questions are taken from public records. */
  publicQuestions: datedValues(publicQuestions.nullable()).default([]),
  /** By which table a trip's CO2 is reckoned; `null`, or nothing at all: it is not. */
  emissionFactors: datedValues(z.enum(emissionSetIds).nullable()).default([]),
  staffVisit: datedValues(z.strictObject({ shortForm: z.boolean(), deputyMayApprove: z.boolean() })),
});
export type Policies = z.output<typeof policies>;

/** Policies that demand something from their first day on; earlier records are not late (product.md, Obligation). */
export const limitNames = [
  "capPerParticipant",
  "capPerMemberCommitteeTerm",
  "tripsPerTerm",
  "termLimitsDeparture",
  "councilAbovePerParticipant",
  "publishWithin",
  "reportDue",
  "accountsDue",
  "agendaDeadlineDays",
  "accountsShownYears",
  "survey",
  "publicQuestions",
  "emissionFactors",
] as const satisfies readonly PolicyName[];
export type LimitName = (typeof limitNames)[number];
/** Policies that every record needs an answer from, whatever its day. */
export type SettingName = Exclude<PolicyName, LimitName>;

export const policyNames = policies.keyof().options;
export type PolicyName = keyof Policies;
export type PolicyValue<Name extends PolicyName> = Policies[Name][number]["value"];
