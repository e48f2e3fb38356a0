import { limitOn } from "../../profile/index.ts";
import { approvalSteps } from "../approval.ts";
import { costEach } from "../cost-each.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { amountIn, danish, deciderName, sourceWords } from "./agenda-words.ts";
import { memberCosts } from "./term-limits.ts";
import { countsInTerm } from "./term-so-far.ts";

/** What a ruling must take up where the trip breaks a rule: which, by how much, and who may depart from it; each after `at`. */
export function departures(input: AgendaInput): string[] {
  const { trip, profile, today, earlier, committee } = input;
  const on = trip.startOn ?? today;
  const kr = (hundredths: bigint) => amountIn(hundredths, profile.currency);
  const council = deciderName({ by: "council" }, trip, profile, on);
  // Rules of the council's are departed from by the council: it decides here, or is asked to.
  const isTheirs =
    committee?.kind === "council" || approvalSteps(trip, profile, today).at(-1)?.decider.by === "council";
  const depart = (rule: string, byHow: string, source: string) =>
    isTheirs
      ? `${council} fraviger ${rule} ${byHow} (kilde: ${sourceWords(source)})`
      : `${council} anmodes om at fravige ${rule} ${byHow} (kilde: ${sourceWords(source)})`;
  const [cap, member, trips] = [
    limitOn(profile, "capPerParticipant", on),
    limitOn(profile, "capPerMemberCommitteeTerm", on),
    limitOn(profile, "tripsPerTerm", on),
  ];
  const { most: each } = costEach(trip, profile);
  const items: string[] = [];
  if (cap && cap.value !== null && each !== null && each > cap.value)
    items.push(
      depart(`loftet på ${kr(cap.value)} pr. deltager`, `med ${kr(each - cap.value)} pr. deltager`, cap.source.text),
    );
  if (!countsInTerm(trip)) return items;
  const reckoned = memberCosts(input);
  if (member && member.value !== null && "costs" in reckoned) {
    const most = member.value;
    const above = reckoned.costs.filter(({ after }) => after > most);
    const each = above.map(({ name, after }) => `${name} med ${kr(after - most)}`);
    if (each.length > 0)
      items.push(
        depart(
          `loftet på ${kr(most)} pr. medlem, udvalg og valgperiode`,
          `for ${danish.list(each)}`,
          member.source.text,
        ),
      );
  }
  const number = (earlier?.trips.length ?? 0) + 1;
  if (trips && trips.value !== null && earlier && number > trips.value)
    items.push(
      depart(
        `reglen om højst ${danish.number(trips.value)} rejser i en valgperiode`,
        `for denne, der er nr. ${danish.number(number)}`,
        trips.source.text,
      ),
    );
  return items;
}
