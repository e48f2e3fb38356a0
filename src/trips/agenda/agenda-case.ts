import { effectOn, potsOf } from "../../accounts/index.ts";
import { type About, type Submission, submissionsAbout } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import { type DateOn, NotFound } from "../../kernel/index.ts";
import { committeeById } from "../../profile/index.ts";
import { openTrip } from "../open-trip.ts";
import type { Trip, TripId } from "../trip.ts";
import { accountsShownOf } from "../trip-accounts/accounts-shown.ts";
import { askedOfPot, potOf } from "../trip-accounts/trip-pot.ts";
import type { AgendaText } from "./agenda-block.ts";
import type { AgendaInput, RammeEffect } from "./agenda-input.ts";
import { writeAgenda } from "./agenda-markdown.ts";
import { withUntouched } from "./agenda-parts.ts";
import { agendaText } from "./agenda-text.ts";
import { committeeName, danish } from "./agenda-words.ts";
import { termSoFar } from "./term-so-far.ts";

/** One case's agenda text, as it stands now. */
export interface AgendaCase {
  readonly trip: Trip;
  /** `null` while the trip is on no agenda: the text follows the trip and cannot be edited. */
  readonly submission: Submission | null;
  readonly about: About;
  readonly caseNumber: string;
  readonly kleNumber: string;
  readonly committee: string;
  /** The meeting's day in words; empty while there is none. */
  readonly meeting: string;
  /** What is shown and printed: as edited or fixed, else as generated. */
  readonly text: AgendaText;
  readonly markdown: string;
  readonly generated: AgendaText;
  /** Nobody has edited it and no ruling fixed it: it changes with the trip. */
  readonly followsTrip: boolean;
}

/**
 * The agenda text of a trip: of the submission asked for, else of the one that waits, else of the last one.
 * @throws NotFound `trip-unknown`, `submission-unknown`
 */
export async function readAgendaCase(work: Work, tripId: TripId, submissionId: string | null): Promise<AgendaCase> {
  const { tx, municipality, today } = work;
  const trip = await openTrip(work, tripId);
  const submission = chosen(await submissionsAbout(tx, municipality.id, { type: "trip", id: tripId }), submissionId);
  const committeeId = submission?.committeeId ?? trip.committeeId;
  const about = submission?.about ?? "request";
  const input: AgendaInput = {
    trip,
    profile: municipality.profile,
    today,
    about,
    committee: committeeId === null ? null : committeeById(municipality.profile, committeeId),
    meetsOn: submission?.meetsOn ?? null,
    afterDeadline: submission?.late ?? false,
    ramme: about === "request" ? await rammeOf(work, trip) : null,
    earlier: about === "request" ? await termSoFar(work, trip) : null,
    accounts: about === "report" ? await accountsShownOf(work, trip) : null,
  };
  const generated = agendaText(input);
  const stored = submission?.text ?? null;
  const text = stored === null ? generated : withUntouched(stored, submission?.follows ?? [], generated);
  const on: DateOn = submission?.meetsOn ?? trip.startOn ?? today;
  return {
    trip,
    submission,
    about,
    caseNumber: trip.caseNumber ?? "",
    kleNumber: input.committee?.kle ?? "",
    committee: committeeName(input.committee, on) ?? "",
    meeting: submission ? danish.date(submission.meetsOn) : "",
    text,
    markdown: stored !== null && !submission?.follows.length ? stored : writeAgenda(text),
    generated,
    followsTrip: stored === null,
  };
}

function chosen(all: readonly Submission[], id: string | null): Submission | null {
  if (id === null) return all.findLast((one) => one.status === "open") ?? all.at(-1) ?? null;
  const found = all.find((one) => one.id === id);
  if (!found) throw new NotFound("submission-unknown");
  return found;
}

/** What the trip would take of its *ramme*, beyond what an earlier approval set aside; `null` where none is known. */
async function rammeOf({ tx, municipality }: Work, trip: Trip): Promise<RammeEffect | null> {
  const { plan, approved } = trip;
  const key = plan.budget && potOf(trip, plan.budget.currency);
  const asked = askedOfPot(trip);
  if (!key || asked === null) return null;
  const pot = (await potsOf(tx, municipality.id, key.year)).find(
    ({ owner, currency }) => owner.kind === key.owner.kind && owner.id === key.owner.id && currency === key.currency,
  );
  if (!pot) return null;
  const before = approved && (askedOfPot({ ...trip, plan: { ...plan, budget: approved.budget } }) ?? 0n);
  return { year: key.year, currency: key.currency, ...effectOn(pot.figures, asked - (before ?? 0n)) };
}
