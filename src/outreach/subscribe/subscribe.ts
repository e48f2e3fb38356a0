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
  confirmSubscription,
  dropSubscription,
  holdAddress,
  holdSubscriber,
  type Subscriber,
  type Subscription,
  subscriptionsOf,
} from "../subscription.store.ts";
import { apartMs, mostFollowed, mostUnanswered, mostWaiting, requestDays } from "../terms.ts";
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
 * they are few and far apart, whoever asks for them. An address follows so much at most. What nobody has said yes to waits beside it,
 * far more than one asks for in a letter's days, and then the oldest makes room: no stranger can easily ask so much that its owner is
 * not heard, before or after.
 */
export async function askToFollow(
  outreach: Outreach,
  { email, topic, lang }: { readonly email: string; readonly topic: Topic; readonly lang: Lang },
): Promise<void> {
  const { tx, municipality, now } = outreach.work;
  const one = await holdAddress(tx, municipality.id, { email, lang }, now);
  const others = (await subscriptionsOf(tx, municipality.id, one.id)).filter((other) => keyOf(other) !== keyOf(topic));
  const waiting = others.filter(({ confirmedAt }) => confirmedAt === null);
  const isFull = others.length - waiting.length >= mostFollowed;
  const [oldest] = waiting;
  if (oldest && waiting.length >= mostWaiting) await dropSubscription(tx, municipality.id, one.id, oldest);
  if (!isFull) await addSubscription(tx, municipality.id, one.id, topic, now);
  if (!mayBeWritten(one, now)) return;
  const all = await subscriptionsOf(tx, municipality.id, one.id);
  const asked = newestFirst(all.filter(({ confirmedAt }) => confirmedAt === null));
  await writeTo(outreach, one, lang, { asked, all, full: isFull ? topic : null });
}

/** Sends the letter that asks for a yes, or says why there is nothing to say yes to. */
async function writeTo(
  { work, known, secret, base }: Outreach,
  one: Subscriber,
  lang: Lang,
  about: {
    readonly asked: readonly Topic[];
    readonly all: readonly Topic[];
    /** What could not be added, where as much is followed as an address can. */
    readonly full: Topic | null;
  },
): Promise<void> {
  const { tx, municipality, now } = work;
  const { asked, all, full } = about;
  const writing = {
    here: municipality,
    email: one.email,
    lang,
    base,
    topics: namesOf(asked.length > 0 ? asked.slice(0, mostFollowed) : all, known, lang),
  };
  const wayOut = leaveToken(secret, municipality.id, one.id);
  const payload =
    asked.length > 0
      ? askLetter(writing, await newLink(work, one.id))
      : full
        ? fullLetter({ ...writing, topics: namesOf([full], known, lang) }, all.length, wayOut)
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
): Promise<Subscriber & { readonly asked: readonly Subscription[]; readonly followed: number }> {
  const one = await holdSubscriber(work.tx, work.municipality.id, id as SubscriberId);
  if (!one) throw new NotFound("link-unknown");
  const all = await subscriptionsOf(work.tx, work.municipality.id, one.id);
  const asked = newestFirst(all.filter(({ confirmedAt }) => confirmedAt === null));
  return { ...one, asked, followed: all.length - asked.length };
}

/**
 * Follows what was ticked of that asked for, from what is published next on; what the page showed besides is gone. The link is used
 * up, and with it any other sent meanwhile: of what was asked for since the page was opened, by whomever, a letter asks anew.
 * @param said keys of topics
 * @throws Invalid `none-ticked`, `follows-too-much` at `topic`
 */
export async function confirm(
  outreach: Outreach,
  token: string,
  lang: Lang,
  said: { readonly shown: readonly string[]; readonly ticked: readonly string[] },
): Promise<readonly Topic[]> {
  const { work } = outreach;
  const { tx, municipality, now } = work;
  const { subjectId } = await takeLink(tx, municipality.id, confirmPurpose, token, now);
  const one = await askedBy(work, subjectId);
  const wanted = one.asked.filter((topic) => said.ticked.includes(keyOf(topic)));
  if (wanted.length === 0) throw new Invalid([fault("none-ticked", {}, "topic")]);
  const most = mostFollowed - one.followed;
  if (wanted.length > most) throw new Invalid([fault("follows-too-much", { most }, "topic")]);
  const others = one.asked.filter((topic) => !wanted.includes(topic));
  const unseen = others.filter((topic) => !said.shown.includes(keyOf(topic)));
  for (const topic of others) if (!unseen.includes(topic)) await dropSubscription(tx, municipality.id, one.id, topic);
  const head = await readSigned(tx, municipality.id);
  for (const topic of wanted) await confirmSubscription(tx, municipality.id, one.id, topic, now);
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
  const fresh = { ...one, mailedAt: null, unanswered: 0 };
  if (unseen.length > 0) await writeTo(outreach, fresh, lang, { asked: unseen, all: unseen, full: null });
  return wanted;
}
