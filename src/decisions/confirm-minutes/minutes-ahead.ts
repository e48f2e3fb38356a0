import { type DateOn, type Fault, fault } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";

/**
 * Minutes are of a meeting held: what a meeting still to come will rule, nobody can confirm. Today's may be over, and past or
 * unlisted meetings are entered later (contract.md). Of a confirmation only the desk's forms ask it (docs/decisions/0009), of a
 * corrected day the interface too.
 * @param of what is asked: minutes that a form may leave for later, or the day of those that are confirmed and stay so
 * @returns the fault beside the form's field; none where the meeting has been
 */
export function minutesAhead(meetsOn: DateOn, today: DateOn, of: "minutes" | "confirmed" = "minutes"): Fault[] {
  if (meetsOn <= today) return [];
  const path = of === "confirmed" ? "metOn" : "confirmed";
  return [fault("minutes-ahead", { day: formatsIn("da").date(meetsOn), of }, path)];
}
