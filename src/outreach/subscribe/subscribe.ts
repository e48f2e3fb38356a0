import { makeLink, revokeLinks, takeLink, trace, type Work } from "../../identity/index.ts";
import { fault, Invalid, NotFound, newId } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import { post } from "../../records/index.ts";
import { readSigned } from "../../register/index.ts";
import type { Outreach } from "../known.ts";
import { leaveToken } from "../leave-token.ts";
import { askLetter, fullLetter, knownLetter } from "../letters.ts";
import type { SubscriberId } from "../outreach.tables.ts";
import {
  addSubscription,
  changeSubscriber,
  confirmSubscriptions,
  dropSubscription,
  holdAddress,
  holdSubscriber,
  type Subscriber,
  type Subscription,
  subscriptionsOf,
} from "../subscription.store.ts";
import { apartMs, mostAsked, mostUnanswered, requestDays } from "../terms.ts";
import { type Known, keyOf, type Topic, topicName } from "../topic.ts";

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
 * they are few and far apart, whoever asks for them. An address follows and has asked for so much at most: what nobody has said yes
 * to makes room for what is asked after it, so that no stranger can ask so much that its owner is not heard.
 */
export async function askToFollow(
  { work, known, secret, base }: Outreach,
  { email, topic, lang }: { readonly email: string; readonly topic: Topic; readonly lang: Lang },
): Promise<void> {
  const { tx, municipality, now } = work;
  const one = await holdAddress(tx, municipality.id, { email, lang }, now);
  const others = (await subscriptionsOf(tx, municipality.id, one.id)).filter((other) => keyOf(other) !== keyOf(topic));
  const isFull = others.length >= mostAsked;
  const oldest = isFull ? others.find(({ confirmedAt }) => confirmedAt === null) : undefined;
  if (oldest) await dropSubscription(tx, municipality.id, one.id, oldest);
  if (oldest || !isFull) await addSubscription(tx, municipality.id, one.id, topic, now);
  if (!mayBeWritten(one, now)) return;
  const all = await subscriptionsOf(tx, municipality.id, one.id);
  const asked = newestFirst(all.filter(({ confirmedAt }) => confirmedAt === null));
  const writing = {
    here: municipality,
    email,
    lang,
    base,
    topics: namesOf(asked.length > 0 ? asked : all, known, lang),
  };
  const wayOut = leaveToken(secret, municipality.id, one.id);
  const payload =
    asked.length > 0
      ? askLetter(writing, await newLink(work, one.id))
      : isFull
        ? fullLetter({ ...writing, topics: namesOf([topic], known, lang) }, all.length, wayOut)
        : knownLetter(writing, wayOut);
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

/** What was asked for last is what its reader looks for. */
function newestFirst(asked: readonly Subscription[]): readonly Subscription[] {
  return asked.toReversed();
}

/** What a link asks its holder to confirm, the newest first. @throws NotFound `link-unknown` where they have been erased since */
export async function askedBy(
  work: Work,
  id: string,
): Promise<Subscriber & { readonly asked: readonly Subscription[] }> {
  const one = await holdSubscriber(work.tx, work.municipality.id, id as SubscriberId);
  if (!one) throw new NotFound("link-unknown");
  const all = await subscriptionsOf(work.tx, work.municipality.id, one.id);
  return { ...one, asked: newestFirst(all.filter(({ confirmedAt }) => confirmedAt === null)) };
}

/**
 * Follows what was ticked of that asked for, from what is published next on; the rest is gone. The link is used up, and with it any
 * other sent meanwhile.
 * @param ticked keys of topics, as the page showed them: what was asked for since, by whomever, is not said yes to
 * @throws Invalid `none-ticked` at `topic`
 */
export async function confirm(work: Work, token: string, lang: Lang, ticked: readonly string[]): Promise<void> {
  const { tx, municipality, now } = work;
  const { subjectId } = await takeLink(tx, municipality.id, confirmPurpose, token, now);
  const one = await askedBy(work, subjectId);
  const wanted = one.asked.filter((topic) => ticked.includes(keyOf(topic)));
  if (wanted.length === 0) throw new Invalid([fault("none-ticked", {}, "topic")]);
  for (const topic of one.asked)
    if (!wanted.includes(topic)) await dropSubscription(tx, municipality.id, one.id, topic);
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
    after: { topics: wanted.map(({ word }) => word) },
  });
}
