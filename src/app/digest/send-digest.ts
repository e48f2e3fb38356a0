import { operator, reachablePeople, type Who, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { once, post } from "../../records/index.ts";
import { obligationsFor } from "../../trips/index.ts";
import { digestDay } from "./digest-day.ts";
import { digestLetter, owedByPerson } from "./digest-letter.ts";

/** Sees all that is owed, as the command line does; each person is told of their own alone. */
const digest: Who = { ...operator, actor: { kind: "job", id: "digest", name: "Påmindelser" } };

/**
 * Sends a municipality's digest when its hour has come: one letter to each person who owes something. A day's digest is
 * made once, however often this runs, so what comes up later that day waits for the next.
 */
export async function sendDigest(db: Db, here: Municipality, now: Date, address: string): Promise<void> {
  const day = digestDay(now, here.profile);
  if (day === null) return;
  const claim = { municipality: here.id, actorId: digest.actor.id, key: day, request: "digest", now };
  await work(db, here, digest, now, (one) =>
    once(one.tx, claim, async () => {
      const all = await obligationsFor(one);
      for (const person of await reachablePeople(one.tx, here.id)) {
        const owed = owedByPerson(all, person);
        if (owed.length === 0) continue;
        const payload = digestLetter(here, person, owed, address);
        await post(one.tx, here.id, { kind: "mail", key: `digest ${day} ${person.personId}`, payload }, now);
      }
      return { status: 200, body: null };
    }),
  );
}
