import type { Approver } from "../../identity/index.ts";
import { addDays, type DateOn } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type BaseOf, type Municipality, senderOf } from "../../profile/index.ts";
import type { Effect } from "../../records/index.ts";
import { tripPath } from "../staff/trip-path.ts";
import type { Trip } from "../trip.ts";
import type { AskedForAnswer } from "./change-asked.ts";
import { visitFacts } from "./visit-facts.ts";

type Letter = Effect["payload"];

interface Asking {
  readonly trip: Trip;
  readonly about: AskedForAnswer;
  readonly here: Municipality;
  readonly approver: Approver;
  readonly days: number;
  readonly today: DateOn;
  readonly address: string;
}

/** Asks a manager for an answer. */
export function askingMail({ trip, about, here, approver, days, today, address }: Asking): Letter {
  const f = formatsIn("da");
  const until = f.date(addDays(today, days));
  const { sentBy, change } = about;
  const what = change ? "En ændring af en tjenesterejse" : "En tjenesterejse";
  const lines = [
    `Kære ${approver.name}`,
    "",
    approver.standsInFor
      ? `${approver.standsInFor} er fraværende, og du er stedfortræder. ${what} venter på dit svar:`
      : `${what} venter på dit svar:`,
    "",
    ...(change
      ? [
          trip.title,
          `Godkendt den ${f.date(change.approvedOn)}. Det er ændret siden:`,
          ...change.said.map((one) => `- ${one}`),
          "",
          "Rejsen med ændringen:",
        ]
      : []),
    ...visitFacts(trip, about.rammer).map(({ label, text }) => `${label}: ${text}`),
    ...(sentBy === null ? [] : [`Sendt af: ${sentBy}`]),
    ...(about.late === null ? [] : ["", about.late]),
    "",
    `Godkend ${change ? "ændringen" : "rejsen"}, eller send den tilbage med en begrundelse:`,
    address,
    "",
    `Linket er dit eget og kan bruges én gang, senest den ${until}. Du behøver ikke logge ind.`,
    change
      ? "Når du godkender, bliver ændringen offentliggjort. Indtil da gælder godkendelsen, og borgerne ser det, der er godkendt."
      : "Når du godkender, bliver rejsen offentliggjort.",
  ];
  return {
    from: senderOf(here),
    to: approver.email,
    subject: `${change ? "Ændring af tjenesterejse" : "Tjenesterejse"} venter på svar: ${trip.title}`,
    text: lines.join("\n"),
  };
}

/** A manager's answer, as whoever asked is told of it. */
export interface Answered {
  /** Why it comes back; `null` when approved. */
  readonly reason: string | null;
  /** Since when an approval stood that a change of was asked for; `null` where the trip itself was. */
  readonly stoodSince: DateOn | null;
}

/** Tells who asked what the answer is. */
export function answerMail(
  trip: Trip,
  here: Municipality,
  to: { name: string; email: string },
  answer: Answered & { readonly isTheirs: boolean },
  baseOf?: BaseOf,
): Letter {
  const { reason, stoodSince } = answer;
  const what = stoodSince === null ? `»${trip.title}«` : `Ændringen af »${trip.title}«`;
  const where = baseOf ? ["Åbn rejsen:", `${baseOf(here)}${tripPath(trip)}`] : ["Rejsen ligger på dit skrivebord."];
  const lines = [
    `Kære ${to.name}`,
    "",
    reason === null
      ? `${what} er godkendt og offentliggjort.`
      : `${what} er sendt tilbage${stoodSince === null ? " til dig" : ""}.`,
    ...(reason === null ? [] : ["", reason, "", ...whatNow(answer)]),
    "",
    ...where,
  ];
  const kind = stoodSince === null ? "Tjenesterejse" : "Ændring af tjenesterejse";
  const subject = `${kind} ${reason === null ? "godkendt" : "sendt tilbage"}: ${trip.title}`;
  return { from: senderOf(here), to: to.email, subject, text: lines.join("\n") };
}

/** What a no leaves, and what whoever asked does about it. */
function whatNow({
  stoodSince,
  isTheirs,
}: {
  readonly stoodSince: DateOn | null;
  readonly isTheirs: boolean;
}): string[] {
  if (stoodSince === null) return ["Ret rejsen, og send den igen."];
  const holds = `Rejsen er stadig godkendt, som den blev den ${formatsIn("da").date(stoodSince)}, og det, borgerne ser, er som før.`;
  return isTheirs ? [holds, "Ret ændringen, og send den igen, eller før rejsen tilbage til det godkendte."] : [holds];
}
