import { requireRole, type Work } from "../../identity/index.ts";
import type { Published, Publishing } from "../../intake/index.ts";
import { findCpr } from "../../records/index.ts";
import { publishedAtOf } from "../../register/index.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { tripType } from "../trip.public.ts";
import { readTrip } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { importsOf } from "./imported.store.ts";
import type { ImportedFrom } from "./imported-trip.ts";

/** Publishing of imported trips, by the coordinator or whoever holds the machine; what is public already stays as it is. */
export function tripPublishing(publishTrip: PublishTrip): Publishing {
  return {
    waiting: async (work, ids) => (await waitingTrips(work, ids)).map(({ trip: { id, title } }) => ({ id, title })),
    publish: async (work, ids, reason) => {
      requireRole(work.who, ["coordinator", "admin"]);
      const stopped: string[] = [];
      let published = 0;
      for (const { trip, from, isPublic } of await waitingTrips(work, ids)) {
        if (findCpr(textOf(trip, from)).length > 0) stopped.push(trip.id);
        else if ((await publishTrip(work, trip, isPublic ? reason : null))?.changed) published += 1;
      }
      return { published, stopped } satisfies Published;
    },
  };
}

interface Waiting {
  readonly trip: Trip;
  readonly from: ImportedFrom;
  readonly isPublic: boolean;
}

/** Imported trips that are not public, or have changed since they were; in the order asked. */
async function waitingTrips({ tx, municipality }: Work, ids: readonly string[]): Promise<readonly Waiting[]> {
  const tripIds = ids.map((id) => id as TripId);
  const imports = await importsOf(tx, municipality.id, tripIds);
  const publishedAt = await publishedAtOf(tx, municipality.id, tripType.type, tripIds);
  const waiting: Waiting[] = [];
  for (const id of tripIds) {
    const from = imports.get(id);
    if (!from) continue;
    const trip = await readTrip(tx, municipality.id, id);
    const at = publishedAt.get(id);
    if (!at || at < trip.updatedAt) waiting.push({ trip, from, isPublic: at !== undefined });
  }
  return waiting;
}

/** Everything an entry shows that somebody wrote, with a sign between that no number goes across. */
function textOf({ title, plan }: Trip, { accounts }: ImportedFrom): string {
  return [
    title,
    plan.purpose,
    ...plan.destinations.map(({ place }) => place),
    ...Object.values(plan.asPrinted),
    plan.source?.text,
    plan.statedTotal,
    ...accounts.lines.flatMap(({ label, amountText }) => [label, amountText]),
  ].join(" | ");
}
