import { tripPath } from "../staff/trip-path.ts";
import type { AgendaCase } from "./agenda-case.ts";

/** Addresses of a case's agenda text at the desk; the submission is named, so that a link keeps to its case. */
export function agendaPath(
  { trip, submission }: Pick<AgendaCase, "trip" | "submission">,
  page: "" | "/ret" | ".pdf",
  said?: "gemt" | "gemt=begge" | "gemt=passer" | "gemt=andet",
): string {
  const query = [...(submission ? [`sag=${submission.id}`] : []), ...(said ? [said] : [])].join("&");
  return `${tripPath(trip, `sagsfremstilling${page}`)}${query && `?${query}`}`;
}
