import { accountsOf, homeCurrencyOf, type Posting, postingsOf } from "../../accounts/index.ts";
import { keepsRuling, type Ruling, rulingsOn, type Submission, submissionsAbout } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import { type DateOn, decimalOf } from "../../kernel/index.ts";
import { type BaseOf, committeeById, committeeNameOn, type Profile } from "../../profile/index.ts";
import { filedAs } from "../../register/index.ts";
import type { Answer } from "../../web/index.ts";
import { participantCount } from "../plan.ts";
import { ownedOf, type Trip } from "../trip.ts";
import { accountsState, printedAccounts, sumsOfLines } from "../trip-accounts/accounts-shown.ts";
import { readsAccounts } from "../trip-accounts/open-accounts.ts";
import { asPaid } from "../trip-accounts/trip-pot.ts";
import type { tripAnswer } from "./trip-answer.ts";
import { tripBody } from "./trip-body.ts";

type Resource = Answer<typeof tripAnswer>;

/**
 * One trip as the API answers it to somebody who may see it: what is public of it, its money as far as they read accounts,
 * what was asked of committees and what they ruled, as far as they keep the minutes.
 */
export async function tripResource(work: Work, trip: Trip, baseOf: BaseOf): Promise<Resource> {
  const { tx, municipality, who } = work;
  const { profile } = municipality;
  const subject = { type: "trip", id: trip.id };
  const submissions = await submissionsAbout(tx, municipality.id, subject);
  const rulings = await rulingsOn(tx, municipality.id, submissions);
  const reads = readsAccounts(who, trip);
  const postings = reads ? await postingsOf(tx, municipality.id, subject) : [];
  const filed = trip.publicPlan === null ? null : await filedAs(tx, municipality.id, "trip", trip.id);
  const base = baseOf(municipality);
  return {
    ...tripBody(trip, work),
    published: filed && {
      version: filed.version,
      slug: filed.slug,
      publishedAt: filed.publishedAt.toISOString(),
      url: `${base}/rejser/${filed.slug}`,
      entry: `${base}/rejser/${filed.slug}.json`,
    },
    accounts: reads ? await accountsBody(work, trip, postings) : null,
    submissions: submissions.map((one) => submissionBody(one, profile)),
    rulings: rulings.map((one) => rulingBody(one, profile, keepsRuling(who, ownedOf(trip), one.submission))),
  };
}

/**
 * Where a trip's accounts stand, in the public schema's words; sums are of the municipality's currency, or of an imported
 * trip's source, as everybody reads them.
 */
export async function accountsBody(
  work: Work,
  trip: Trip,
  postings: readonly Posting[],
): Promise<NonNullable<Resource["accounts"]>> {
  const { profile } = work.municipality;
  const people = participantCount(asPaid(trip).plan);
  const printed = postings.length > 0 ? null : await printedAccounts(work, trip);
  if (printed) {
    const { status, currency, lines } = printed;
    return { status, currency: currency ?? profile.currency, ...sumsOfLines(lines, people) };
  }
  const { total, perParticipant } = accountsOf(postings, homeCurrencyOf(profile), people).home;
  return {
    status: accountsState(trip, postings.length),
    currency: profile.currency,
    total: total === null ? null : decimalOf(total),
    perParticipant: perParticipant === null ? null : decimalOf(perParticipant),
  };
}

function submissionBody(
  { id, about, committeeId, meetsOn, status, late }: Submission,
  profile: Profile,
): Resource["submissions"][number] {
  return { id, about, committee: named(profile, committeeId, meetsOn), meetingOn: meetsOn, status, late };
}

/** @param keeps whether the reader keeps the committee's minutes: others read what the public may, and that something is ruled */
function rulingBody(one: Ruling, profile: Profile, keeps: boolean): Resource["rulings"][number] {
  const { id, submission, item, ruling, version, confirmedAt, closed, text, url } = one;
  const { basis, votes, minority, recused } = one;
  const whole = keeps || (confirmedAt !== null && !closed);
  return {
    ...{ id, submission: submission.id, about: submission.about },
    committee: named(profile, submission.committeeId, submission.meetsOn),
    metOn: submission.meetsOn,
    ...{ item, ruling, version, confirmed: confirmedAt !== null, closed, url },
    // At the desk everybody who sees a case reads what was ruled, before the minutes too; what is behind closed doors nobody else.
    text: keeps || !closed ? text : null,
    ...(whole ? { basis, votes, minority, recused } : { basis: null, votes: null, minority: null, recused: null }),
  };
}

function named(profile: Profile, id: string, on: DateOn): { readonly id: string; readonly name: string } {
  const committee = committeeById(profile, id);
  return { id, name: (committee && committeeNameOn(committee, on)?.name) ?? committee?.names.at(-1)?.name ?? id };
}
