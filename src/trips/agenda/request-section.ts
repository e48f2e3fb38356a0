import { settingOn } from "../../profile/index.ts";
import { legalBasisOf } from "../missing.ts";
import { electedCount } from "../plan.ts";
import { officeOf, rosterOf } from "../staff/tasks/roster.ts";
import { type AgendaSection, type Block, paragraph, textTable } from "./agenda-block.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { capital, committeeName, counted, danish, sourceOf } from "./agenda-words.ts";
import { isChange } from "./history-section.ts";
import { legalBases, lostEarnings, referenceOn } from "./legal-basis.ts";

/** Who is requested to go and by which rule, and who else goes (product.md, rules 1 and 2). */
export function requestSection(input: AgendaInput): AgendaSection {
  return {
    title: "Anmodning",
    blocks: [...requested(input), ...basis(input), ...othersWho(input), ...companions(input)],
  };
}

function requested(input: AgendaInput): Block[] {
  const { trip } = input;
  const count = electedCount(trip.plan) ?? 0;
  const goes = trip.direction === "in" ? "deltage" : "rejse";
  const { named } = trip.plan.participants.elected;
  if (count === 0)
    return [paragraph(`Der er ikke oplyst folkevalgte deltagere. Sagen beder derfor ingen medlemmer om at ${goes}.`)];
  const unnamed = count - named.length;
  return [
    ...(named.length > 0
      ? [
          paragraph(
            isChange(input)
              ? `Med ændringen er ${named.length === 1 ? "dette medlem" : "disse medlemmer"} anmodet om at ${goes}:`
              : `Det foreslås, at ${named.length === 1 ? "dette medlem" : "disse medlemmer"} anmodes om at ${goes}:`,
          ),
          textTable(
            ["Navn", "Hverv"],
            named.map(({ name, role }) => [name, role ?? officeKnown(name, input) ?? "ikke oplyst"]),
          ),
        ]
      : []),
    ...(unnamed > 0
      ? [
          paragraph(
            `${capital(counted(unnamed, "folkevalgt deltager", "folkevalgte deltagere"))} er ikke nævnt ved navn. En anmodning gælder bestemte medlemmer, så navnene skal være på plads, når der træffes beslutning.`,
          ),
        ]
      : []),
  ];
}

/** The office of somebody who was written by name alone: in the trip's committee, else in the council. */
function officeKnown(name: string, { trip, profile, today }: AgendaInput): string | null {
  const council = profile.committees.find((one) => one.kind === "council")?.id ?? null;
  const within = (committeeId: string | null) => officeOf(rosterOf({ ...trip, committeeId }, profile, today), name);
  return within(trip.committeeId) ?? within(council);
}

function basis({ trip, profile, today }: AgendaInput): Block[] {
  if ((electedCount(trip.plan) ?? 0) === 0) return [];
  const on = trip.startOn ?? today;
  const found = legalBasisOf(trip, profile, today);
  if (found === null)
    return [
      paragraph(
        trip.direction === "in"
          ? "Hjemmelen er ikke oplyst. Folkevalgtes udgifter kan kun betales, når de er anmodet om at deltage."
          : "Hjemmelen er ikke oplyst. Folkevalgtes rejseudgifter kan kun betales, når de er anmodet om at rejse.",
      ),
    ];
  const may = settingOn(profile, "legalBasis", on);
  const bodies = may.value.mayRequest[found].map(
    (body) =>
      ({
        committee: "udvalget",
        economy: nameOf("economy", "økonomiudvalget"),
        council: nameOf("council", "kommunalbestyrelsen"),
      })[body],
  );
  function nameOf(kind: "economy" | "council", otherwise: string): string {
    return committeeName(profile.committees.find((one) => one.kind === kind) ?? null, on) ?? otherwise;
  }
  const lost = trip.plan.budget?.lines.some((line) => line.category === "lost-earnings") ?? false;
  return [
    paragraph(`Hjemmelen er ${referenceOn(legalBases[found], on).text}.`),
    paragraph(`Anmodningen kan gives af ${danish.either(bodies)} ${sourceOf(may)}.`),
    paragraph(
      lost
        ? `Budgettet har et beløb til tabt arbejdsfortjeneste. Om det kan betales, følger af ${referenceOn(lostEarnings, on).text}.`
        : "Budgettet har ikke noget beløb til tabt arbejdsfortjeneste.",
    ),
  ];
}

const assistantWords = {
  assistant: { one: "hjælper", many: "hjælpere" },
  interpreter: { one: "tolk", many: "tolke" },
  guard: { one: "sikkerhedsvagt", many: "sikkerhedsvagter" },
} as const;

function othersWho({ trip }: AgendaInput): Block[] {
  const { staff, others, assistants } = trip.plan.participants;
  const groups = [
    ...staff.map(({ unit, count }) => `${counted(count, "ansat", "ansatte")} fra ${unit}`),
    ...others.map(({ group, count }) => `${danish.number(count)} fra gruppen ${danish.quote(group)}`),
    ...assistants.map(({ role, count }) => counted(count, assistantWords[role].one, assistantWords[role].many)),
  ];
  if (groups.length === 0) return [];
  const are = trip.direction === "in" ? "er med" : "rejser";
  return [
    paragraph(
      `Desuden deltager ${danish.list(groups)}.${assistants.length > 0 ? ` Hjælpere, tolke og sikkerhedsvagter ${are} for kommunens skyld og er ikke private ledsagere.` : ""}`,
    ),
  ];
}

/** Private companions by number alone: neither their names nor what is written about them leaves the case. */
function companions({ trip }: AgendaInput): Block[] {
  const { companions: all } = trip.plan.participants;
  if (all.length === 0) return [];
  const paid = all.filter((one) => one.paid);
  const who = `${capital(counted(all.length, "privat ledsager", "private ledsagere"))} ${trip.direction === "in" ? "er" : "rejser"} med.`;
  if (paid.length === 0) return [paragraph(`${who} Kommunen betaler ikke for private ledsagere.`)];
  const without = paid.filter((one) => !one.legalBasis).length;
  return [
    paragraph(
      `${who} Kommunen må ikke betale for private ledsagere uden et særligt retsgrundlag. Det foreslås at betale for ${danish.number(paid.length)}.`,
    ),
    paragraph(
      without === 0
        ? "Det skriftlige retsgrundlag ligger på sagen."
        : `For ${danish.number(without)} af dem mangler det skriftlige retsgrundlag. Så længe det mangler, kan sagen ikke indstilles.`,
    ),
  ];
}
