import { type About, type Submission, submissionsAbout } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import { type DateOn, NotFound } from "../../kernel/index.ts";
import { committeeById } from "../../profile/index.ts";
import { openTrip } from "../open-trip.ts";
import type { Trip, TripId } from "../trip.ts";
import type { CaseText } from "./agenda-block.ts";
import { type AgendaFacts, type AskedCase, aboutOf, agendaFacts, factsAbout } from "./agenda-facts.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { writeAgenda } from "./agenda-markdown.ts";
import { withUntouched } from "./agenda-parts.ts";
import { agendaText } from "./agenda-text.ts";
import { committeeName, danish } from "./agenda-words.ts";
import { kleNumberOf } from "./kle-number.ts";
import { afterDeadline } from "./lateness.ts";

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
  readonly text: CaseText;
  readonly markdown: string;
  readonly generated: CaseText;
  /** Nobody has edited it and no ruling fixed it: it changes with the trip. */
  readonly followsTrip: boolean;
}

/**
 * The agenda text of a trip: of the submission asked for, else of the one that waits, else of the last one.
 * @throws NotFound `trip-unknown`, `submission-unknown`
 */
export async function readAgendaCase(work: Work, tripId: TripId, submissionId: string | null): Promise<AgendaCase> {
  const { tx, municipality } = work;
  const trip = await openTrip(work, tripId);
  const submission = chosen(await submissionsAbout(tx, municipality.id, { type: "trip", id: tripId }), submissionId);
  const found = { trip, submission };
  return agendaCaseOf(work, found, await agendaFacts(work, [found]));
}

/** The agenda text of a case, of facts that were read for all the cases at once. */
export function agendaCaseOf(
  { municipality, today }: Work,
  { trip, submission }: AskedCase,
  facts: AgendaFacts,
): AgendaCase {
  const committeeId = submission?.committeeId ?? trip.committeeId;
  const about = aboutOf(submission);
  const input: AgendaInput = {
    trip,
    profile: municipality.profile,
    today,
    about,
    committee: committeeId === null ? null : committeeById(municipality.profile, committeeId),
    meetsOn: submission?.meetsOn ?? null,
    afterDeadline: submission?.late ?? false,
    ...factsAbout(facts, trip, about),
  };
  const stored = submission?.text ?? null;
  // A text that stands still says what was late then; only when the case came in cannot change afterwards.
  const standsStill = stored !== null && submission?.status !== "open";
  const generated = { ...agendaText(input), ...(standsStill && { notices: afterDeadline(input) }) };
  const text = stored === null ? generated : withUntouched(stored, submission?.follows ?? [], generated);
  const on: DateOn = submission?.meetsOn ?? trip.startOn ?? today;
  return {
    trip,
    submission,
    about,
    caseNumber: trip.caseNumber ?? "",
    kleNumber: kleNumberOf(trip.caseNumber, input.committee?.kle),
    committee: committeeName(input.committee, on) ?? "",
    meeting: submission ? danish.date(submission.meetsOn) : "",
    text,
    markdown: stored !== null && !submission?.follows.length && text.notices.length === 0 ? stored : writeAgenda(text),
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
