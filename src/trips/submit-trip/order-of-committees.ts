import { rulingsAbout, type SubjectHandler, type Submission } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import { Conflict, type DateOn, type Fault, fault } from "../../kernel/index.ts";
import { committeeById, committeeNameOn, type Profile } from "../../profile/index.ts";
import { reportCommittees } from "../approval.ts";
import { takesTurn, turnOfAnother } from "../next-asked.ts";
import { isCouncil, suspensionOf } from "../suspension.ts";
import { readTrip } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { rulingsOnAsked } from "./rulings-on-asked.ts";

type Asked = Parameters<SubjectHandler<Work>["outOfOrder"]>[1];

/** The request goes the way of the profile's order of approval; the report to the trip's own committee (product.md, Trip). */
export async function outOfOrder(work: Work, asked: Asked): Promise<readonly Fault[]> {
  const { tx, municipality, today } = work;
  const { profile } = municipality;
  const trip = await readTrip(tx, municipality.id, asked.subject.id as TripId);
  const council = await councilAlone(work, trip, asked);
  if (council !== null)
    return [fault("council-alone", { council: nameOf(profile, council, asked.meetingOn) }, "committee")];
  if (asked.reason !== null) return [];
  const another =
    asked.about === "request"
      ? turnOfAnother(trip, profile, today, await rulingsOnAsked(work, trip), asked)
      : reportOfAnother(trip, profile, asked);
  return another === null
    ? []
    : [fault("committee-out-of-order", { expected: nameOf(profile, another, asked.meetingOn) }, "committee")];
}

/** Whose a report is, where it is put before a committee that it is not. */
function reportOfAnother(trip: Trip, profile: Profile, { committeeId, meetingOn }: Asked): string | null {
  const [own = null] = reportCommittees(trip, profile, meetingOn);
  return own === null || takesTurn(profile, [own], committeeId, meetingOn) ? null : own;
}

function nameOf(profile: Profile, committeeId: string, on: DateOn): string {
  const committee = committeeById(profile, committeeId);
  return (committee && (committeeNameOn(committee, on) ?? committee.names.at(-1))?.name) ?? committeeId;
}

/**
 * The council, where a member had an earlier ruling suspended and only the council rules now: no reason leads around it
 * (kommunestyrelsesloven § 23). `null` where it is asked, and where nothing is suspended.
 */
async function councilAlone(
  { tx, municipality }: Work,
  { id }: Pick<Trip, "id">,
  asked: Pick<Submission, "about" | "committeeId"> & { readonly id?: Submission["id"] },
): Promise<string | null> {
  const { profile } = municipality;
  if (isCouncil(profile, asked.committeeId)) return null;
  const all = await rulingsAbout(tx, municipality.id, { type: "trip", id });
  const earlier = all.filter(({ submission }) => submission.id !== asked.id);
  if (suspensionOf(earlier, asked.about, profile) === null) return null;
  return profile.committees.find((one) => one.kind === "council")?.id ?? null;
}

/** @throws Conflict `council-alone` of a case that was on another agenda before this was refused there */
export async function refuseAroundCouncil(work: Work, trip: Trip, submission: Submission): Promise<void> {
  const council = await councilAlone(work, trip, submission);
  if (council === null) return;
  const name = nameOf(work.municipality.profile, council, submission.meetsOn);
  throw new Conflict("council-alone", { council: name });
}
