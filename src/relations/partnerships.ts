import type { DateOn } from "../kernel/index.ts";
import { holdsOn, type Language } from "../profile/index.ts";
import type { Partner, Partnership } from "./partner.ts";

/**
 * How things stand with a partner on a day, with its source; `null` when nothing is recorded for the day.
 * Every page asks here, so that no two can disagree about who is a partner on a day.
 */
export function partnershipOn(partner: Partner, on: DateOn): Partnership | null {
  return partner.partnerships.find((one) => holdsOn(one, on)) ?? null;
}

/** The partners that a municipality has on a day: the active ones alone. */
export function partnersOn(partners: readonly Partner[], on: DateOn): Partner[] {
  return partners.filter((one) => partnershipOn(one, on)?.status === "active");
}

/** Partners that some source names on a day without saying how things stand: a conflict until someone settles it. */
export function unsettledOn(partners: readonly Partner[], on: DateOn): Partner[] {
  return partners.filter((one) => partnershipOn(one, on)?.status === "unknown");
}

/** Partners whose partnership is recorded and begins after a day: neither partners on it nor former ones. */
export function comingAfter(partners: readonly Partner[], on: DateOn): Partner[] {
  return partners.filter(({ partnerships }) => partnerships.every(({ from }) => from > on));
}

/** A partner by its id, or by the one it was imported under before it was known again. */
export function partnerById(partners: readonly Partner[], id: string): Partner | null {
  return partners.find((one) => one.id === id || one.importedAs?.includes(id)) ?? null;
}

/** Where a partner's own page is. */
export function partnerPath({ id }: Pick<Partner, "id">): string {
  return `/partnere/${id}`;
}

/** Every id that a trip may name a partner by: its own, and those it was imported under. */
export function idsOf({ id, importedAs = [] }: Partner): readonly string[] {
  return [id, ...importedAs];
}

/** The country where a partner is, with a place on the map or without; `null` where no source tells. */
export function partnerCountry({ place, country }: Partner): string | null {
  return place?.country ?? country ?? null;
}

/** A partner's name in a language, else its own, else the first that is recorded. */
export function partnerName(partner: Partner, language: Language): string {
  return partner.names[language] ?? partner.ownName ?? Object.values(partner.names)[0] ?? partner.id;
}
