import type { About } from "../../decisions/index.ts";
import type { Profile } from "../../profile/index.ts";
import { faultText } from "../../web/index.ts";
import { missingForSubmission } from "../missing.ts";
import { missingForReport } from "../missing-report.ts";
import type { Trip } from "../trip.ts";
import { wordsAbout } from "../visit.texts.ts";

/** What an item on an agenda still lacks, in words: what it could not have been handed in without, and its case number. */
export function notReady(trip: Trip, about: About, profile: Profile): readonly string[] {
  const missing = about === "report" ? missingForReport(trip.report) : missingForSubmission(trip, profile);
  return [
    ...missing.map((one) => faultText("da", one, wordsAbout(trip))),
    ...(trip.caseNumber ? [] : ["Skriv sagsnummeret."]),
  ];
}
