import { limitOn } from "../../profile/index.ts";
import { besideLimit, costEach } from "../cost-each.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { amountIn, committeeName, deciderName, sourceWords } from "./agenda-words.ts";
import { brokenInTerm, ownDeparture, stepsInTerm } from "./term-departures.ts";

/** What a ruling must take up where the trip breaks a rule: which, by how much, and who may depart from it; each after `at`. */
export function departures(input: AgendaInput): string[] {
  const { trip, profile, today, committee } = input;
  const on = trip.startOn ?? today;
  const kr = (hundredths: bigint) => amountIn(hundredths, profile.currency);
  const council = deciderName({ by: "council" }, trip, profile, on);
  // Rules of the council's are departed from by the council: it decides here, or is asked to.
  const isTheirs = committee?.kind === "council" || stepsInTerm(input).at(-1)?.decider.by === "council";
  const own = ownDeparture(input);
  const depart = (rule: string, byHow: string, source: string) =>
    isTheirs
      ? `${council} fraviger ${rule} ${byHow} (kilde: ${sourceWords(source)})`
      : `${council} anmodes om at fravige ${rule} ${byHow} (kilde: ${sourceWords(source)})`;
  const cap = limitOn(profile, "capPerParticipant", on);
  const { share } = costEach(trip, profile);
  const each = cap && cap.value !== null && share ? besideLimit(cap.value, [share]) : null;
  const above =
    cap && cap.value !== null && each !== null && each > cap.value
      ? [depart(`loftet på ${kr(cap.value)} pr. deltager`, `med ${kr(each - cap.value)} pr. deltager`, cap.source.text)]
      : [];
  const inTerm = brokenInTerm(input).map(({ rule, byHow, source }) => {
    if (isTheirs || own === null) return depart(rule, byHow, source);
    const who = committeeName(committee, on) ?? "udvalget";
    return `${who} selv fraviger ${rule} ${byHow} (kilde: ${sourceWords(source)}; udvalget kan fravige efter ${sourceWords(own)})`;
  });
  return [...above, ...inTerm];
}
