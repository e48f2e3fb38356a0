import { budgetTask } from "./budget.task.tsx";
import { detailsTask } from "./details.task.tsx";
import { fundingTask } from "./funding.task.tsx";
import { goalsTask } from "./goals.task.tsx";
import { legsTask } from "./legs.task.tsx";
import { peopleTask } from "./people.task.tsx";
import { placesTask } from "./places.task.tsx";
import { programmeTask } from "./programme.task.tsx";
import type { TripTask } from "./task.ts";
import { translationsTask } from "./translations.task.tsx";

/** A trip's forms in the order they are best filled in. */
export const tripTasks: readonly TripTask[] = [
  detailsTask,
  placesTask,
  peopleTask,
  programmeTask,
  legsTask,
  budgetTask,
  fundingTask,
  goalsTask,
  translationsTask,
];

/** Whether a fault's path in a trip belongs to a form. */
export function ownsPath(task: TripTask, path: string): boolean {
  return task.owns.includes(path.split(".")[0] ?? "");
}

/** A path in a trip as the field's name in its form: `participants.elected.named.0.name` is `elected.0.name`. */
export function fieldNameOf(path: string): string {
  return path
    .replace(/^participants\.elected\.count$/, "electedCount")
    .replace(/^participants\.(elected\.)?(named\.)?/, (_, elected) => (elected ? "elected." : ""))
    .replace(/^(programme\.\d+)\.endsNextDay$/, "$1.flags")
    .replace(/^budget\./, "")
    .replace(/^contact\.unit$/, "contactUnit")
    .replace(/^contact\.email$/, "contactEmail");
}
