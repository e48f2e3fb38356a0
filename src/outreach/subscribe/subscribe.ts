import { makeLink, revokeLinks, takeLink, trace, type Work } from "../../identity/index.ts";
import { NotFound, newId } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import { post } from "../../records/index.ts";
import { readSigned } from "../../register/index.ts";
import type { Outreach } from "../known.ts";
import { leaveToken } from "../leave-token.ts";
import { askLetter, knownLetter } from "../letters.ts";
import type { SubscriberId } from "../outreach.tables.ts";
import {
  addSubscription,
  changeSubscriber,
  confirmSubscriptions,
  holdAddress,
  holdSubscriber,
  type Subscriber,
  type Subscription,
  subscriptionsOf,
} from "../subscription.store.ts";
import { apartMs, mostAsked, mostUnanswered, requestDays } from "../terms.ts";
import { type Known, type Topic, topicName } from "../topic.ts";

/** What the link lets its holder do: say yes to what was asked for. */
export const confirmPurpose = "outreach.confirm";

/** How the keys of all letters to a subscriber begin. */
export function lettersTo(id: SubscriberId): string {
  return `outreach ${id} `;
}

/** The topics by name, those that are not here any more left out. */
export function namesOf(topics: readonly Topic[], known: Known, lang: Lang): readonly string[] {
  return topics.flatMap((one) => topicName(one, known, lang)?.text ?? []);
}

/**
 * Takes down what somebody asks to follow, and sends a link to confirm it by: nothing is followed until that is done. To whoever
 * follows it already the letter says so; whoever asks cannot tell one from the other. While letters to an address stay unanswered
 * they are few and far apart, whoever asks for them.
 */
export async function askToFollow(
  { work, known, secret, base }: Outreach,
  { email, topic, lang }: { readonly email: string; readonly topic: Topic; readonly lang: Lang },
): Promise<void> {
  const { tx, municipality, now } = work;
  const one = await holdAddress(tx, municipality.id, { email, lang }, now);
  const before = await subscriptionsOf(tx, municipality.id, one.id);
  if (before.length < mostAsked) await addSubscription(tx, municipality.id, one.id, topic, now);
  if (!mayBeWritten(one, now)) return;
  const all = await subscriptionsOf(tx, municipality.id, one.id);
  const asked = all.filter(({ confirmedAt }) => confirmedAt === null);
  const writing = {
    here: municipality,
    email,
    lang,
    base,
    topics: namesOf(asked.length > 0 ? asked : all, known, lang),
  };
  const payload =
    asked.length > 0
      ? askLetter(writing, await newLink(work, one.id))
      : knownLetter(writing, leaveToken(secret, municipality.id, one.id));
  await post(
    tx,
    municipality.id,
    { kind: "mail", key: `${lettersTo(one.id)}ask ${newId(now.getTime())}`, payload },
    now,
  );
  const unanswered = isLongAgo(one, now) ? 1 : one.unanswered + 1;
  await changeSubscriber(tx, municipality.id, one.id, { askedAt: now, mailedAt: now, unanswered });
}

function mayBeWritten({ mailedAt, unanswered }: Subscriber, now: Date): boolean {
  if (mailedAt === null || isLongAgo({ mailedAt }, now)) return true;
  return now.getTime() - mailedAt.getTime() >= apartMs && unanswered < mostUnanswered;
}

/** What was asked so long ago is over: its link too. */
function isLongAgo({ mailedAt }: Pick<Subscriber, "mailedAt">, now: Date): boolean {
  return mailedAt !== null && now.getTime() - mailedAt.getTime() >= requestDays * 86_400_000;
}

function newLink({ tx, municipality, now }: Work, subjectId: SubscriberId): Promise<string> {
  return makeLink(tx, municipality.id, { purpose: confirmPurpose, subjectId, personId: null }, now, requestDays);
}

/** What a link asks its holder to confirm. @throws NotFound `link-unknown` where they have been erased since */
export async function askedBy(
  work: Work,
  id: string,
): Promise<Subscriber & { readonly asked: readonly Subscription[] }> {
  const one = await holdSubscriber(work.tx, work.municipality.id, id as SubscriberId);
  if (!one) throw new NotFound("link-unknown");
  const all = await subscriptionsOf(work.tx, work.municipality.id, one.id);
  return { ...one, asked: all.filter(({ confirmedAt }) => confirmedAt === null) };
}

/** Follows what was asked for, from what is published next on. The link is used up, and with it any other sent meanwhile. */
export async function confirm(work: Work, token: string, lang: Lang): Promise<void> {
  const { tx, municipality, now } = work;
  const { subjectId } = await takeLink(tx, municipality.id, confirmPurpose, token, now);
  const one = await askedBy(work, subjectId);
  const head = await readSigned(tx, municipality.id);
  await confirmSubscriptions(tx, municipality.id, one.id, now);
  await changeSubscriber(tx, municipality.id, one.id, {
    ...{ lang, mailedAt: null, unanswered: 0 },
    ...(one.confirmedAt === null && { confirmedAt: now, toldThrough: head?.size ?? 0 }),
  });
  await revokeLinks(tx, municipality.id, confirmPurpose, one.id, now);
  await trace(work, {
    action: "outreach.subscribe",
    subject: { type: "subscriber", id: one.id },
    // What it is narrowed by and not to which: a partner's address may be somebody's name.
    after: { topics: one.asked.map(({ word }) => word) },
  });
}
