import { type AskedByWho, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { Conflict, type Fault, Forbidden, Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type FormTree, type Reply, rowAction, seeOther, sentForm, textAt } from "../../web/index.ts";
import { laidUpon } from "../drafting.ts";
import { editTrip } from "../edit-trip/edit-trip.ts";
import { asked as askedOf, rolesThatMay } from "../may.ts";
import { readTrip } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { editReply, next } from "./edit.page.tsx";
import { type TripTask, withoutBlankRows } from "./tasks/task.ts";
import { fieldNameOf, ownsPath, tripTasks } from "./tasks/tasks.ts";
import { tripPath } from "./trip-path.ts";
import { differing, markOf } from "./two-versions.ts";

/** A page and a post for every form of a trip. */
export function editRoutes(db: Db): readonly UdsynRoute[] {
  return tripTasks.flatMap((task): UdsynRoute[] => {
    const common = { lane: "staff", path: `/skrivebord/rejser/:id/${task.slug}`, allow: rolesThatMay("edit") } as const;
    return [
      { ...common, method: "GET", handle: (asked: AskedByWho) => show(db, asked, task) },
      { ...common, method: "POST", handle: (asked: AskedByWho) => save(db, asked, task) },
    ];
  });
}

async function show(db: Db, asked: AskedByWho, task: TripTask): Promise<Reply> {
  const trip = await work(db, asked.here, asked.who, asked.now, (one) => editable(one, idIn<"trip">(asked)));
  return editReply({ asked, trip, task, values: task.values(trip), saved: asked.query.has("gemt") });
}

async function save(db: Db, asked: AskedByWho, task: TripTask): Promise<Reply> {
  const sent = sentForm(asked.form);
  const opened = { version: textAt(sent, "version"), mark: textAt(sent, "mark") };
  const { profile } = asked.here;
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const trip = await editable(one, idIn<"trip">(asked));
    const withRow = rowAction(sent);
    if (withRow) return editReply({ asked, trip, task, values: withRow, opened });
    const values = withoutBlankRows(sent, task.groups);
    const stored = task.values(trip);
    if (opened.version !== String(trip.version) && opened.mark !== markOf(stored)) {
      const conflict = differing(stored, values, task.labels);
      if (conflict.length > 0) return editReply({ asked, trip, task, values, conflict });
    }
    const { given, faults } = task.read(values, trip, profile);
    const all = [...faults, ...faultsOf(trip, task, given, one, faults)];
    if (all.length > 0) return editReply({ asked, trip, task, values, faults: all, opened });
    await editTrip(one, trip.id, trip.version, given);
    return seeOther(after(trip, task, values));
  });
}

function after(trip: Trip, task: TripTask, sent: FormTree): string {
  if (textAt(sent, "do") === "next") return tripPath(trip, next(task)?.slug);
  return `${tripPath(trip, task.slug)}?gemt`;
}

/** A trip that this person may change now. @throws Forbidden, Conflict as the guard of the change itself would */
async function editable(one: Work, id: TripId): Promise<Trip> {
  const trip = await readTrip(one.tx, one.municipality.id, id, "hold");
  const answer = askedOf(one, trip, "edit");
  if (!answer.allowed && answer.because === "role") throw new Forbidden("role-needed");
  if (!answer.allowed) throw new Conflict("trip-status", { status: trip.status, action: "edit" });
  return trip;
}

/** What the rules of a draft hold against the change, beside this form's fields; what concerns other forms is about the whole. */
function faultsOf(trip: Trip, task: TripTask, given: unknown, { municipality }: Work, read: readonly Fault[]): Fault[] {
  try {
    laidUpon(trip, given, municipality.profile);
    return [];
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return error.faults
      .map((one) => ({ ...one, path: ownsPath(task, one.path) ? fieldNameOf(one.path) : "" }))
      .filter((one) => one.path === "" || !read.some(({ path }) => path === one.path));
  }
}
