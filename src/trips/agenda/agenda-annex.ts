import type { DateOn } from "../../kernel/index.ts";
import type { AgendaAnnex } from "../../papers/index.ts";
import { type Municipality, municipalityName } from "../../profile/index.ts";
import { refuseCpr } from "../../records/index.ts";
import { leadOf } from "./agenda-block.ts";
import type { AgendaCase } from "./agenda-case.ts";

/**
 * The annex to a committee's agenda, as data for the paper. The same case on the same day gives the same bytes.
 * @param checkpoint the log's, as signed; `null` while nothing is published
 * @throws Invalid `cpr-found`: what leaves as an agenda passes the gate (product.md, rule 8)
 */
export function agendaAnnex(
  one: AgendaCase,
  here: Municipality,
  today: DateOn,
  checkpoint: string | null,
): AgendaAnnex {
  const { text, caseNumber, kleNumber, committee, meeting } = one;
  refuseCpr({ text, caseNumber });
  const municipality = municipalityName(here, "da");
  return {
    lang: "da",
    title: text.title,
    municipality,
    fictional: here.profile.fictional ? "Opdigtet kommune" : null,
    issuedOn: today,
    footer: `Udsyn · ${municipality}`,
    caseNumber,
    kleNumber,
    committee,
    meeting,
    lead: leadOf(text),
    sections: text.sections,
    checkpoint: checkpoint?.trimEnd() ?? "",
  };
}
