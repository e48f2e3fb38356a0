import type { Flag, Looked, TripRow } from "../../intake/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { Trip } from "../trip.ts";
import { headingOf } from "./imported-trip.ts";
import type { MadeHere } from "./made-here.store.ts";

const f = formatsIn("da");

/** What a row's trip is known by among those that were made here. */
export function likeOf({ item }: Looked<TripRow>): Pick<Trip, "caseNumber" | "title" | "startOn" | "endOn"> {
  const { caseNumber, startOn, endOn } = item;
  return { caseNumber, title: headingOf(item), startOn, endOn };
}

/** A trip that was made here and may be the row's: let in, since a case can hold several, and made public by a person alone. */
export function flagHere(here: MadeHere | null): readonly Flag[] {
  if (here === null) return [];
  const field = here.isByCase ? "caseNumber" : "title";
  return [{ code: "already-here", field, params: { stands: hereWords(here), same: sameWords(here) } }];
}

/** Why a trip that waits is not published with the others. */
export function doubtOf(here: MadeHere): string {
  return `${hereWords(here)} er i Udsyn i forvejen med ${sameWords(here)}. Er det den samme? Så åbn den, og tag den ud.`;
}

function hereWords({ title, startOn, endOn }: MadeHere): string {
  return `»${title}«${startOn && endOn ? ` (${f.range(startOn, endOn)})` : ""}`;
}

function sameWords({ isByCase }: MadeHere): string {
  return isByCase ? "samme sagsnummer" : "samme overskrift og dage";
}
