import { z } from "zod";
import { langs } from "../../platform/index.ts";
import { directions, tripKinds } from "../../profile/index.ts";
import { planSchema } from "../plan.ts";
import { accountsTracks, reportTracks, tripStatuses } from "../trip.ts";

const body = z.object({ id: z.string(), name: z.string() }).nullable();
const amount = z.string().nullable();

/** What `tripBody` answers, for the description of the interface. Members may be added, never taken away. */
export const tripAnswer = z.looseObject({
  ...planSchema.shape,
  id: z.uuid(),
  version: z.int(),
  lang: z.enum(langs),
  kind: z.enum(tripKinds).nullable(),
  direction: z.enum(directions),
  status: z.enum(tripStatuses),
  accountsTrack: z.enum(accountsTracks),
  reportTrack: z.enum(reportTracks),
  caseNumber: z.string().nullable(),
  title: z.string(),
  committee: body,
  unit: z.looseObject({ id: z.string(), name: z.string() }).nullable(),
  startOn: z.string().nullable(),
  endOn: z.string().nullable(),
  participants: z.looseObject({ total: z.int().nullable() }),
  budget: z
    .looseObject({
      currency: z.string(),
      lines: z.array(z.looseObject({ amount })),
      total: amount,
      perParticipant: amount,
    })
    .nullable(),
  co2: z
    .looseObject({ kg: z.int(), method: z.string() })
    .nullable()
    .describe("Reckoned from the legs; null until every leg is known"),
  report: z.looseObject({ aim: z.string(), outcome: z.string(), change: z.string() }).nullable(),
  missing: z.array(z.object({ code: z.string(), path: z.string() })).describe("What keeps it from being submitted"),
  approval: z.array(z.looseObject({})).describe("Who must approve it, and why"),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export const tripListAnswer = z.object({
  items: z.array(tripAnswer),
  next: z.string().nullable(),
  count: z.int().describe("How many trips the filter leaves, on all pages"),
  countIs: z.enum(["exact", "at-least"]),
});
