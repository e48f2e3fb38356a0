import { type About, agendaWriters, keepsRuling, ownedBefore, type Submission } from "../../decisions/index.ts";
import { type Grant, handsOf, hasRole, hasRoleOver, type Work } from "../../identity/index.ts";
import { type DateOn, fault, type StepAnswer } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { faultText } from "../../web/index.ts";
import { agendaPath } from "../agenda/agenda-paths.ts";
import { caseWords } from "../case-words.ts";
import { eraseRefusal } from "../erase-draft/erase-draft.ts";
import { hadAHand } from "../four-eyes.ts";
import { asked } from "../may.ts";
import { missingForSubmission } from "../missing.ts";
import { missingForReport } from "../missing-report.ts";
import { needsNewRuling } from "../obligations/needs-new-ruling.ts";
import { journeyFaults } from "../settled-from.ts";
import { type Answering, answerings } from "../staff-visit/answer.page.tsx";
import {
  isByManager,
  isReportByManager,
  isReportWithManager,
  isWithManager,
  mayAnswer,
  reportAwaitsManager,
} from "../staff-visit/who-answers.ts";
import { reportBackRefusal } from "../take-back/take-back-report.ts";
import { takeBackRefusal } from "../take-back/take-back-request.ts";
import { isUnseenImport, ownedOf, type Trip, type TripStatus } from "../trip.ts";
import { keepsAccounts } from "../trip-accounts/open-accounts.ts";
import { tripLife } from "../trip-status.ts";
import { wordsAbout } from "../visit.texts.ts";
import { reportRefusal } from "../write-report/may-write-report.ts";
import { worded } from "./staff.texts.ts";
import { tripPath } from "./trip-path.ts";

const f = formatsIn("da");
type Asking = Pick<Work, "who" | "municipality">;
const ownHand = "Du har selv oprettet, rettet eller sendt den, så en anden leder eller din stedfortræder svarer.";

/** Something that may be done with a trip now, or why not. */
export interface NextStep {
  readonly text: string;
  readonly href: string;
  /** In words what stands in the way; `null` when nothing does. */
  readonly why: string | null;
  /** Ends the trip. */
  readonly ends?: boolean;
  /** Does once more what was done, or undoes it; nothing waits for it. */
  readonly again?: boolean;
}

const submitters: readonly RoleName[] = ["coordinator", "secretary"];

/**
 * Whether the request or the report may go on an agenda: `null`, or why not in words. The page's button, its guard and
 * the desk all ask here; the trip's own table and the report's rules decide.
 */
export function whyNotSubmit(
  asking: Asking & Pick<Work, "today">,
  trip: Trip,
  about: About,
  submissions: readonly Submission[],
): string | null {
  const waiting = submissions.find((one) => one.status === "open" && one.about === about);
  if (waiting) return `Sagen ligger allerede til mødet ${f.date(waiting.meetsOn)}.`;
  if (!hasRole(asking.who, submitters)) return "Koordinatoren eller udvalgssekretæren sætter sager på dagsordenen.";
  if (about === "request") return whyNot(asking, trip, asked(asking, trip, "submit"));
  const refusal = reportRefusal(asking, trip);
  if (refusal) return refusalWords(refusal.code, trip);
  const missing = [...journeyFaults(trip, asking.today), ...missingForReport(trip.report)];
  return missing.length === 0 ? null : missing.map((one) => faultText("da", one, wordsAbout(trip))).join(" ");
}

/** Why a step may not be taken, in words; `null` when it may. */
function whyNot(asking: Asking, trip: Trip, answer: StepAnswer<TripStatus>): string | null {
  if (answer.allowed) return null;
  if (answer.because === "role") return refusalWords("role-needed", trip);
  if (answer.because === "unknown")
    return `Det kan ikke gøres ved ${trip.direction === "in" ? "et besøg" : "en rejse"}, der er »${worded("status", trip.status).toLowerCase()}«.`;
  const missing = missingForSubmission(trip, asking.municipality.profile);
  return missing.map((one) => faultText("da", one, wordsAbout(trip))).join(" ");
}

function refusalWords(code: string, trip: Trip): string {
  return code === "role-needed"
    ? "Det er ikke din opgave. Spørg koordinatoren."
    : faultText("da", fault(code, {}, ""), wordsAbout(trip));
}

/**
 * What comes next for a trip and this person: what its status knows, allowed or with the reason why not. A report comes
 * when there is something to report: once the trip has begun.
 */
export function nextSteps(
  asking: Asking & {
    readonly today: DateOn;
    /** Whether a committee has the request (`isWithCommittee`): then it is no manager's. */
    readonly withCommittee: boolean;
    /** What this person may do in the place of managers who are away. */
    readonly standsIn: readonly Grant[];
    /** It was made (`wasMade`), and is cancelled no more. */
    readonly made?: boolean;
  },
  trip: Trip,
  submissions: readonly Submission[],
): readonly NextStep[] {
  const steps: NextStep[] = [];
  const waiting = submissions.filter((one) => one.status === "open");
  const { profile } = asking.municipality;
  const onAgenda = waiting.some((one) => one.about === "request");
  const answers = mayAnswer(asking.who, asking.standsIn, trip);
  if (answers && isWithManager(trip, profile, asking.today, asking.withCommittee))
    steps.push({
      ...answerStep(trip, "request", "Godkend eller send tilbage"),
      why: hadAHand(handsOf(asking.who), trip) ? ownHand : null,
    });
  for (const one of waiting) {
    const ahead = one.meetsOn > asking.today;
    // Before the meeting the text is what is worked on, after it the ruling.
    if (ahead) steps.push(...agendaTextStep(asking, trip, one));
    const text = one.about === "request" ? "Skriv beslutning" : "Skriv beslutning om rapporten";
    const why = keepsRuling(asking.who, ownedOf(trip), one)
      ? null
      : "Udvalgssekretæren skriver, hvad udvalget har besluttet.";
    steps.push({ text, href: `/skrivebord/sager/${one.id}/beslutning`, why });
  }
  const change = trip.status === "approved" && needsNewRuling(trip, profile);
  if (knows(trip, "submit") && (trip.status !== "approved" || change) && !onAgenda) {
    const submit: NextStep =
      isByManager(trip, profile, asking.today) && !asking.withCommittee
        ? {
            text: change
              ? "Send ændringen til lederen"
              : trip.status === "submitted"
                ? "Send til lederen igen"
                : "Send til lederen",
            href: tripPath(trip, "til-lederen"),
            why: whyNot(asking, trip, asked(asking, trip, "submit")),
            again: trip.status === "submitted",
          }
        : {
            text: change ? "Sæt ændringen på dagsorden" : "Sæt på dagsorden",
            href: tripPath(trip, "dagsorden"),
            why: whyNotSubmit(asking, trip, "request", submissions),
          };
    // What goes as nobody approved it comes before all else.
    if (change) steps.unshift(submit);
    else steps.push(submit);
  }
  if (takeBackRefusal(asking, trip, onAgenda) === null)
    steps.push({ text: "Tag tilbage for at rette", href: tripPath(trip, "tag-tilbage"), why: null, again: true });
  if (steps.some((one) => one.href === tripPath(trip, "dagsorden") && one.why === null))
    steps.push(...agendaTextStep(asking, trip, null));
  if (trip.accountsTrack === "open" && keepsAccounts(asking.who, trip))
    steps.push({ text: "Bogfør", href: tripPath(trip, "regnskab"), why: null });
  if (trip.reportTrack !== "not-owed" && (trip.status === "approved" || trip.status === "complete")) {
    // By the days that everybody reads, as what is owed is.
    const { startOn } = trip.publicPlan ?? trip;
    const begun = startOn === null || startOn <= asking.today;
    const settles = answers && begun && isReportWithManager(trip, profile, asking.today);
    const early = journeyFaults(trip, asking.today).map((one) => faultText("da", one, wordsAbout(trip)));
    const settling = settles
      ? [{ ...answerStep(trip, "report", "Godkend rapporten eller send den tilbage"), why: early[0] ?? null }]
      : [];
    // Written in full it is to be put on an agenda, and may be put right meanwhile.
    const byCommittee = !isReportByManager(trip, profile, asking.today);
    const isWritten = byCommittee && trip.reportTrack === "owed" && missingForReport(trip.report).length === 0;
    // What was sent back waits for whoever writes it anew.
    if (trip.reportTrack !== "sent-back") steps.push(...settling);
    if (begun && trip.reportTrack !== "settled" && reportRefusal(asking, trip) === null)
      steps.push({
        ...{ href: tripPath(trip, "rapport"), why: null },
        // Written in full it is the manager's turn; it may be put right meanwhile.
        ...(reportAwaitsManager(trip, profile, asking.today)
          ? { text: "Ret rapporten, som venter på lederen", again: true }
          : isWritten
            ? { text: "Ret rapporten", again: true }
            : { text: "Skriv rapport" }),
      });
    if (trip.reportTrack === "sent-back") steps.push(...settling);
    if (reportBackRefusal(asking, trip) === null)
      steps.push({
        text: "Tag rapporten tilbage for at rette den",
        href: tripPath(trip, "rapport/tag-tilbage"),
        why: null,
        again: true,
      });
    if (byCommittee && trip.report && trip.reportTrack !== "settled" && !waiting.some((one) => one.about === "report"))
      steps.push({
        text: "Sæt rapporten på dagsorden",
        href: `${tripPath(trip, "dagsorden")}?om=report`,
        why: whyNotSubmit(asking, trip, "report", submissions),
      });
  }
  if (trip.status === "draft") {
    const ends = { text: "Slet kladden", href: tripPath(trip, "slet"), why: null, ends: true };
    return eraseRefusal(asking, trip) === null ? [...steps, ends] : steps;
  }
  for (const [action, text, page] of [
    ["withdraw", isUnseenImport(trip) ? `Tag ${caseWords(trip).the} ud` : "Træk anmodningen tilbage", "traek-tilbage"],
    ["cancel", `Aflys ${caseWords(trip).the}`, "aflys"],
  ] as const) {
    // Of what was approved before the change is taken back, above.
    if (action === "withdraw" && trip.approved) continue;
    if (action === "cancel" && asking.made) continue;
    const answer = asked(asking, trip, action);
    if (answer.allowed) steps.push({ text, href: tripPath(trip, page), why: null, ends: true });
  }
  return steps;
}

/** The text by which the committee is asked: made ready once it is on an agenda, read before. */
function agendaTextStep({ who }: Asking, trip: Trip, submission: Submission | null): NextStep[] {
  if (!hasRoleOver(who, ownedBefore(ownedOf(trip), submission), agendaWriters)) return [];
  const text =
    submission === null
      ? trip.approved
        ? "Læs sagsfremstillingen om ændringen"
        : "Læs sagsfremstillingen"
      : submission.about === "request"
        ? "Gør sagsfremstillingen klar"
        : "Gør sagsfremstillingen om rapporten klar";
  return [{ text, href: agendaPath({ trip, submission }, ""), why: null }];
}

function answerStep(trip: Trip, about: Answering, text: string): NextStep {
  return { text, href: tripPath(trip, answerings[about].page), why: null };
}

function knows(trip: Trip, action: string): boolean {
  return tripLife.steps.some((one) => one.action === action && one.from.includes(trip.status));
}
