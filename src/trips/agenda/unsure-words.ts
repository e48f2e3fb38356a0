import { costEach, type Unsure } from "../cost-each.ts";
import { participantCount } from "../plan.ts";
import type { Trip } from "../trip.ts";
import { counted, danish } from "./agenda-words.ts";

/** Why a trip cannot be held against a limit. @param it what it would be held against: `loftet` */
export function unsureWords(unsure: Unsure, { plan }: Pick<Trip, "plan">, it: string): string {
  if (unsure === "other-currency")
    return `Budgettet er i ${plan.budget?.currency} og kan ikke holdes op mod ${it} uden en kurs.`;
  if (unsure === "line-without-amount")
    return `En linje i budgettet har intet sikkert beløb, så rejsen kan ikke holdes op mod ${it}.`;
  return `Der står kun, hvor mange der rejser i alt, og ikke hvem, så rejsen kan ikke holdes op mod ${it}.`;
}

/** Where more are stated than are listed: whom the limits count. `null` where the two agree. */
export function listedWords(trip: Pick<Trip, "plan">, currency: string): string | null {
  const { most, people } = costEach(trip, { currency });
  const stated = participantCount(trip.plan);
  if (most === null || people === null || stated === null || stated === people) return null;
  return `Der står ${counted(stated, "deltager", "deltagere")} i alt, men kun ${danish.number(people)} er skrevet på. Over for kommunens grænser regnes med ${danish.number(people)}.`;
}
