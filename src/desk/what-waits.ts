import { decisionTexts, keepsRuling, type Ruling, type Submission } from "../decisions/index.ts";
import { type Grant, hasRole, rolesOver, type Who } from "../identity/index.ts";
import { type DateOn, daysCounted } from "../kernel/index.ts";
import { formatsIn } from "../platform/index.ts";
import type { Obligation } from "../records/index.ts";
import { questionRule, questionsAt } from "../replies/index.ts";
import {
  type AnnexesWaiting,
  type AnnexRefused,
  asked,
  committeeName,
  type NamedTrip,
  nextSteps,
  obligationWords,
  ownedOf,
  standsWithCommittee,
  type Trip,
  titleOf,
  tripPath,
  worded,
} from "../trips/index.ts";
import type { Waiting } from "../web/index.ts";
import { type ImportsWaiting, importLines } from "./imports-waiting.ts";
import { owesIt, ownerWords, type Reader } from "./owner-words.ts";

const f = formatsIn("da");

export interface OnTheDesk extends Reader {
  /** What this person may do in the place of managers who are away. */
  readonly standsIn: readonly Grant[];
  /** Trips that wait for the desk rather than for a committee. */
  readonly trips: readonly Trip[];
  readonly submissions: readonly Submission[];
  readonly unconfirmed: readonly Ruling[];
  /** What the trips before a committee are called and lie in, by id. */
  readonly named: ReadonlyMap<string, NamedTrip>;
  readonly obligations: readonly Obligation[];
  /** How many erasures somebody else asked for, that this person may carry out. */
  readonly erasures: number;
  /** What imports left that is this person's to answer. */
  readonly imports: ImportsWaiting;
  /** Trips with annexes that somebody else sent, and that this person is to look at. */
  readonly annexes: readonly AnnexesWaiting[];
  /** Annexes that this person sent and somebody else refused. */
  readonly refused: readonly AnnexRefused[];
}

/** What this person is to act on next, the most pressing first: what is late, minutes, rulings on meetings held, what imports left, then trips by departure. */
export function whatWaits(desk: OnTheDesk): readonly Waiting[] {
  const all = [
    ...toErase(desk),
    ...toConfirm(desk),
    ...toRule(desk),
    ...toAnswer(desk),
    ...toLookAt(desk),
    ...toSendAnew(desk),
    ...importLines(desk.imports),
    ...desk.trips.flatMap((trip) => tripWaits(desk, trip)),
  ];
  return all.toSorted((a, b) => Number(b.knowledge === "late") - Number(a.knowledge === "late"));
}

/** Who carries out what another asked for: said by number, for whom they are about stands on a page that is traced. */
function toErase({ erasures }: OnTheDesk): Waiting[] {
  if (erasures === 0) return [];
  return [
    {
      title:
        erasures === 1 ? "Gennemfør eller afvis en sletning" : `Gennemfør eller afvis ${f.number(erasures)} sletninger`,
      note: "En anden har bedt om at få en persons oplysninger slettet. Intet er slettet endnu",
      knowledge: "partly",
      action: { href: "/skrivebord/sletninger", text: erasures === 1 ? "Se sletningen" : "Se sletningerne" },
    },
  ];
}

/** Questions from public pages, by the day that was promised; whoever may answer has them. */
function toAnswer(desk: OnTheDesk): Waiting[] {
  const owed = desk.obligations.filter((one) => one.rule === questionRule && owesIt(one, desk.who));
  return owed.map((one) => ({
    title: `Spørgsmål fra offentligheden: ${one.subject.title}`,
    note: `Svar senest ${f.date(one.dueOn)}`,
    ...(one.late ? { knowledge: "late" as const, late: lateWords(one, desk) } : { knowledge: "partly" as const }),
    action: { href: `${questionsAt}/${one.subject.id}`, text: "Svar" },
  }));
}

/** Files that a machine stopped or could not read, and another sent. */
function toLookAt({ annexes }: OnTheDesk): Waiting[] {
  return annexes.map(({ tripId, title, count }) => ({
    title: `Se på ${count === 1 ? "et bilag" : `${f.number(count)} bilag`}: ${title || "rejse uden overskrift"}`,
    note:
      count === 1
        ? "Filen skal ses af en anden end den, der sendte den. Den kommer ikke med før"
        : "Filerne skal ses af en anden end den, der sendte dem. De kommer ikke med før",
    knowledge: "partly",
    action: { href: tripPath({ id: tripId }, "bilag"), text: count === 1 ? "Se bilaget" : "Se bilagene" },
  }));
}

/** Files that another refused: they never come with the trip, and whoever sent them is the one to send others. */
function toSendAnew({ refused }: OnTheDesk): Waiting[] {
  return refused.map(({ tripId, title, annex, why }) => ({
    title: `Bilag afvist: ${annex}, ${title || "rejse uden overskrift"}`,
    note: why,
    knowledge: "partly",
    action: { href: tripPath({ id: tripId }, "bilag"), text: "Send et andet" },
  }));
}

/** Minutes can be confirmed from the meeting's day on. */
function toConfirm(desk: OnTheDesk): Waiting[] {
  const { unconfirmed, named, here, today } = desk;
  const held = unconfirmed.filter(({ submission }) => submission.meetsOn <= today && keeps(desk, submission));
  return held.map(({ id, ruling, submission }) => ({
    ...lateMinutes(desk, submission),
    title: `Bekræft referat: ${named.get(submission.subject.id)?.title || "rejse uden overskrift"}`,
    note: `${committeeName(here.profile, submission.committeeId, submission.meetsOn)}, ${f.date(submission.meetsOn)}: ${decisionTexts.find("da", `ruling.${ruling}`)?.toLowerCase()}. Ikke offentlig endnu`,
    action: { href: `/skrivebord/beslutninger/${id}/bekraeft`, text: "Bekræft" },
  }));
}

const ofMinutes = ({ rule }: Obligation) => rule === "minutes-confirmation";

/** That the minutes are late stands on the minutes, and not on what else there is to do with the trip. */
function lateMinutes(desk: OnTheDesk, { subject, meetsOn }: Submission): Pick<Waiting, "knowledge" | "late"> {
  const late = desk.obligations.find(
    (one) => ofMinutes(one) && one.late && one.subject.id === subject.id && one.params.meetsOn === meetsOn,
  );
  return late ? { knowledge: "late", late: lateWords(late, desk) } : { knowledge: "partly" };
}

/** Cases whose meeting has been held wait for its ruling; the others for the meeting. */
function toRule(desk: OnTheDesk): Waiting[] {
  const { submissions, named, here, today } = desk;
  return submissions
    .filter((one) => one.meetsOn <= today && keeps(desk, one))
    .map((one) => ({
      title: `Skriv beslutning: ${named.get(one.subject.id)?.title || "rejse uden overskrift"}`,
      note: `${committeeName(here.profile, one.committeeId, one.meetsOn)} mødtes ${f.date(one.meetsOn)}`,
      knowledge: "partly",
      action: { href: `/skrivebord/sager/${one.id}/beslutning`, text: "Skriv beslutning" },
    }));
}

function keeps({ who, named }: OnTheDesk, submission: Submission): boolean {
  const trip = named.get(submission.subject.id);
  return trip !== undefined && keepsRuling(who, ownedOf(trip), submission);
}

function tripWaits(desk: OnTheDesk, trip: Trip): Waiting[] {
  const { who, standsIn, here, today, submissions, obligations } = desk;
  if (rolesOver({ ...who, grants: [...who.grants, ...standsIn] }, ownedOf(trip)).length === 0) return [];
  const own = submissions.filter((one) => one.subject.id === trip.id);
  const withCommittee = standsWithCommittee(trip, own);
  const steps = nextSteps({ who, standsIn, municipality: here, today, withCommittee }, trip, own).filter(
    (one) => !one.ends && !one.again,
  );
  // What waits for somebody else, as a report for its committee, does not hide what is this person's own.
  const next = steps.find((one) => one.why === null) ?? steps[0];
  if (!next) return [];
  const days = trip.startOn && trip.endOn ? f.range(trip.startOn, trip.endOn) : "uden datoer";
  const ready = next.why === null;
  const planned = trip.status === "draft" || trip.status === "sent-back" || trip.status === "postponed";
  const planning = !ready && planned && asked({ who, municipality: here }, trip, "edit").allowed;
  if (!ready && !planning) return [];
  const owed = obligations.filter((one) => one.subject.id === trip.id && !ofMinutes(one));
  // What is somebody else's to do stands under the deadlines, with whose it is.
  const answering = { ...who, grants: [...who.grants, ...standsIn] };
  const mine = owed.filter((one) => owesIt(one, answering) || writesIt(one, who));
  const unasked = isTheirsToClose(trip, next, owed);
  if (owed.length > 0 && mine.length === 0 && !unasked) return [];
  const late = mine.find((one) => one.late);
  const where = planning ? `. ${worded("status", trip.status)}` : homeWords(trip, today);
  const open = unasked ? ". Regnskabet er åbent" : "";
  return [
    {
      title: `${planning ? "Gør klar" : next.text}: ${titleOf(trip)}`,
      note: `${days}${where}${open}`,
      ...(late && { late: lateWords(late, desk) }),
      knowledge: late ? "late" : ready ? "partly" : "estimated",
      action: planning ? { href: tripPath(trip), text: "Åbn rejsen" } : { href: next.href, text: next.text },
    },
  ];
}

/** Accounts that are open and that no rule asks for by a day, as those opened again to be corrected: they wait for whoever closes them. */
function isTheirsToClose(trip: Trip, next: { readonly href: string }, owed: readonly Obligation[]): boolean {
  const isAsked = owed.some(({ rule }) => rule === "accounts-due" || rule === "receipts-missing");
  return trip.accountsTrack === "open" && next.href === tripPath(trip, "regnskab") && !isAsked;
}

/** A committee's report is the coordinator's to see to and the travelling councillor's to write (product.md, the people). */
function writesIt({ rule, owedBy }: Obligation, who: Who): boolean {
  return rule === "report-due" && owedBy.role === "coordinator" && hasRole(who, ["councillor"]);
}

/** `Over frist i 12 dage: …`: the rule, whose it is, and since when. */
function lateWords(late: Obligation, reader: Reader): string {
  const days = daysCounted(late.dueOn, reader.today) - 1;
  const since = `Over frist i ${days === 1 ? "én dag" : `${f.number(days)} dage`}`;
  return `${since}: ${obligationWords(late).why} ${ownerWords(late, reader)}`;
}

function homeWords({ endOn, status, direction }: Trip, today: DateOn): string {
  if (status === "cancelled") return direction === "in" ? ". Besøget er aflyst" : ". Rejsen er aflyst";
  if (endOn === null || endOn >= today) return "";
  return direction === "in" ? ". Besøget er slut" : ". Rejsen er slut";
}
