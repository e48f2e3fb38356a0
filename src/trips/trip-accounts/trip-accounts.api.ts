import { z } from "zod";
import {
  type AccountsSubject,
  accountsOf,
  accountsReaders,
  addPosting,
  assertPostingInput,
  closeAccounts,
  homeCurrencyOf,
  type Posting,
  postingBody,
  postingSchema,
  postingsOf,
  proposedRates,
  reopenAccounts,
} from "../../accounts/index.ts";
import { type AskedByWho, doneOnce, idIn, type UdsynRoute, valid, type Work, work } from "../../identity/index.ts";
import { decimalOf } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { Profile } from "../../profile/index.ts";
import { json } from "../../web/index.ts";
import { etagOf } from "../api/etag.ts";
import { tripBody } from "../api/trip-body.ts";
import { correctTrip } from "../correct-trip/correct-trip.ts";
import { rolesThatMay } from "../may.ts";
import { participantCount } from "../plan.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { readTrip } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { accountsState } from "./accounts-shown.ts";
import { openAccounts } from "./open-accounts.ts";
import { tripAccounts } from "./trip-accounts.ts";

const posters = ["accountant"];
const closingBody = z.strictObject({ withoutCost: z.string().max(2000).nullable().default(null) });
const reasonBody = z.strictObject({ reason: z.string().max(2000) });

/** A trip's money for programs: postings, closing and opening of accounts, and corrections of what is public. */
export function tripAccountsApi(db: Db, publish: PublishTrip): readonly UdsynRoute[] {
  const handlerOf = () => tripAccounts(publish);
  const subjectIn = (asked: AskedByWho): AccountsSubject & { id: TripId } => ({
    type: "trip",
    id: idIn<"trip">(asked),
  });
  const doing = async (asked: AskedByWho, use: (work: Work) => Promise<unknown>) => {
    const { status, body } = await doneOnce(db, asked, async (one) => ({ status: 201, body: await use(one) }));
    return json(body, status, etagOf(body));
  };
  const tripAfter = async (work: Work, id: TripId) => {
    const { tx, municipality, today } = work;
    const trip = await readTrip(tx, municipality.id, id);
    const postings = await postingsOf(tx, municipality.id, { type: "trip", id });
    return {
      ...tripBody(trip, municipality.profile, today),
      accounts: accountsBody(trip, postings, municipality.profile),
    };
  };

  return [
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/trips/:id/postings",
      allow: accountsReaders,
      api: { summary: "What is booked on a trip, in the order it was entered.", answers: { 200: null, 404: null } },
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
          return json({ items, next: null, accounts: accountsBody(trip, postings, asked.here.profile) });
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
        answers: { 201: null, 409: null, 422: null },
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
        answers: { 201: null, 409: null, 422: null },
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
        answers: { 201: null, 409: null, 422: null },
      },
      handle: (asked) => {
        const { reason } = valid(reasonBody, asked.json);
        const subject = subjectIn(asked);
        return doing(asked, async (one) => {
          await reopenAccounts(one, subject, reason, handlerOf);
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
        answers: { 201: null, 409: null, 422: null },
      },
      handle: (asked) => {
        const { reason } = valid(reasonBody, asked.json);
        const { id } = subjectIn(asked);
        return doing(asked, async (one) => {
          const { version, slug } = await correctTrip(one, id, reason, publish);
          return { id, published: { version, slug, reason } };
        });
      },
    },
  ];
}

/** Where a trip's accounts stand, in the public schema's words; sums are of the municipality's currency. */
function accountsBody(trip: Trip, postings: readonly Posting[], profile: Profile): object {
  const { total, perParticipant } = accountsOf(postings, homeCurrencyOf(profile), participantCount(trip.plan)).home;
  return {
    status: accountsState(trip, postings.length),
    currency: profile.currency,
    total: total === null ? null : decimalOf(total),
    perParticipant: perParticipant === null ? null : decimalOf(perParticipant),
  };
}
