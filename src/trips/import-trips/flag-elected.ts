import type { Flag, Looked, TripRow } from "../../intake/index.ts";
import type { Profile } from "../../profile/index.ts";
import { electedUnasked } from "../by-manager-alone.ts";
import { directionOf } from "../codes.ts";
import { emptyPlan } from "../plan.ts";

/** Elected members on a kind of journey that no committee is asked about: let in, since it was made, but likely another kind. */
export function flagElected({ item }: Looked<TripRow>, profile: Profile): readonly Flag[] {
  const { kind, startOn, elected } = item;
  const participants = { ...emptyPlan.participants, elected: { count: elected, named: [] } };
  const trip = { kind, startOn, direction: item.direction ?? directionOf(kind), plan: { ...emptyPlan, participants } };
  return electedUnasked(trip, profile).map(({ params }) => ({
    code: "elected-unasked",
    field: "kind",
    params: { ...params, elected },
  }));
}
