import type { Fault } from "../../kernel/index.ts";
import type { Knowledge, Task } from "../../web/index.ts";
import { askedForIn, isFixed } from "../request-fixed.ts";
import type { Trip } from "../trip.ts";
import type { OverviewView } from "./overview-view.ts";
import { staffTexts } from "./staff.texts.ts";
import { type TripTask, titleIn } from "./tasks/task.ts";
import { ownsPath } from "./tasks/tasks.ts";
import { tripPath } from "./trip-path.ts";

const neededTasks = ["oplysninger", "rejsemaal", "deltagere", "budget"];

/** A task of the plan as a line of the list: how far it is, and the way to it while it may be edited. */
export function lineOf(
  task: TripTask,
  { trip, names }: Pick<OverviewView, "trip" | "names">,
  missing: readonly Fault[],
  mayEdit: boolean,
): Task {
  const own = missing.filter((one) => ownsPath(task, one.path));
  const summary = task.summary(trip, names);
  const doubt = task.doubt?.(trip) ?? null;
  const [knowledge, state]: [Knowledge, string] =
    doubt !== null && own.length === 0 ? ["partly", doubt] : stateOf(task, own.length, summary, trip);
  return {
    title: titleIn(task, trip),
    note: summary,
    knowledge,
    state,
    ...(mayEdit && !(isFixed(trip) && askedForIn(task.owns) === "all") && { href: tripPath(trip, task.slug) }),
  };
}

function stateOf(task: TripTask, missing: number, summary: string | null, { status }: Trip): [Knowledge, string] {
  if (missing > 0)
    return [summary === null ? "missing" : "partly", staffTexts.in("da")("missing-count", { count: missing })];
  if (summary !== null) return ["final", "Udfyldt"];
  if (status === "complete") return ["estimated", "Ikke oplyst"];
  return ["estimated", neededTasks.includes(task.slug) ? "Ikke begyndt" : "Kan udelades"];
}
