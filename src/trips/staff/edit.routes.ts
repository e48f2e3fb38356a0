import { type AskedByWho, doneAt, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { type Reply, rowAction, sentForm, textAt } from "../../web/index.ts";
import { readTrip } from "../trip.store.ts";
import type { Trip } from "../trip.ts";
import { editReply } from "./edit.page.tsx";
import { planningForms } from "./planning-forms.ts";
import { reportForm } from "./report-form.tsx";
import { type TripForm, withoutBlankRows } from "./tasks/task.ts";
import { tripPath } from "./trip-path.ts";
import { differing, markOf } from "./two-versions.ts";

/** A page and a post for every form of a trip. */
export function editRoutes(db: Db): readonly UdsynRoute[] {
  return [...planningForms, reportForm].flatMap((form): UdsynRoute[] => {
    const common = { lane: "staff", path: `/skrivebord/rejser/:id/${form.slug}`, allow: form.allow } as const;
    return [
      { ...common, method: "GET", handle: (asked: AskedByWho) => show(db, asked, form) },
      { ...common, method: "POST", handle: (asked: AskedByWho) => save(db, asked, form) },
    ];
  });
}

function show(db: Db, asked: AskedByWho, form: TripForm): Promise<Reply> {
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const trip = await changeable(one, asked, form);
    return editReply({ asked, trip, form, values: form.values(trip) });
  });
}

/**
 * Stores a form, or gives back all that was typed: with a row more or less, with what is wrong, or beside what somebody
 * else saved since. The trip is held from when it is compared until it is stored.
 */
function save(db: Db, asked: AskedByWho, form: TripForm): Promise<Reply> {
  const sent = sentForm(asked.form);
  const opened = { version: textAt(sent, "version"), mark: textAt(sent, "mark") };
  const { profile } = asked.here;
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const trip = await changeable(one, asked, form);
    const withRow = rowAction(sent);
    if (withRow) return editReply({ asked, trip, form, values: withRow, opened });
    const values = withoutBlankRows(sent, form.groups);
    const stored = form.values(trip);
    if (opened.version !== String(trip.version) && opened.mark !== markOf(stored)) {
      const conflict = differing(stored, values, form.labels);
      if (conflict.length > 0) return editReply({ asked, trip, form, values, conflict });
    }
    const { given, faults } = form.read(values, trip, profile);
    const held = form.check(trip, given, profile).filter((one) => !faults.some(({ path }) => path === one.path));
    if (faults.length + held.length > 0)
      return editReply({ asked, trip, form, values, faults: [...faults, ...held], opened });
    await form.store(one, trip, given);
    const onwards = textAt(values, "do") === "next";
    return onwards ? doneAt(form.onwards(trip).href, form.slug) : doneAt(tripPath(trip, form.slug), "saved");
  });
}

/** The trip, held, if this person may change it by this form; the refusal of the change itself otherwise. */
async function changeable(one: Work, asked: AskedByWho, form: TripForm): Promise<Trip> {
  const trip = await readTrip(one.tx, one.municipality.id, idIn<"trip">(asked), "hold");
  const refusal = form.refusal(one, trip);
  if (refusal) throw refusal;
  return trip;
}
