import type { Drafting } from "../drafting.ts";
import type { Trip } from "../trip.ts";

/**
 * What a new trip takes over from an earlier one: all that is planned but the days, the words of old sources, and who came
 * along privately, which is another case's and ends with it.
 */
export function copied(trip: Trip): Drafting {
  const { asPrinted: _printed, source: _source, statedTotal: _stated, programme: _programme, ...plan } = trip.plan;
  return {
    ...plan,
    participants: { ...plan.participants, companions: [] },
    destinations: plan.destinations.map((one) => ({ ...one, from: null, to: null })),
    kind: trip.kind,
    direction: trip.direction,
    title: trip.title,
    committee: trip.committeeId,
    unit: trip.unitId,
    lang: trip.lang,
  };
}
