import { z } from "zod";
import {
  type AskedByWho,
  doneOnce,
  etagOf,
  idIn,
  type UdsynRoute,
  valid,
  versionAsked,
  type Work,
} from "../../identity/index.ts";
import { dateInZone, type Fault, Invalid } from "../../kernel/index.ts";
import { checked, type Db } from "../../platform/index.ts";
import { committeesOn, roleNames } from "../../profile/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { namesConfirmed } from "../../register/index.ts";
import { type Answer, json, listOf } from "../../web/index.ts";
import { confirmMinutes } from "../confirm-minutes/confirm-minutes.ts";
import { correctPublished, longestReason } from "../correct-ruling/correct-published.ts";
import { correctRuling } from "../correct-ruling/correct-ruling.ts";
import { recordRuling } from "../record-ruling/record-ruling.ts";
import { readRuling } from "../ruling.store.ts";
import { abouts, type Ruling, rulings, type SubjectHandler, type Submission } from "../ruling.ts";
import { submit } from "../submit/submit.ts";
import { day, meetingsApi } from "./meetings.api.ts";

const submitBody = z.strictObject({
  about: z.enum(abouts),
  committee: z.string().max(100),
  meetingOn: day,
  text: z.string().max(50_000).nullable().default(null),
  /** Why a committee whose turn it is not; asked for where it is another's. */
  outOfOrder: z.string().max(2000).nullable().default(null),
});
const count = z.int().min(0).max(1000);
const names = z.array(z.string().max(200)).max(100);
const text = z.string().max(50_000);
const item = z.union([z.string().max(50), z.number().transform(String)]).nullable();
const basis = z.string().max(2000).nullable();
const votes = z
  .strictObject({
    for: count,
    against: count,
    abstained: count.default(0),
    againstBy: names.exactOptional(),
    abstainedBy: names.exactOptional(),
  })
  .nullable();
const minority = z.string().max(20_000).nullable();
const url = z.url({ protocol: /^https?$/, message: "not-an-address" }).nullable();
const rulingBody = z.strictObject({
  ruling: z.enum(rulings),
  text: text.default(""),
  item: item.default(null),
  basis: basis.default(null),
  votes: votes.default(null),
  minority: minority.default(null),
  recused: names.default([]),
  url: url.default(null),
  closed: z.boolean().default(false),
  confirmed: z.boolean().default(false),
  namesConfirmed,
});

/** What is left out stands as it was entered: nothing is taken away, and no closed item opened, by not being said. */
const putBody = z.strictObject({
  ...rulingBody.shape,
  ...{ text: text.exactOptional(), item: item.exactOptional(), basis: basis.exactOptional() },
  ...{ votes: votes.exactOptional(), minority: minority.exactOptional(), recused: names.exactOptional() },
  ...{ url: url.exactOptional(), closed: z.boolean().exactOptional() },
});
/** All of it again, so that what is left out is not taken away from everyone's eyes: who is not named did not withdraw. */
const correctionBody = z.strictObject({
  ...{ text, item, basis, minority, recused: names, url, closed: z.boolean() },
  votes: z
    .strictObject({ for: count, against: count, abstained: count, againstBy: names, abstainedBy: names })
    .transform(({ againstBy, abstainedBy, ...counted }) => ({
      ...counted,
      ...(againstBy.length > 0 && { againstBy }),
      ...(abstainedBy.length > 0 && { abstainedBy }),
    }))
    .nullable(),
  metOn: day.nullable().default(null).describe("Null where the day of the meeting stands"),
  reason: z.string().max(longestReason, { message: "correction-reason-too-long" }),
  namesConfirmed,
});

const committeeAnswer = z
  .object({
    id: z.string(),
    kind: z.enum(["council", "economy", "committee", "other"]),
    name: z.string(),
    verified: z.boolean().describe("Whether the name is held against a source"),
  })
  .meta({ id: "Committee" });
const submissionAnswer = z
  .object({
    id: z.uuid(),
    subject: z.object({ type: z.string(), id: z.string() }),
    about: z.enum(abouts),
    committeeId: z.string(),
    meetingId: z.uuid(),
    meetsOn: z.iso.date(),
    status: z.enum(["open", "ruled", "taken-back"]),
    late: z.boolean().describe("Handed in after the agenda closed"),
    text: z.string().nullable().describe("The agenda's text; null while it follows the trip"),
    follows: z.array(z.string()),
    version: z.int(),
  })
  .meta({ id: "Submission" });
const submittedAnswer = submissionAnswer
  .extend({
    outdated: z
      .array(z.string())
      .nullable()
      .describe(
        "Headings of a text that was written by hand for another request and went along: read them again. null: written before it was kept what the trip said then, so read all of it",
      ),
  })
  .meta({ id: "Submitted" });
const rulingAnswer = z
  .object({
    id: z.uuid(),
    submission: z.uuid(),
    ruling: z.enum(rulings),
    text: z.string(),
    item: z.string().nullable(),
    basis: z.string().nullable(),
    votes: z
      .object({
        for: z.int(),
        against: z.int(),
        abstained: z.int(),
        againstBy: z.array(z.string()).exactOptional(),
        abstainedBy: z.array(z.string()).exactOptional(),
      })
      .nullable(),
    minority: z.string().nullable(),
    recused: z.array(z.string()),
    url: z.string().nullable(),
    closed: z.boolean(),
    confirmed: z.boolean(),
    version: z.int().describe("Also its ETag; a correction names it by If-Match"),
  })
  .meta({ id: "Ruling" });
const confirmedAnswer = z.object({ id: z.uuid(), confirmed: z.literal(true) });

/** Committees, submissions and rulings for programs. `handlerOf` leads to the room that owns a subject. */
export function decisionsApi(
  db: Db,
  handlerOf: (subjectType: string) => SubjectHandler<Work>,
  erased: ErasedNames,
): readonly UdsynRoute[] {
  /** What is wrong with the request, and what the trip itself lacks: every reason is told at once. */
  const withGaps = async (one: Work, id: string, given: unknown, faults: readonly Fault[]) => {
    const asked = z.object({ about: z.enum(abouts) }).safeParse(given);
    if (!asked.success) return faults;
    await handlerOf("trip").titleOf(one, id);
    const gaps = await handlerOf("trip").missing(one, id, asked.data.about);
    return [...faults, ...gaps.filter(({ path }) => faults.every((fault) => fault.path !== path))];
  };
  const doing = async (asked: AskedByWho, use: (work: Work) => Promise<unknown>) => {
    const { status, body } = await doneOnce(db, asked, async (one) => ({ status: 201, body: await use(one) }));
    return json(body, status, etagOf(body));
  };

  return [
    ...meetingsApi(db),
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/committees",
      allow: roleNames,
      api: { summary: "The committees that sit today.", answers: { 200: listOf(committeeAnswer, {}) } },
      handle: async (asked) => {
        const { profile } = asked.here;
        const items = committeesOn(profile, dateInZone(asked.now, profile.timeZone)).map(({ committee, name }) => ({
          id: committee.id,
          kind: committee.kind,
          name: name.name,
          verified: name.verified,
        }));
        return json({ items, next: null });
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/submissions",
      allow: ["coordinator", "secretary"],
      api: {
        summary: "Puts a trip's request or report before a committee's meeting.",
        body: submitBody,
        answers: { 201: submittedAnswer, 409: null, 422: null },
      },
      handle: (asked) => {
        const subject = { type: "trip", id: idIn<"trip">(asked) };
        return doing(asked, async (one) => {
          const read = checked(submitBody, asked.json);
          if ("faults" in read) throw new Invalid(await withGaps(one, subject.id, asked.json, read.faults));
          const { about, committee, meetingOn, text, outOfOrder } = read.value;
          const submitting = { subject, about, committeeId: committee, meetingOn, text, outOfOrder };
          const handler = handlerOf("trip");
          const submission = await submit(one, submitting, handler);
          const outdated = handler.outdated ? await handler.outdated(one, submission) : [];
          return { ...shownSubmission(submission), outdated: outdated && [...outdated] };
        });
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/submissions/:id/rulings",
      allow: ["secretary"],
      api: {
        summary: "Enters a committee's ruling; with confirmed minutes it is published.",
        body: rulingBody,
        answers: { 201: rulingAnswer, 409: null, 422: null },
      },
      handle: (asked) => {
        const { namesConfirmed: confirmed, ...body } = valid(rulingBody, asked.json);
        const submissionId = idIn<"submission">(asked);
        const asks = { names: erased, confirmed };
        return doing(asked, async (one) =>
          shownRuling(await recordRuling(one, { submissionId, ...body }, handlerOf, asks)),
        );
      },
    },
    {
      lane: "api",
      method: "PUT",
      path: "/api/v1/rulings/:id",
      allow: ["secretary"],
      api: {
        summary:
          "Corrects a ruling whose minutes are not confirmed; what followed from another ruling is undone. What is left out stands.",
        body: putBody,
        answers: { 200: rulingAnswer, 404: null, 409: null, 412: null, 422: null },
      },
      handle: async (asked) => {
        const from = versionAsked(asked);
        const { namesConfirmed: confirmed, ...to } = valid(putBody, asked.json);
        const asks = { names: erased, confirmed };
        const { status, body } = await doneOnce(db, asked, async (one) => ({
          status: 200,
          body: shownRuling(await correctRuling(one, idIn<"ruling">(asked), to, handlerOf, from, asks)),
        }));
        return json(body, status, etagOf(body));
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/rulings/:id/corrections",
      allow: ["secretary"],
      api: {
        summary:
          "Corrects what a ruling with confirmed minutes says, with a reason for everyone to see. All of it is stated again, and what is left out is refused; what the committee decided stands, and a closed item stays closed.",
        body: correctionBody,
        answers: { 201: rulingAnswer, 404: null, 409: null, 412: null, 422: null },
      },
      handle: (asked) => {
        const { namesConfirmed: confirmed, ...to } = valid(correctionBody, asked.json);
        const asks = { names: erased, confirmed };
        const from = versionAsked(asked);
        return doing(asked, async (one) =>
          shownRuling(await correctPublished(one, idIn<"ruling">(asked), to, handlerOf, from, asks)),
        );
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/rulings/:id/confirmation",
      allow: ["secretary"],
      api: {
        summary: "Confirms a ruling with the minutes of its meeting: it is published.",
        answers: { 201: confirmedAnswer, 404: null, 409: null },
      },
      handle: (asked) =>
        doing(asked, async (one) => {
          const { id, submission } = await readRuling(one.tx, asked.here.id, idIn<"ruling">(asked));
          await confirmMinutes(one, submission.subject, id, handlerOf(submission.subject.type));
          return { id, confirmed: true };
        }),
    },
  ];
}

function shownSubmission({ writtenFrom: _, ...submission }: Submission): Answer<typeof submissionAnswer> {
  return submission;
}

function shownRuling({ submission, confirmedAt, ...ruling }: Ruling): Answer<typeof rulingAnswer> {
  return { ...ruling, submission: submission.id, confirmed: confirmedAt !== null };
}
