import { type About, type Submission, submissionsAbout } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import { type DateOn, NotFound } from "../../kernel/index.ts";
import { committeeById, type Profile } from "../../profile/index.ts";
import { nextAsked } from "../next-asked.ts";
import { needsNewRuling } from "../obligations/needs-new-ruling.ts";
import { openTrip } from "../open-trip.ts";
import { rulingsOnAsked } from "../submit-trip/rulings-on-asked.ts";
import type { Trip, TripId, TripStatus } from "../trip.ts";
import type { AgendaText, CaseText } from "./agenda-block.ts";
import { type AgendaFacts, type AskedCase, aboutOf, agendaFacts, factsAbout } from "./agenda-facts.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { writeAgenda } from "./agenda-markdown.ts";
import { withUntouched } from "./agenda-parts.ts";
import { agendaText } from "./agenda-text.ts";
import { committeeName, danish } from "./agenda-words.ts";
import { isChange } from "./history-section.ts";
import { kleNumberOf } from "./kle-number.ts";
import { afterDeadline } from "./lateness.ts";
import { outdatedParts } from "./outdated-parts.ts";

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
  /** Headings of what was written by hand, and of which the case says something else since; none once it was ruled on, `null` where that is not known. */
  readonly outdated: readonly string[] | null;
  /** A change of what was approved before is asked for. */
  readonly isChange: boolean;
  /** What committees had before them when they ruled, the first one first; the one that is shown is not among them. */
  readonly treated: readonly Submission[];
}

/**
 * The agenda text of a trip: of the submission asked for, else of the one that waits, else as it will be when the
 * request or its change is sent, else of the last one.
 * @throws NotFound `trip-unknown`, `submission-unknown`
 */
export async function readAgendaCase(work: Work, tripId: TripId, submissionId: string | null): Promise<AgendaCase> {
  const { tx, municipality } = work;
  const trip = await openTrip(work, tripId);
  const all = await submissionsAbout(tx, municipality.id, { type: "trip", id: tripId });
  const submission = chosen(all, submissionId, comesNext(trip, municipality.profile));
  const next = submission ? null : nextAsked(trip, municipality.profile, work.today, await rulingsOnAsked(work, trip));
  const found = { trip, submission, next };
  const treated = all.filter((one) => one.status === "ruled" && one.id !== submission?.id);
  return { ...agendaCaseOf(work, found, await agendaFacts(work, [found])), treated };
}

const comesAgain: readonly TripStatus[] = ["draft", "sent-back", "postponed", "recommended", "suspended"];

/** Whether the request is still to be put before somebody: its text is read before it is sent. */
function comesNext(trip: Trip, profile: Profile): boolean {
  return comesAgain.includes(trip.status) || (trip.status === "approved" && needsNewRuling(trip, profile));
}

/** The agenda text of a case, of facts that were read for all the cases at once. */
export function agendaCaseOf(
  { municipality, today }: Work,
  { trip, submission, next = null }: AskedCase,
  facts: AgendaFacts,
): AgendaCase {
  const committeeId = submission?.committeeId ?? next ?? trip.committeeId;
  const about = aboutOf(submission);
  const input: AgendaInput = {
    trip,
    profile: municipality.profile,
    today,
    about,
    committee: committeeId === null ? null : committeeById(municipality.profile, committeeId),
    meetsOn: submission?.meetsOn ?? null,
    afterDeadline: submission?.late ?? false,
    ...factsAbout(facts, { trip, submission }),
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
    outdated: submission?.status === "open" ? outdatedParts(submission, plain(generated)) : [],
    isChange: isChange(input),
    treated: [],
  };
}

function plain({ title, lead, sections }: CaseText): AgendaText {
  return { title, lead, sections };
}

function chosen(all: readonly Submission[], id: string | null, isNext: boolean): Submission | null {
  if (id === null) return all.findLast((one) => one.status === "open") ?? (isNext ? null : (all.at(-1) ?? null));
  const found = all.find((one) => one.id === id);
  if (!found) throw new NotFound("submission-unknown");
  return found;
}
