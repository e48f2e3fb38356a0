import { type LimitName, limitOn, type PolicyInForce } from "../../profile/index.ts";
import { type ApprovalReason, isDecider } from "../approval.ts";
import { caseWords } from "../case-words.ts";
import { besideLimit, costEach } from "../cost-each.ts";
import { type AgendaSection, type Block, list, paragraph } from "./agenda-block.ts";
import type { AgendaInput } from "./agenda-input.ts";
import {
  amountIn,
  capital,
  committeeName,
  deciderName,
  isProposal,
  sourceOf,
  sourceWords,
  withoutProposal,
} from "./agenda-words.ts";
import { carriedBy, waitsForCouncil } from "./history-section.ts";
import { stepsInTerm } from "./term-departures.ts";
import { memberCapBlocks, tripCountBlocks } from "./term-limits.ts";
import { listedWords, unsureWords } from "./unsure-words.ts";

/** The caps that the municipality has set, how far the trip is below or above each, and who must rule for that. */
export function limitsSection(input: AgendaInput): AgendaSection {
  return { title: "Loft og kompetence", blocks: [...limitsInWords(input), ...deciders(input)] };
}

function limitsInWords(input: AgendaInput): Block[] {
  const { trip, profile, today } = input;
  const on = trip.startOn ?? today;
  const limit = <Name extends LimitName>(name: Name) => limitOn(profile, name, on);
  const [cap, council] = [limit("capPerParticipant"), limit("councilAbovePerParticipant")];
  const [member, trips] = [limit("capPerMemberCommitteeTerm"), limit("tripsPerTerm")];
  const asked = deciderName({ by: "council" }, trip, profile, on);
  const said = [
    ...(cap ? held(trip, profile.currency, cap, { is: "Loftet", it: "loftet" }) : []),
    ...(council
      ? held(trip, profile.currency, council, { is: `Grænsen for, hvornår ${asked} skal godkende,`, it: "grænsen" })
      : []),
  ];
  const listed = said.length > 0 ? listedWords(trip, profile.currency) : null;
  const blocks = [
    ...said.map(paragraph),
    ...(listed ? [paragraph(listed)] : []),
    ...(member ? memberCapBlocks(input, member) : []),
    ...(trips ? tripCountBlocks(input, trips) : []),
  ];
  return blocks.length > 0
    ? blocks
    : [paragraph("Der er ikke registreret noget loft over rejseudgifter i kommunens regler.")];
}

/** A limit per participant held against the budget. */
function held(
  trip: AgendaInput["trip"],
  currency: string,
  limit: PolicyInForce<"capPerParticipant" | "councilAbovePerParticipant">,
  name: { readonly is: string; readonly it: string },
): string[] {
  if (limit.value === null) return [];
  const is = `${name.is} er ${amountIn(limit.value, currency)} pr. deltager ${sourceOf(limit)}.`;
  const { share, unsure } = costEach(trip, { currency });
  if (unsure) return [`${is} ${unsureWords(unsure, trip, name.it)}`];
  if (share === null)
    return [`${is} Beløbet pr. deltager kendes ikke, så ${caseWords(trip).the} kan ikke holdes op mod ${name.it}.`];
  const each = besideLimit(limit.value, [share]);
  const costs = `${caseWords(trip).The} koster ${amountIn(each, currency)} pr. deltager`;
  if (each === limit.value) return [`${is} ${costs} og ligger præcis på ${name.it}.`];
  const over = each > limit.value;
  const gap = amountIn(over ? each - limit.value : limit.value - each, currency);
  return [`${is} ${costs} og er ${gap} ${over ? "over" : "under"} ${name.it}.`];
}

/** Who must rule and why. A rule that nobody adopted is no rule of the municipality's, and is not called one. */
function whyOf({ code, source }: ApprovalReason): string {
  if (code !== "order" || !isProposal(source)) return `${reasons[code]} (kilde: ${sourceWords(source)})`;
  const rest = sourceWords(withoutProposal(source));
  const said = "som Udsyn foreslår: kommunen har ikke vedtaget en regel om, hvem der godkender";
  return rest === "" ? said : `${said} (${rest})`;
}

const reasons: Readonly<Record<ApprovalReason["code"], string>> = {
  order: "efter kommunens almindelige regler",
  "above-council-limit": "fordi beløbet pr. deltager er over grænsen",
  "above-cap": "fordi beløbet pr. deltager er over loftet",
  "above-term-limit": "fordi valgperiodens regler ikke er overholdt",
  "not-sure": "fordi det ikke er sikkert, hvad rejsen koster pr. deltager",
  "term-not-sure": "fordi det ikke er sikkert, at loftet i valgperioden er overholdt",
  "legal-basis": "fordi hjemmelen kræver det",
};

function deciders(input: AgendaInput): Block[] {
  const { trip, profile, today, committee } = input;
  const steps = stepsInTerm(input);
  const on = trip.startOn ?? today;
  if (steps.length === 0)
    return [
      paragraph(
        `${capital(caseWords(trip).its)} art er ikke valgt, så det kan ikke siges, hvem der skal godkende ${trip.direction === "in" ? "det" : "den"}.`,
      ),
    ];
  if (waitsForCouncil(input))
    return [
      paragraph(
        `${caseWords(trip).The} skal godkendes af ${deciderName({ by: "council" }, trip, profile, on)}, fordi beslutningen er standset efter kommunestyrelseslovens § 23.`,
      ),
    ];
  // Whoever has it and is not in the order has it from somebody.
  const carrier = carriedBy(input);
  const beside =
    committee && carrier && !steps.some(({ decider }) => isDecider(decider, trip, profile, committee, on))
      ? [`${committeeName(committee, on)}, fordi ${carrier} har sendt sagen videre`]
      : [];
  // Where the order is the usual one, no limit is the reason for it.
  const so = steps.some(({ reason }) => reason.code !== "order") ? "skal derfor" : "skal";
  return [
    paragraph(`${caseWords(trip).The} ${so} godkendes af:`),
    ...list(
      [
        ...steps.map(({ decider, reason }) => `${capital(deciderName(decider, trip, profile, on))}, ${whyOf(reason)}`),
        ...beside,
      ],
      { ordered: true },
    ),
  ];
}
