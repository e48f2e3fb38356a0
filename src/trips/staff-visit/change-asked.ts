import type { Work } from "../../identity/index.ts";
import type { DateOn } from "../../kernel/index.ts";
import { type TrailEntry, trailAbout } from "../../records/index.ts";
import { changesSaid } from "../agenda/change-section.ts";
import { lateSaid } from "../agenda/lateness.ts";
import { needsNewRuling } from "../obligations/needs-new-ruling.ts";
import type { Trip } from "../trip.ts";
import { type RammeAsked, rammerAsked } from "./ramme-asked.ts";

/** What a manager is asked about: who sent it and, where it was approved before, what of it is to be changed. */
export interface AskedForAnswer {
  /** `null` where nobody's name is kept. */
  readonly sentBy: string | null;
  /** `null` where the trip itself is asked for. */
  readonly change: ChangeAsked | null;
  /** What it does to each *ramme* that would bear it. */
  readonly rammer: readonly RammeAsked[];
  /** That it is answered after departure; `null` where it is in time. */
  readonly late: string | null;
}

/** A change of what was approved before. */
export interface ChangeAsked {
  readonly approvedOn: DateOn;
  /** Each thing that is otherwise, from what to what. */
  readonly said: readonly string[];
}

/** What is asked for of a trip that was approved before; `null` where nothing was. */
export function changeAsked(
  { municipality: { profile }, today }: Pick<Work, "municipality" | "today">,
  trip: Trip,
): ChangeAsked | null {
  if (trip.approved === null || !needsNewRuling(trip, profile)) return null;
  return { approvedOn: trip.approved.on, said: changesSaid({ trip, profile, today }) };
}

/** What is asked of a manager today, whoever sent it. */
export async function askedToday(work: Work, trip: Trip, sentBy: string | null): Promise<AskedForAnswer> {
  const { profile } = work.municipality;
  const late = lateSaid({ trip, profile, on: work.today, before: "dit svar" });
  return { sentBy, change: changeAsked(work, trip), rammer: await rammerAsked(work, trip), late };
}

/** As a request that was sent is read by its manager. */
export async function askedOfManager(work: Work, trip: Trip): Promise<AskedForAnswer> {
  return askedToday(work, trip, (await lastSent(work, trip))?.who ?? null);
}

/** Other acts lie between the sending and its answer; so far back it is looked for. */
const mostSteps = 200;

/** The last time a trip was sent to its manager; `null` where that is too far back. */
export async function lastSent({ tx, municipality }: Work, { id }: Pick<Trip, "id">): Promise<TrailEntry | null> {
  const trail = await trailAbout(tx, municipality.id, { type: "trip", id }, { limit: mostSteps });
  return trail.find(({ action }) => action === "trips.submit-staff-visit") ?? null;
}
