import type { Approver } from "../../identity/index.ts";
import { addDays, type DateOn } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type BaseOf, type Municipality, senderOf } from "../../profile/index.ts";
import type { Effect } from "../../records/index.ts";
import { tripPath } from "../staff/trip-path.ts";
import type { Trip } from "../trip.ts";
import { visitFacts } from "./visit-facts.ts";

type Letter = Effect["payload"];

interface Asking {
  readonly trip: Trip;
  readonly here: Municipality;
  readonly approver: Approver;
  readonly days: number;
  readonly today: DateOn;
  readonly address: string;
}

/** Asks a manager for an answer. */
export function askingMail({ trip, here, approver, days, today, address }: Asking): Letter {
  const until = formatsIn("da").date(addDays(today, days));
  const lines = [
    `Kære ${approver.name}`,
    "",
    approver.standsInFor
      ? `${approver.standsInFor} er fraværende, og du er stedfortræder. En tjenesterejse venter på dit svar:`
      : "En tjenesterejse venter på dit svar:",
    "",
    ...visitFacts(trip).map(({ label, text }) => `${label}: ${text}`),
    "",
    "Godkend rejsen, eller send den tilbage med en begrundelse:",
    address,
    "",
    `Linket er dit eget og kan bruges én gang, senest den ${until}. Du behøver ikke logge ind.`,
    "Når du godkender, bliver rejsen offentliggjort.",
  ];
  return {
    from: senderOf(here),
    to: approver.email,
    subject: `Tjenesterejse venter på svar: ${trip.title}`,
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
