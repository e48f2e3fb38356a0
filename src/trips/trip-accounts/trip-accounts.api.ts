import { z } from "zod";
import {
  type AccountsSubject,
  accountsReaders,
  addPosting,
  assertPostingInput,
  closeAccounts,
  postingAnswer,
  postingBody,
  postingSchema,
  postingsOf,
  proposedRate,
  proposedRates,
  reopenAccounts,
} from "../../accounts/index.ts";
import {
  type AskedByWho,
  doneOnce,
  etagOf,
  idIn,
  type UdsynRoute,
  valid,
  versionAsked,
  type Work,
  work,
} from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import { erasedNames } from "../../records/index.ts";
import { answered, namesConfirmed } from "../../register/index.ts";
import { json, listOf } from "../../web/index.ts";
import { tripAnswer } from "../api/trip-answer.ts";
import { accountsBody, tripResource } from "../api/trip-resource.ts";
import { correctTrip } from "../correct-trip/correct-trip.ts";
import { rolesThatMay } from "../may.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { readTrip } from "../trip.store.ts";
import type { TripId } from "../trip.ts";
import { accountsSums } from "../trip-entry-schema.ts";
import { correctReport, reportCorrectionSchema } from "../write-report/correct-report.ts";
import { openAccounts } from "./open-accounts.ts";
import { tripAccounts } from "./trip-accounts.ts";

const posters = ["accountant"];
const closingBody = z.strictObject({
  withoutCost: z.string().max(2000).nullable().default(null),
  mixesVat: z
    .boolean()
    .default(false)
    .describe("Lines on another VAT basis than the accounts are to stand as they are"),
  othersPaid: z
    .boolean()
    .default(false)
    .describe(
      "What others were to pay is not among the lines, or they do not pay it; else book a line with minus first",
    ),
  belowNothing: z.boolean().default(false).describe("The lines really come to less than nothing"),
});
const reasonBody = z.strictObject({ reason: z.string().max(2000), namesConfirmed });

const tripPosting = postingAnswer
  .extend({ proposedRate: z.object(proposedRate).nullable().describe("By the imported table of the day it is booked") })
  .meta({ id: "TripPosting" });
const correctedAnswer = z.object({
  id: z.uuid(),
  published: z.object({ version: z.int(), slug: z.string(), reason: z.string() }),
});

/** A trip's money for programs: postings, closing and opening of accounts, and corrections of what is public. */
export function tripAccountsApi(db: Db, publish: PublishTrip, secret: string, baseOf: BaseOf): readonly UdsynRoute[] {
  const handlerOf = () => tripAccounts(publish, secret, baseOf);
  const names = erasedNames(secret);
  const subjectIn = (asked: AskedByWho): AccountsSubject & { id: TripId } => ({
    type: "trip",
    id: idIn<"trip">(asked),
  });
  const doing = async (asked: AskedByWho, use: (work: Work) => Promise<unknown>) => {
    const { status, body } = await doneOnce(db, asked, async (one) => ({ status: 201, body: await use(one) }));
    return json(body, status, etagOf(body));
  };
  const tripAfter = async (work: Work, id: TripId) =>
    tripResource(work, await readTrip(work.tx, work.municipality.id, id), baseOf);

  return [
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/trips/:id/postings",
      allow: accountsReaders,
      api: {
        summary: "What is booked on a trip, in the order it was entered.",
        answers: { 200: listOf(tripPosting, { accounts: z.object(accountsSums) }), 404: null },
      },
      handle: (asked) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const { tx } = one;
          const subject = subjectIn(asked);
          const trip = await openAccounts(one, subject.id, "read");
          const postings = await postingsOf(tx, asked.here.id, subject);
          const proposals = await proposedRates(one, postings);
          const items = postings.map((line) => ({
            ...postingBody(line),
            proposedRate: proposals.get(line.id) ?? null,
          }));
          return json({ items, next: null, accounts: await accountsBody(one, trip, postings) });
        }),
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/postings",
      allow: posters,
      api: {
        summary: "Books a line on a trip; the public sees it as the municipality's policy says.",
        body: postingSchema,
        answers: { 201: postingAnswer, 409: null, 422: null },
      },
      handle: (asked) => {
        const given = asked.json;
        assertPostingInput(given);
        return doing(asked, async (one) =>
          postingBody(await addPosting(one, { ...given, subject: subjectIn(asked) }, handlerOf)),
        );
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/accounts-closing",
      allow: posters,
      api: {
        summary: "Closes a trip's accounts: final from here on.",
        body: closingBody,
        answers: { 201: tripAnswer, 409: null, 422: null },
      },
      handle: (asked) => {
        const closing = valid(closingBody, asked.json ?? {});
        const subject = subjectIn(asked);
        return doing(asked, async (one) => {
          await closeAccounts(one, subject, closing, handlerOf);
          return tripAfter(one, subject.id);
        });
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/accounts-reopening",
      allow: posters,
      api: {
        summary: "Opens closed accounts again; the reason is published.",
        body: reasonBody,
        answers: { 201: tripAnswer, 409: null, 422: null },
      },
      handle: (asked) => {
        const { reason, namesConfirmed: confirmed } = valid(reasonBody, asked.json);
        const subject = subjectIn(asked);
        return doing(asked, async (one) => {
          await reopenAccounts(one, subject, reason, handlerOf, { names, confirmed });
          return tripAfter(one, subject.id);
        });
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/corrections",
      allow: rolesThatMay("cancel"),
      api: {
        summary: "Publishes what was edited since, as a new version with its reason.",
        body: reasonBody,
        answers: { 201: correctedAnswer, 409: null, 412: null, 422: null },
      },
      handle: (asked) => {
        const { reason, namesConfirmed: confirmed } = valid(reasonBody, asked.json);
        const { id } = subjectIn(asked);
        const from = versionAsked(asked);
        return doing(asked, async (one) => {
          const { version, slug } = await correctTrip(one, id, reason, publish, from, { names, confirmed });
          return { id, published: { version, slug, reason } };
        });
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/report-corrections",
      allow: rolesThatMay("cancel"),
      api: {
        summary: "Corrects a settled report, whole: published at once as a new version with its reason.",
        body: reportCorrectionSchema.extend({ namesConfirmed }),
        answers: { 201: correctedAnswer, 409: null, 412: null, 422: null },
      },
      handle: (asked) => {
        const { id } = subjectIn(asked);
        const from = versionAsked(asked);
        return doing(asked, async (one) => {
          const { given, confirmed } = answered(asked.json);
          const asks = { names, confirmed };
          const { version, slug, reason } = await correctReport(one, id, { from, given, publish, asks });
          return { id, published: { version, slug, reason } };
        });
      },
    },
  ];
}
