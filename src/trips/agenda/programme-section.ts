import type { PurposeClass } from "../codes.ts";
import { hoursByClass, municipalShare } from "../hours.ts";
import type { Slot } from "../plan.ts";
import { type AgendaSection, type Block, list, paragraph } from "./agenda-block.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { capital, classWords, counted, danish, hoursOf } from "./agenda-words.ts";

/**
 * The programme in outline, day by day. An agenda is public before the trip, so clock times, hotels and private hosts are
 * never in it, whatever the profile hides.
 */
export function programmeSection({ trip }: AgendaInput): AgendaSection {
  const { programme } = trip.plan;
  if (programme.length === 0) return { title: "Program", blocks: [paragraph("Programmet er ikke lagt endnu.")] };
  const days = [...new Set(programme.map((slot) => slot.date))].toSorted();
  return {
    title: "Program",
    blocks: [
      ...days.flatMap((on): Block[] => [
        { kind: "subheading", text: capital(`${danish.weekday(on)} ${danish.date(on)}`) },
        ...list(programme.filter((slot) => slot.date === on).map(slotInWords)),
      ]),
      ...hoursInWords(trip.plan),
    ],
  };
}

function slotInWords({ title, place, host, lodging, privateHost, purposeClass }: Slot): string {
  // A night counts in no class (decision 74), so none is named.
  if (lodging) return "Overnatning";
  // A heading may name whose home it is.
  if (privateHost) return `Besøg hos en vært (${classWords[purposeClass]})`;
  const where = [host, place].filter((one) => one);
  return `${[title, ...where].join(", ")} (${classWords[purposeClass]})`;
}

/** Hours by purpose class and the municipal share, travel outside the denominator, without a verdict (product.md, rule 3). */
function hoursInWords(plan: AgendaInput["trip"]["plan"]): Block[] {
  const { programme } = plan;
  const hours = hoursByClass(plan);
  const parts = Object.entries(hours).map(([name, sum]) => hoursOf(name as PurposeClass, sum));
  const untimed = programme.filter((slot) => !slot.lodging && (slot.from === null || slot.to === null)).length;
  const share = municipalShare(hours);
  return [
    ...(parts.length > 0 ? [paragraph(`Programmet har ${danish.list(parts)}.`)] : []),
    ...(share === null
      ? []
      : [paragraph(`Af timerne uden transporttid er ${danish.percent(share / 100, 0)} faglige.`)]),
    ...(untimed > 0
      ? [
          paragraph(
            `${capital(counted(untimed, "programpunkt har", "programpunkter har"))} ikke begge klokkeslæt og er ikke talt med i timerne.`,
          ),
        ]
      : []),
  ];
}
