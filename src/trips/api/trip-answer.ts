import { z } from "zod";
import { vats } from "../../accounts/index.ts";
import { abouts, rulings } from "../../decisions/index.ts";
import { langs } from "../../platform/index.ts";
import { directions, travelClasses, travelModes, tripKinds } from "../../profile/index.ts";
import { listOf } from "../../web/index.ts";
import { assistantRoles } from "../codes.ts";
import { translatedFields } from "../plan.ts";
import { accountsTracks, reportTracks, tripStatuses } from "../trip.ts";
import {
  accountsSums,
  asPrintedEntry,
  bodyNamed,
  budgetEntry,
  changesByManagerEntry,
  co2Entry,
  contactEntry,
  destinationEntry,
  electedEntry,
  fundingEntry,
  othersEntry,
  reportEntry,
  slotEntry,
  sourceEntry,
  staffEntry,
  translationsEntry,
  votesEntry,
} from "../trip-entry-schema.ts";

const maybe = z.string().nullable();
const day = z.iso.date().nullable();
const count = z.int().min(0).nullable();

const participants = z
  .object({
    elected: electedEntry,
    staff: staffEntry,
    assistants: z.array(z.object({ role: z.enum(assistantRoles), count: z.int() })),
    others: othersEntry,
    companions: z
      .array(z.object({ name: z.string(), paid: z.boolean(), legalBasis: maybe }))
      .nullable()
      .describe("Private companions; never published, and null to those who do not plan the trip"),
    total: count,
  })
  .meta({ id: "Participants" });

const slot = slotEntry
  .extend({ title: maybe, endsNextDay: z.boolean(), privateHost: z.boolean(), lodging: z.boolean() })
  .meta({ id: "Slot" })
  .describe("Of a private host place, host and title are null to those who do not plan the trip");

const budgetLine = budgetEntry.shape.lines.element;
const budget = z
  .object({ currency: budgetEntry.shape.currency, vat: z.enum(vats), lines: z.array(budgetLine) })
  .meta({ id: "Budget" });

const leg = z
  .object({
    mode: z.enum(travelModes).nullable(),
    travelClass: z.enum(travelClasses).nullable(),
    km: count.describe("null: the great circle"),
    count: count.describe("Persons, or cars; null: all who take part"),
  })
  .meta({ id: "Leg" })
  .describe("How it is travelled from home to the first place, on to the others, and home");

const earlierTranslations = z
  .partialRecord(z.enum(langs), z.array(z.enum(translatedFields)))
  .describe(
    "Translations of a text that was changed since: they are not shown until they are rewritten or left out here",
  );

/** What was entered of a trip, with the names of the public schema. */
const planned = {
  purpose: maybe,
  legalBasis: z.enum(["c", "f"]).nullable(),
  goals: z.array(z.string()),
  partners: z.array(z.string()),
  destinations: z.array(destinationEntry),
  legs: z.array(leg).describe("As many as the destinations and one more, or none"),
  participants,
  funding: z.array(fundingEntry),
  programme: z.array(slot),
  contact: contactEntry.nullable(),
  asPrinted: asPrintedEntry,
  source: sourceEntry.nullable(),
  statedTotal: maybe,
};

const about = {
  lang: z.enum(langs),
  kind: z.enum(tripKinds).nullable(),
  direction: z.enum(directions),
  caseNumber: maybe,
  title: z.string(),
  startOn: day,
  endOn: day,
};

const approved = z
  .object({
    on: z.iso.date(),
    kind: z.enum(tripKinds).nullable().exactOptional(),
    participants,
    budget: budget.nullable(),
    destinations: z.array(z.object({ place: z.string(), country: maybe })).exactOptional(),
    gifts: z.array(z.object({ name: maybe, amount: fundingEntry.shape.amount })).exactOptional(),
    byManagerOn: z.iso.date().exactOptional().describe("The day its manager approved it, where that came first"),
    changesByManager: changesByManagerEntry.exactOptional(),
    late: z.boolean().describe("Ruled after departure"),
  })
  .describe(
    "What was approved: another traveller, place, kind or legal basis, a new or higher gift or budget needs a new ruling",
  );

/** A trip as it stands in a list. */
export const tripItem = z
  .object({
    id: z.uuid(),
    version: z.int().describe("Counts every change; it is the ETag"),
    ...about,
    status: z.enum(tripStatuses),
    endedUnsent: z.boolean().describe("Withdrawn or cancelled while it was a draft: as private as a draft"),
    accountsTrack: z.enum(accountsTracks),
    reportTrack: z.enum(reportTracks),
    reportHandedInOn: z.iso
      .date()
      .nullable()
      .describe("The day it was put before its committee; null once it is taken back"),
    committee: bodyNamed.nullable(),
    unit: bodyNamed.nullable(),
    ...planned,
    legalBasisInForce: z
      .enum(["c", "f"])
      .nullable()
      .describe("`legalBasis`, or where none is chosen the municipality's for the kind; null where it has none"),
    translations: translationsEntry,
    earlierTranslations: earlierTranslations.exactOptional(),
    days: count,
    hoursByClass: z.record(z.string(), z.number()),
    budget: budgetEntry.extend({ perParticipant: budgetEntry.shape.total }).nullable(),
    approved: approved.nullable(),
    publicPlan: z
      .object({
        ...about,
        committeeId: maybe,
        unitId: maybe,
        plan: z.object({
          ...planned,
          translations: translationsEntry.exactOptional(),
          earlierTranslations: earlierTranslations.exactOptional(),
          budget: budget.nullable(),
        }),
      })
      .nullable()
      .describe("What is planned as everybody may see it; null while nothing may be public"),
    co2: co2Entry.nullable().describe("Reckoned from the legs; null until every leg is known"),
    report: reportEntry.nullable().describe("null, until it is settled, to those who do not write it"),
    missing: z.array(z.object({ code: z.string(), path: z.string() })).describe("What keeps it from being submitted"),
    approval: z
      .array(
        z.object({
          by: z.enum(["committee", "economy", "council", "manager", "named"]),
          committee: z.string().exactOptional(),
          code: z.enum([
            "order",
            "above-council-limit",
            "above-cap",
            "above-term-limit",
            "legal-basis",
            "not-sure",
            "term-not-sure",
          ]),
          source: z.string(),
        }),
      )
      .describe("Who must approve it, and why"),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "TripItem" });

const submission = z
  .object({
    id: z.uuid(),
    about: z.enum(abouts),
    committee: bodyNamed,
    meetingOn: z.iso.date(),
    status: z.enum(["open", "ruled", "taken-back"]),
    late: z.boolean().describe("Handed in after the agenda closed"),
  })
  .meta({ id: "TripSubmission" });

const ruling = z
  .object({
    id: z.uuid(),
    submission: z.uuid(),
    about: z.enum(abouts),
    committee: bodyNamed,
    metOn: z.iso.date(),
    item: maybe,
    ruling: z.enum(rulings),
    version: z.int().describe("What a correction of it names by If-Match"),
    confirmed: z.boolean().describe("With the minutes; until then the public does not see it"),
    closed: z.boolean(),
    text: maybe,
    basis: maybe,
    votes: votesEntry.nullable(),
    minority: maybe,
    recused: z.array(z.string()).nullable(),
    url: maybe,
  })
  .meta({ id: "TripRuling" })
  .describe("What a closed item or unconfirmed minutes hold is null to those who do not keep the committee's minutes");

/** One trip: what it is in a list, and what has come of it. */
export const tripAnswer = z
  .object({
    ...tripItem.shape,
    published: z
      .object({
        version: z.int(),
        slug: z.string(),
        publishedAt: z.iso.datetime(),
        url: z.string().describe("The public page"),
        entry: z.string().describe("The entry with its proof, `udsyn.trip/1`"),
      })
      .nullable()
      .describe("null while the public does not see it"),
    accounts: z.object(accountsSums).nullable().describe("null to those who do not read the trip's accounts"),
    submissions: z.array(submission).describe("The first one first"),
    rulings: z.array(ruling).describe("The first one first"),
  })
  .meta({ id: "Trip" });

export const tripListAnswer = listOf(tripItem, {
  count: z.int().describe("How many trips the filter leaves, on all pages"),
  countIs: z.enum(["exact", "at-least"]),
});
