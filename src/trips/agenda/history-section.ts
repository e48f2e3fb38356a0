import { changeInWords, rulingWord, votesInWords } from "../../decisions/index.ts";
import { committeeById } from "../../profile/index.ts";
import { caseWords } from "../case-words.ts";
import { needsNewRuling } from "../obligations/needs-new-ruling.ts";
import { askedHash } from "../request-fixed.ts";
import { suspensionOf } from "../suspension.ts";
import { type AgendaSection, type Block, list, paragraph } from "./agenda-block.ts";
import type { AgendaInput, EarlierRuling } from "./agenda-input.ts";
import { capital, committeeName, danish, deciderName, ended } from "./agenda-words.ts";

/** Whether a change of what was approved before is asked for, and not the trip itself. */
export function isChange({ about, trip, profile }: AgendaInput): boolean {
  return about === "request" && trip.approved !== null && needsNewRuling(trip, profile);
}

/** Why the case stands here now, first of all: carried on, postponed, sent back, stopped by § 23, or changed after its approval. */
export function whyHere(input: AgendaInput): Block[] {
  const last = sinceSettled(input.history).at(-1);
  const sentences = [...approvedBefore(input), ...(last ? [broughtHere(input, last), ...rewritten(input, last)] : [])];
  return sentences.length > 0 ? [paragraph(sentences.join(" "))] : [];
}

/** What was ruled on the case before, by whom, how they voted, and in which words. None where nobody ruled. */
export function historySection(input: AgendaInput): AgendaSection[] {
  const { history } = input;
  if (history.length === 0) return [];
  return [{ title: "Sagens gang", blocks: list(history.map((one) => ruledInWords(input, one))) }];
}

/** Whether a ruling that a member had suspended waits for the council (kommunestyrelsesloven § 23). */
export function waitsForCouncil({ history, about, profile }: AgendaInput): boolean {
  const rulings = history.map((one) => one.ruling);
  return suspensionOf(rulings, about, profile) !== null;
}

/** Who carried the case to whoever has it now; `null` where nobody did. */
export function carriedBy(input: AgendaInput): string | null {
  const last = sinceSettled(input.history).at(-1);
  return last && isCarried(last) ? whoRuled(input, last) : null;
}

/** The rulings of this round: what was approved before is another matter. */
function sinceSettled(history: readonly EarlierRuling[]): readonly EarlierRuling[] {
  return history.slice(history.findLastIndex((one) => one.came === "settled") + 1);
}

function isCarried({ ruling, came }: EarlierRuling): boolean {
  return ruling.ruling === "recommended" || (ruling.ruling === "approved" && came === "carried-on");
}

function approvedBefore(input: AgendaInput): string[] {
  const { trip, history } = input;
  if (!isChange(input) || trip.approved === null) return [];
  const by = history.findLast((one) => one.came === "settled");
  const who = by ? ` af ${whoRuled(input, by)}` : "";
  return [
    `${caseWords(trip).The} blev godkendt${who} ${danish.date(trip.approved.on)}.`,
    "Den godkendelse gælder, indtil ændringen er godkendt.",
  ];
}

/** What brought it here, in the words of the last ruling. */
function broughtHere(input: AgendaInput, last: EarlierRuling): string {
  const { trip, profile, committee, today, about } = input;
  const { ruling } = last;
  const [who, on] = [whoRuled(input, last), danish.date(ruling.submission.meetsOn)];
  const here = committeeName(committee, trip.startOn ?? today) ?? "et andet udvalg";
  const it = about === "report" ? "rapporten" : isChange(input) ? "ændringen" : "sagen";
  if (ruling.ruling === "approved" && isCarried(last))
    return `${who} godkendte ${it} ${on} for sin del, og den skal også godkendes af ${here}.`;
  switch (ruling.ruling) {
    case "recommended":
      return `${who} anbefalede ${it} ${on}, og den er derfor for ${here}.`;
    case "suspended":
      return `${who} behandlede ${it} ${on}, men beslutningen blev standset efter kommunestyrelseslovens § 23. ${capital(it)} afgøres derfor af ${deciderName({ by: "council" }, trip, profile, today)}.`;
    case "postponed":
      return `${who} udsatte ${it} ${on}. Den tages nu op igen.`;
    case "sent-back":
      return `${who} sendte ${it} tilbage ${on}. Den er nu sendt ind igen.`;
    case "withdrawn":
      return `${capital(it)} udgik af dagsordenen i ${who} ${on}. Den er nu sat på igen.`;
    case "refused":
      return `${who} sagde nej til ${it} ${on}. Der bliver nu spurgt igen.`;
    case "noted":
      return `${who} tog ${it} til efterretning ${on} uden at afgøre den.`;
    case "approved":
      return `${who} godkendte ${it} ${on}.`;
  }
}

/** Whether what is asked for now is what they saw. */
function rewritten({ trip, about }: AgendaInput, { askedHash: seen }: EarlierRuling): string[] {
  if (about === "report" || !seen) return [];
  return [
    seen === askedHash(trip)
      ? "Der bliver spurgt om det samme som dengang."
      : "Det, der bliver spurgt om, er ændret siden.",
  ];
}

function whoRuled({ profile }: AgendaInput, { ruling: { submission } }: EarlierRuling): string {
  const { committeeId, meetsOn } = submission;
  return committeeName(committeeById(profile, committeeId), meetsOn) ?? committeeId;
}

/** One ruling: of a closed item what the public may know, and no more. */
function ruledInWords(input: AgendaInput, one: EarlierRuling): string {
  const { ruling, change } = one;
  const { submission, item, votes, closed, minority, recused, text } = ruling;
  const asked = change ? changeInWords(change, "da") : "";
  const word = rulingWord("da", ruling.ruling).toLowerCase();
  const came =
    ruling.ruling === "suspended"
      ? " (§ 23)"
      : isCarried(one) && ruling.ruling === "approved"
        ? " og sendt videre"
        : "";
  const where = `${whoRuled(input, one)} ${danish.date(submission.meetsOn)}${item === null ? "" : `, punkt ${item}`}`;
  return [
    `${where}: ${change ? "ændringen " : ""}${word}${came}.`,
    ...(asked === "" || closed ? [] : [ended(`Der blev spurgt om: ${asked}`)]),
    ...(votes && !closed ? [votesInWords(votes, "da")] : []),
    ...(text && !closed ? [quoted(text)] : []),
    ...(minority && !closed ? [`Mindretalsudtalelse: ${quoted(minority)}`] : []),
    ...(recused.length > 0 && !closed ? [`Forlod mødet som inhabile: ${danish.list(recused)}.`] : []),
    ...(ruling.confirmedAt === null ? ["Referatet er ikke bekræftet endnu."] : []),
  ].join(" ");
}

/** What was said, word for word: its own full stop is enough. */
function quoted(text: string): string {
  const said = danish.quote(text.trim());
  return /[.!?]«$/.test(said) ? said : `${said}.`;
}
