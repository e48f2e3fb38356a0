import type { DateOn } from "../../../kernel/index.ts";
import { type Committee, committeeById, membersOn, type Profile } from "../../../profile/index.ts";
import { officeIn } from "../../offices.ts";
import type { Trip } from "../../trip.ts";
import { committeeName } from "../approval-words.tsx";

/** A member of the responsible committee, as the form offers one. */
export interface Offered {
  readonly name: string;
  /** `formand for Børne- og Skoleudvalget` */
  readonly role: string;
}

/** Who sits in the trip's committee on the day it leaves, in the roster's order. Empty where none is chosen or recorded. */
export function rosterOf(trip: Pick<Trip, "committeeId" | "startOn">, profile: Profile, today: DateOn): Offered[] {
  const committee: Committee | null = trip.committeeId === null ? null : committeeById(profile, trip.committeeId);
  if (!committee) return [];
  const on = trip.startOn ?? today;
  const where = committeeName(profile, committee.id, on);
  return membersOn(committee, on).map(({ name, role }) => ({ name, role: officeIn(role, where) }));
}

/** Ticked members with their office; one whom the roster no longer has comes by name alone. */
export function chosenFrom(roster: readonly Offered[], names: readonly string[]) {
  return names.map((name) => roster.find((one) => one.name === name) ?? { name, role: null });
}

/** The office of somebody who was written by name and sits on the roster; `null` for anybody else. */
export function officeOf(roster: readonly Offered[], name: string): string | null {
  const written = name.trim().toLowerCase();
  return roster.find((one) => one.name.toLowerCase() === written)?.role ?? null;
}
