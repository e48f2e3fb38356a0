import type { Approver } from "../../identity/index.ts";
import { addDays, type DateOn } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type BaseOf, type Municipality, senderOf } from "../../profile/index.ts";
import type { Effect } from "../../records/index.ts";
import { tripPath } from "../staff/trip-path.ts";
import type { Trip } from "../trip.ts";
import type { AskedOfManager } from "./change-asked.ts";
import { visitFacts } from "./visit-facts.ts";

type Letter = Effect["payload"];

interface Asking {
  readonly trip: Trip;
  readonly about: AskedOfManager;
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
    ...visitFacts(trip).map(({ label, text }) => `${label}: ${text}`),
    ...(sentBy === null ? [] : [`Sendt af: ${sentBy}`]),
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

/** Tells who asked what the answer is. @param reason why it comes back; `null` when approved */
export function answerMail(
  trip: Trip,
  here: Municipality,
  to: { name: string; email: string },
  reason: string | null,
  baseOf?: BaseOf,
): Letter {
  const approved = reason === null;
  const where = baseOf ? ["Åbn rejsen:", `${baseOf(here)}${tripPath(trip)}`] : ["Rejsen ligger på dit skrivebord."];
  const lines = [
    `Kære ${to.name}`,
    "",
    approved ? `»${trip.title}« er godkendt og offentliggjort.` : `»${trip.title}« er sendt tilbage til dig.`,
    ...(approved ? [] : ["", reason, "", "Ret rejsen, og send den igen."]),
    "",
    ...where,
  ];
  const subject = `Tjenesterejse ${approved ? "godkendt" : "sendt tilbage"}: ${trip.title}`;
  return { from: senderOf(here), to: to.email, subject, text: lines.join("\n") };
}
