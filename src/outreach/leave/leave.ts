import { revokeLinks, trace, type Work } from "../../identity/index.ts";
import { newId } from "../../kernel/index.ts";
import { dropLetters, keepErasure } from "../../records/index.ts";
import type { SubscriberId } from "../outreach.tables.ts";
import { confirmPurpose, lettersTo } from "../subscribe/subscribe.ts";
import { dropSubscription, eraseSubscriber, holdSubscriber, subscriptionsOf } from "../subscription.store.ts";
import type { Topic } from "../topic.ts";

/** How the journal outside the backup names a subscriber who left. */
export const subscriberPlace = "outreach_subscriber:";

/** Erases a subscriber: the address, what they chose, the letters to it, sent or waiting, and the links. Whether there was one. */
export async function forgetSubscriber({ tx, municipality, now }: Work, id: SubscriberId): Promise<boolean> {
  await dropLetters(tx, municipality.id, lettersTo(id));
  await revokeLinks(tx, municipality.id, confirmPurpose, id, now);
  return eraseSubscriber(tx, municipality.id, id);
}

/** Signs somebody off everything, and erases them, after a restore too. Done twice it does nothing. */
export async function leave(work: Work, id: SubscriberId): Promise<void> {
  const { tx, municipality, now } = work;
  if (!(await forgetSubscriber(work, id))) return;
  await keepErasure(tx, municipality.id, {
    id: newId<"erasure">(now.getTime()),
    at: now,
    what: { place: `${subscriberPlace}${id}` },
  });
  await trace(work, { action: "outreach.unsubscribe", subject: { type: "subscriber", id } });
}

/** Signs somebody off one thing; off the last one, they leave. */
export async function leaveOne(work: Work, id: SubscriberId, topic: Topic): Promise<void> {
  const { tx, municipality } = work;
  if (!(await holdSubscriber(tx, municipality.id, id))) return;
  await dropSubscription(tx, municipality.id, id, topic);
  const left = await subscriptionsOf(tx, municipality.id, id);
  if (left.length === 0) return leave(work, id);
  const told = { topics: [topic.word] };
  await trace(work, { action: "outreach.unsubscribe", subject: { type: "subscriber", id }, before: told });
}
