import { addDays, type DateOn } from "../kernel/index.ts";
import { limitOn } from "./policies.ts";
import type { Committee, Profile, Unit } from "./profile.ts";
import { holdsOn } from "./spans.ts";

export type CommitteeName = Committee["names"][number];
export type CommitteeMember = Committee["members"][number];
export type CouncilTerm = Profile["terms"][number];

export function committeeById(profile: Profile, id: string): Committee | null {
  return profile.committees.find((one) => one.id === id) ?? null;
}

/** What a committee is called on a day; `null` on a day when it does not sit. */
export function committeeNameOn(committee: Committee, on: DateOn): CommitteeName | null {
  return committee.names.find((one) => holdsOn(one, on)) ?? null;
}

/**
 * Whether a committee can have met on a day. After its last day it cannot; before its first it cannot either, unless the
 * profile begins with it and so does not reach back so far: where others sat before it did, it was not there yet.
 */
export function canMeetOn(profile: Profile, committee: Committee, on: DateOn): boolean {
  if (committeeNameOn(committee, on)) return true;
  return committee.names.every(({ from }) => on < from && committeesOn(profile, addDays(from, -1)).length === 0);
}

/** The committees that sit on a day, each with its name of that day, in the profile's order. */
export function committeesOn(profile: Profile, on: DateOn): { committee: Committee; name: CommitteeName }[] {
  return profile.committees.flatMap((committee) => {
    const name = committeeNameOn(committee, on);
    return name ? [{ committee, name }] : [];
  });
}

/** Who sits in a committee on a day; empty when nothing is recorded. */
export function membersOn(committee: Committee, on: DateOn): CommitteeMember[] {
  return committee.members.filter((one) => holdsOn(one, on));
}

/**
 * Who has taken over a committee's matters on a day: itself while it sits, else whoever replaced it, followed onwards.
 * Several when it was split; empty when nobody is known to have.
 */
export function sittingInPlaceOf(profile: Profile, id: string, on: DateOn, seen: readonly string[] = []): Committee[] {
  const committee = committeeById(profile, id);
  if (!committee || seen.includes(id)) return [];
  if (committeeNameOn(committee, on)) return [committee];
  const found = profile.committees
    .filter((one) => one.replaces.includes(id))
    .flatMap((one) => sittingInPlaceOf(profile, one.id, on, [...seen, id]));
  return [...new Set(found)];
}

/** The last day that a submission may reach a committee's meeting; `null` where there is no such rule. */
export function agendaDeadline(profile: Profile, committee: Committee, meetingOn: DateOn): DateOn | null {
  const days = committee.agendaDeadlineDays ?? limitOn(profile, "agendaDeadlineDays", meetingOn)?.value ?? null;
  return days === null ? null : addDays(meetingOn, -days);
}

/** The council term that a day lies in. */
export function termOn(profile: Profile, on: DateOn): CouncilTerm | null {
  return profile.terms.find((one) => holdsOn(one, on)) ?? null;
}

export function unitsOn(profile: Profile, on: DateOn): Unit[] {
  return profile.units.filter((one) => holdsOn(one, on));
}
