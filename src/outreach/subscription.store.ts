import { sql } from "kysely";
import { newId } from "../kernel/index.ts";
import { type Lang, type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { OutreachTables, SubscriberId } from "./outreach.tables.ts";
import type { Topic } from "./topic.ts";

/** One who follows, or asked to. */
export interface Subscriber {
  readonly id: SubscriberId;
  readonly email: string;
  readonly lang: Lang;
  readonly confirmedAt: Date | null;
  readonly mailedAt: Date | null;
  readonly unanswered: number;
  readonly toldThrough: number;
}

/** What somebody follows, or asked to. */
export interface Subscription extends Topic {
  readonly confirmedAt: Date | null;
}

const columns = [
  "subscriberId",
  "email",
  "lang",
  "confirmedAt",
  "mailedAt",
  "unanswered",
  "toldThrough",
] as const satisfies readonly (keyof OutreachTables["outreachSubscriber"])[];

interface Row extends Omit<Subscriber, "id" | "toldThrough"> {
  readonly subscriberId: SubscriberId;
  readonly toldThrough: bigint;
}

function subscriberIn({ subscriberId, toldThrough, ...rest }: Row): Subscriber {
  return { id: subscriberId, ...rest, toldThrough: Number(toldThrough) };
}

/** The subscriber of an address, held, made where there is none. */
export async function holdAddress(
  tx: Tx,
  municipalityId: MunicipalityId,
  { email, lang }: Pick<Subscriber, "email" | "lang">,
  now: Date,
): Promise<Subscriber> {
  const row = await working<OutreachTables>(tx)
    .insertInto("outreachSubscriber")
    .values({
      ...{ municipalityId, subscriberId: newId<"subscriber">(now.getTime()), email, lang, askedAt: now },
      ...{ confirmedAt: null, mailedAt: null },
    })
    .onConflict((on) => on.columns(["municipalityId", "email"]).doUpdateSet({ email }))
    .returning(columns)
    .executeTakeFirstOrThrow();
  return subscriberIn(row);
}

/** A subscriber, held; `null` where there is none any more. */
export async function holdSubscriber(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: SubscriberId,
): Promise<Subscriber | null> {
  const row = await working<OutreachTables>(tx)
    .selectFrom("outreachSubscriber")
    .select(columns)
    .where("municipalityId", "=", municipalityId)
    .where("subscriberId", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row ? subscriberIn(row) : null;
}

/** Changes what is known of a subscriber. */
export async function changeSubscriber(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: SubscriberId,
  to: Partial<Omit<Subscriber, "id" | "email"> & { readonly askedAt: Date }>,
): Promise<void> {
  const { toldThrough, ...rest } = to;
  await working<OutreachTables>(tx)
    .updateTable("outreachSubscriber")
    .set({ ...rest, ...(toldThrough !== undefined && { toldThrough: BigInt(toldThrough) }) })
    .where("municipalityId", "=", municipalityId)
    .where("subscriberId", "=", id)
    .execute();
}

/** Erases a subscriber with all that they chose; whether there was one. */
export async function eraseSubscriber(tx: Tx, municipalityId: MunicipalityId, id: SubscriberId): Promise<boolean> {
  const { numDeletedRows } = await working<OutreachTables>(tx)
    .deleteFrom("outreachSubscriber")
    .where("municipalityId", "=", municipalityId)
    .where("subscriberId", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** What a subscriber follows or asked to, in the order they asked. */
export async function subscriptionsOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: SubscriberId,
): Promise<readonly Subscription[]> {
  return working<OutreachTables>(tx)
    .selectFrom("outreachSubscription")
    .select(["word", "value", "confirmedAt"])
    .where("municipalityId", "=", municipalityId)
    .where("subscriberId", "=", id)
    .orderBy("askedAt")
    .orderBy("word")
    .orderBy("value")
    .execute();
}

/** Notes what somebody asks to follow; what they asked for or follow already stays as it is. */
export async function addSubscription(
  tx: Tx,
  municipalityId: MunicipalityId,
  subscriberId: SubscriberId,
  { word, value }: Topic,
  now: Date,
): Promise<void> {
  await working<OutreachTables>(tx)
    .insertInto("outreachSubscription")
    .values({ municipalityId, subscriberId, word, value, askedAt: now, confirmedAt: null })
    .onConflict((on) =>
      on
        .columns(["municipalityId", "subscriberId", "word", "value"])
        .doUpdateSet({ askedAt: now })
        .where("outreachSubscription.confirmedAt", "is", null),
    )
    .execute();
}

/** One of the things asked for is followed from now on. */
export async function confirmSubscription(
  tx: Tx,
  municipalityId: MunicipalityId,
  subscriberId: SubscriberId,
  { word, value }: Topic,
  now: Date,
): Promise<void> {
  await working<OutreachTables>(tx)
    .updateTable("outreachSubscription")
    .set({ confirmedAt: now })
    .where("municipalityId", "=", municipalityId)
    .where("subscriberId", "=", subscriberId)
    .where("word", "=", word)
    .where("value", "=", value)
    .execute();
}

/** Takes away one of the things that somebody follows or asked to. */
export async function dropSubscription(
  tx: Tx,
  municipalityId: MunicipalityId,
  subscriberId: SubscriberId,
  { word, value }: Topic,
): Promise<void> {
  await working<OutreachTables>(tx)
    .deleteFrom("outreachSubscription")
    .where("municipalityId", "=", municipalityId)
    .where("subscriberId", "=", subscriberId)
    .where("word", "=", word)
    .where("value", "=", value)
    .execute();
}

/** Everybody who is to be told of what is published, with what they follow, held until the work is done. */
export async function holdFollowers(
  tx: Tx,
  municipalityId: MunicipalityId,
  untold: number,
): Promise<readonly (Subscriber & { readonly topics: readonly Topic[] })[]> {
  const { rows } = await sql<Row & { topics: readonly Topic[] }>`
    SELECT s.subscriber_id, s.email, s.lang, s.confirmed_at, s.mailed_at, s.unanswered, s.told_through,
      (SELECT jsonb_agg(jsonb_build_object('word', c.word, 'value', c.value) ORDER BY c.asked_at, c.word, c.value)
       FROM udsyn.outreach_subscription c WHERE c.municipality_id = s.municipality_id
         AND c.subscriber_id = s.subscriber_id AND c.confirmed_at IS NOT NULL) AS topics
    FROM udsyn.outreach_subscriber s
    WHERE s.municipality_id = ${municipalityId} AND s.confirmed_at IS NOT NULL AND s.told_through < ${untold}
    ORDER BY s.subscriber_id FOR UPDATE`.execute(tx);
  return rows.map(({ topics, ...row }) => ({ ...subscriberIn(row), topics: topics ?? [] }));
}

/** Notes of everybody that they have been told of all that lies before a place in the log. */
export async function tellThrough(tx: Tx, municipalityId: MunicipalityId, toldThrough: number): Promise<void> {
  await working<OutreachTables>(tx)
    .updateTable("outreachSubscriber")
    .set({ toldThrough: BigInt(toldThrough) })
    .where("municipalityId", "=", municipalityId)
    .where("confirmedAt", "is not", null)
    .where("toldThrough", "<", BigInt(toldThrough))
    .execute();
}
