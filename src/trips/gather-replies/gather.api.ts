import { z } from "zod";
import {
  type AskedByWho,
  doneOnce,
  emptyOnce,
  etagOf,
  idIn,
  secretOnce,
  type UdsynRoute,
  valid,
  type Work,
  work,
} from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import { type Db, langs } from "../../platform/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { namesConfirmed } from "../../register/index.ts";
import {
  contributionFields,
  type Invitation,
  type InvitationId,
  invitationSchema,
  invitationState,
  type SurveyReport,
  surveyReports,
} from "../../replies/index.ts";
import { json, listOf } from "../../web/index.ts";
import { tripAnswer } from "../api/trip-answer.ts";
import { tripResource } from "../api/trip-resource.ts";
import { reportAuthors } from "../write-report/may-write-report.ts";
import { closeInvitation, gatheredTrip, handOutTripSurvey, inviteTraveller, takeIntoReport } from "./gather-replies.ts";
import { lookAtContributions } from "./look-at-contributions.ts";
import { subjectOf } from "./trip-replies.ts";

const path = "/api/v1/trips/:id/contributions";
const takingBody = z.strictObject({ field: z.enum(contributionFields), namesConfirmed });
/** For whom, of those asked for lines. Without a language a link to hand over is in the municipality's own. */
const surveyLinkBody = z.strictObject({ contribution: z.uuid(), lang: z.enum(langs).optional() });
const lines = z.object({ aim: z.string(), outcome: z.string(), change: z.string() });
const contributionAnswer = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  lang: z.string(),
  state: z.enum(["answered", "open", "revoked", "expired"]),
  expiresAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  lines: lines.nullable(),
  taken: z.array(z.enum(contributionFields)),
});
const surveyAnswer = z.object({
  round: z.enum(["first", "later"]),
  openedOn: z.iso.date(),
  closesOn: z.iso.date(),
  /** Since that day is over, or everybody who travelled has answered. */
  closed: z.boolean(),
  links: z.int(),
  /** Of the links, those that were handed over rather than sent: who made them could have answered by them. */
  handedOut: z.int(),
  answered: z.int(),
  /** Only once it is closed and at least five have answered. */
  figures: z.array(z.object({ question: z.string(), mean: z.number() })).nullable(),
});

/** Asking those who travelled, and taking in what they write, for programs: the same use cases as the desk. */
export function gatherApi(db: Db, baseOf: BaseOf, names: ErasedNames): readonly UdsynRoute[] {
  const common = { lane: "api", allow: reportAuthors } as const;
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);

  return [
    {
      ...common,
      method: "GET",
      path,
      api: {
        summary: "Who was asked for lines to the report, and what they sent.",
        answers: { 200: listOf(contributionAnswer, {}), 404: null, 409: null },
      },
      handle: async (asked: AskedByWho) =>
        json(
          await doing(asked, async (one) => {
            const trip = await gatheredTrip(one, idIn<"trip">(asked));
            const all = await lookAtContributions(one, trip);
            return { items: all.map((each) => shown(each, one.now)), next: null };
          }),
        ),
    },
    {
      ...common,
      method: "POST",
      path,
      api: {
        summary:
          "Asks one who travelled for lines: by mail, or with a link in the answer, which is said once; the same Idempotency-Key again then answers 409 `done-already` and names the contribution.",
        body: invitationSchema,
        answers: { 201: z.object({ id: z.string(), link: z.string().nullable() }), 409: null, 422: null },
      },
      handle: (asked: AskedByWho) =>
        secretOnce(db, asked, async (one) => {
          const body = await inviteTraveller(one, idIn<"trip">(asked), asked.json, baseOf);
          return { made: body.id, body, tells: body.link !== null };
        }),
    },
    {
      ...common,
      method: "DELETE",
      path: `${path}/:contribution`,
      api: { summary: "Closes a link. What was sent stays.", answers: { 204: null, 404: null, 409: null } },
      handle: (asked: AskedByWho) =>
        emptyOnce(db, asked, (one) => closeInvitation(one, idIn<"trip">(asked), idIn(asked, "contribution"))),
    },
    {
      ...common,
      method: "POST",
      path: `${path}/:contribution/taking`,
      api: {
        summary: "Puts what somebody sent for a field below what the report says there.",
        body: takingBody,
        answers: { 200: tripAnswer, 404: null, 409: null, 422: null },
      },
      handle: async (asked: AskedByWho) => {
        const { field, namesConfirmed: confirmed } = valid(takingBody, asked.json);
        const asks = { names, confirmed };
        const { status, body } = await doneOnce(db, asked, async (one) => {
          const trip = await takeIntoReport(one, idIn<"trip">(asked), idIn(asked, "contribution"), field, asks);
          return { status: 200, body: await tripResource(one, trip, baseOf) };
        });
        return json(body, status, etagOf(body));
      },
    },
    {
      ...common,
      method: "GET",
      path: "/api/v1/trips/:id/surveys",
      api: {
        summary: "The survey's rounds, with figures once they are closed and at least five have answered.",
        answers: { 200: listOf(surveyAnswer, {}), 404: null, 409: null },
      },
      handle: async (asked: AskedByWho) => {
        const today = dateInZone(asked.now, asked.here.profile.timeZone);
        const reports = await doing(asked, async (one) =>
          surveyReports({ ...one, today }, subjectOf(await gatheredTrip(one, idIn<"trip">(asked)))),
        );
        return json({ items: reports.map(surveyShown), next: null });
      },
    },
    {
      ...common,
      method: "POST",
      path: "/api/v1/trips/:id/survey-links",
      api: {
        summary:
          "A survey's link for one who was asked for lines, in the place of an earlier one: sent where the address is known (`link` is null), else to hand over and said once; the same Idempotency-Key again then answers 409 `done-already` and names the contribution. As many as travelled.",
        body: surveyLinkBody,
        answers: { 201: z.object({ link: z.string().nullable() }), 404: null, 409: null, 422: null },
      },
      handle: (asked: AskedByWho) => {
        const { contribution, lang } = valid(surveyLinkBody, asked.json);
        const wanted = { contribution: contribution as InvitationId, lang };
        return secretOnce(db, asked, async (one) => {
          const link = await handOutTripSurvey(one, idIn<"trip">(asked), baseOf, wanted);
          return { made: contribution, body: { link }, tells: link !== null };
        });
      },
    },
  ];
}

function shown(one: Invitation, now: Date): z.input<typeof contributionAnswer> {
  const { id, name, email, lang, sent, taken } = one;
  return {
    ...{ id, name, email, lang, taken: [...taken], lines: sent },
    state: invitationState(one, now),
    expiresAt: one.expiresAt.toISOString(),
    sentAt: one.sentAt?.toISOString() ?? null,
  };
}

function surveyShown({ survey, answered, closed, figures }: SurveyReport) {
  const { round, openedOn, closesOn, links, handedOut } = survey;
  return { round, openedOn, closesOn, closed, links, handedOut, answered, figures };
}
