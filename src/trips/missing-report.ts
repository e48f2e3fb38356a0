import { type Fault, fault } from "../kernel/index.ts";
import type { Report } from "./trip.ts";

/** What keeps a report from going to the committee: aim, outcome and what we change are all owed. */
export function missingForReport(report: Report | null): readonly Fault[] {
  return (["aim", "outcome", "change"] as const).flatMap((field) =>
    report?.[field].trim() ? [] : [fault(`${field}-missing`, {}, field)],
  );
}
