import type { Work } from "../identity/index.ts";
import { type Fault, fault, Invalid, isTimeZone } from "../kernel/index.ts";
import { countryOf } from "../places/index.ts";
import type { Profile } from "../profile/index.ts";
import { partnersNamed } from "../relations/index.ts";
import { goalById, strategiesOf } from "../strategy/index.ts";
import type { Trip } from "./trip.ts";

/**
 * Countries, time zones and goals that a change brings and nobody knows: they would be public as they stand. What stood before keeps
 * nobody from the rest; where no strategy is recorded there is nothing to hold goals against.
 */
export function unknownCodes({ plan: before }: Trip, { plan }: Trip, { slug }: Profile): Fault[] {
  const strategies = strategiesOf(slug);
  const stood = new Set(before.destinations.map(({ country }) => country));
  const zones = new Set(before.destinations.map(({ timeZone }) => timeZone));
  return [
    ...plan.destinations.flatMap(({ timeZone }, at) =>
      timeZone === null || zones.has(timeZone) || isTimeZone(timeZone)
        ? []
        : [fault("not-a-time-zone", { written: timeZone }, `destinations.${at}.timeZone`)],
    ),
    ...plan.destinations.flatMap(({ country }, at) =>
      country === null || stood.has(country) || countryOf(country) === country
        ? []
        : [fault("not-a-country", { written: country }, `destinations.${at}.country`)],
    ),
    ...(strategies.length === 0 ? [] : plan.goals).flatMap((id, at) =>
      before.goals.includes(id) || goalById(strategies, id) ? [] : [fault("goal-unknown", { goal: id }, `goals.${at}`)],
    ),
  ];
}

/** @throws Invalid `partner-unknown` for partners that a change brings and the register of partners does not have */
export async function refuseUnknownPartners(work: Work, { plan: before }: Trip, { plan }: Trip): Promise<void> {
  const brought = plan.partners.filter((id) => !before.partners.includes(id));
  if (brought.length === 0) return;
  const known = await partnersNamed(work, brought);
  const faults = plan.partners.flatMap((id, at) =>
    brought.includes(id) && !known.has(id) ? [fault("partner-unknown", { partner: id }, `partners.${at}`)] : [],
  );
  if (faults.length > 0) throw new Invalid(faults);
}
