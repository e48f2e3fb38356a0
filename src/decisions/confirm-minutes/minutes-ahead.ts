import { type DateOn, type Fault, fault } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";

/**
 * Minutes are of a meeting held: what a meeting still to come will rule, nobody can confirm. Today's may be over, and past or
 * unlisted meetings are entered later (contract.md). Asked by the desk's forms alone: docs/decisions/0009.
 * @returns the fault beside the form's field; none where the meeting has been
 */
export function minutesAhead(meetsOn: DateOn, today: DateOn): Fault[] {
  return meetsOn > today ? [fault("minutes-ahead", { day: formatsIn("da").date(meetsOn) }, "confirmed")] : [];
}
