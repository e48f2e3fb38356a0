import type { Drafting } from "../drafting.ts";
import type { Trip } from "../trip.ts";

/**
 * What a new trip takes over from an earlier one: all that is planned but the days, the words of old sources, who came
 * along privately, which is another case's and ends with it, and translations: the words they translate are to be written anew.
 */
export function copied(trip: Trip): Drafting {
  const { asPrinted: _printed, source: _source, statedTotal: _stated, programme: _programme, ...whole } = trip.plan;
  const { translations: _translations, earlierTranslations: _earlier, ...plan } = whole;
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
