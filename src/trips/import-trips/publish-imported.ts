import { isDeepStrictEqual } from "node:util";
import { everywhere, hasRoleOver, requireRole, type Work } from "../../identity/index.ts";
import type { Published, Publishing } from "../../intake/index.ts";
import { Invalid } from "../../kernel/index.ts";
import { publishedAtOf, takenBackAmong } from "../../register/index.ts";
import { fixPublicPlan, type PublishTrip } from "../publish-trip/publish-trip.ts";
import { tripPath } from "../staff/trip-path.ts";
import { tripsById } from "../trip.store.ts";
import { isStopped, publicPlanOf, type Trip, type TripId } from "../trip.ts";
import { tripType } from "../trip-entry-type.ts";
import { isAhead } from "./flag-ahead.ts";
import { doubtOf } from "./flag-here.ts";
import { doubtOfNamed, namedInTrip } from "./flag-named.ts";
import { importedUnpublished, importsOf } from "./imported.store.ts";
import { madeHereLike } from "./made-here.store.ts";

/** Publishing of imported trips, by the coordinator or whoever holds the machine; what is public already stays as it is. */
export function tripPublishing(publishTrip: PublishTrip): Publishing {
  return {
    waitingInAll: unpublishedImports,
    waiting: async (work, ids) =>
      (await waitingTrips(work, ids, "look")).map(({ trip, doubt }) => ({
        ...{ id: trip.id, title: trip.title, href: tripPath(trip), doubt },
      })),
    publish: async (work, ids, reason, alone) => {
      requireRole(work.who, ["coordinator", "admin"]);
      const stopped: string[] = [];
      let published = 0;
      // Held, so that nobody takes out meanwhile what is published here.
      for (const { trip, isPublic, doubt } of await waitingTrips(work, ids, "hold")) {
        if (doubt !== null && !alone) continue;
        const why = isPublic ? reason : null;
        const fixed = { ...trip, publicPlan: publicPlanOf(trip) };
        const done = await publishTrip(work, fixed, why).catch(stoppedByGate);
        if (done === "stopped") {
          stopped.push(trip.id);
          continue;
        }
        await fixPublicPlan(work, trip, why);
        if (done?.changed) published += 1;
      }
      return { published, stopped } satisfies Published;
    },
  };
}

/** Imported trips that were never public and wait for this person to publish them; none for whoever may not. */
export async function unpublishedImports({ tx, municipality, who, today }: Work): Promise<readonly TripId[]> {
  if (!hasRoleOver(who, everywhere, ["coordinator"])) return [];
  return importedUnpublished(tx, municipality.id, today);
}

/** The gate for CPR numbers refuses before anything is written: one trip's text must not keep the others back. */
function stoppedByGate(error: unknown): "stopped" {
  if (error instanceof Invalid && error.code === "cpr-found") return "stopped";
  throw error;
}

const askedAtOnce = 1_000;

interface Waiting {
  readonly trip: Trip;
  readonly isPublic: boolean;
  /** Why it is published only by itself: it may be a trip that was made here, or names somebody who is not public. */
  readonly doubt: string | null;
}

/**
 * Imported trips that are not public, or have changed since they were; in the order asked. What was taken down stays down, and a
 * journey that is not over is not said to be complete.
 */
async function waitingTrips(work: Work, ids: readonly string[], how: "hold" | "look"): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = [];
  for (let at = 0; at < ids.length; at += askedAtOnce)
    waiting.push(...(await waitingAmong(work, ids.slice(at, at + askedAtOnce), how)));
  return waiting;
}

/** In one question each, for a file may have brought a hundred thousand. */
async function waitingAmong(
  { tx, municipality, today }: Work,
  ids: readonly string[],
  how: "hold" | "look",
): Promise<readonly Waiting[]> {
  const tripIds = ids.map((id) => id as TripId);
  const imports = await importsOf(tx, municipality.id, tripIds);
  const publishedAt = await publishedAtOf(tx, municipality.id, tripType.type, tripIds);
  const down = await takenBackAmong(tx, municipality.id, tripType.type, tripIds);
  const trips = new Map((await tripsById(tx, municipality.id, tripIds, how)).map((trip) => [trip.id, trip]));
  const waiting = tripIds.flatMap((id) => {
    const trip = trips.get(id);
    if (!trip || !imports.has(id) || down.has(id) || isAhead(trip, today)) return [];
    const at = publishedAt.get(id);
    // Taken out, or called off while its accounts were open again: nobody waits for it.
    if (!at && isStopped(trip)) return [];
    // Its accounts may have been published since, with the plan as the public knew it.
    const isTold = at && at >= trip.updatedAt && isDeepStrictEqual(trip.publicPlan, publicPlanOf(trip));
    return !isTold ? [{ trip, isPublic: at !== undefined }] : [];
  });
  const unseen = waiting.flatMap(({ trip, isPublic }) => (isPublic ? [] : [trip]));
  const here = await madeHereLike(tx, municipality.id, unseen);
  const doubles = new Map(unseen.map(({ id }, at) => [id, here[at] ?? null]));
  return waiting.map((one) => {
    const double = doubles.get(one.trip.id);
    const from = imports.get(one.trip.id);
    const named = from ? namedInTrip(one.trip, from) : null;
    const doubts = [...(double ? [doubtOf(double)] : []), ...(named ? [doubtOfNamed(named)] : [])];
    return { ...one, doubt: doubts.join(" ") || null };
  });
}
