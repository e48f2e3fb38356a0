import {
  type AskedByWho,
  doneAt,
  hasRoleOver,
  idIn,
  type UdsynRoute,
  type Who,
  type Work,
  work,
} from "../../identity/index.ts";
import { Conflict, type Fault, Forbidden, fault, NotFound } from "../../kernel/index.ts";
import { checked, type Db } from "../../platform/index.ts";
import { cprFaults } from "../../records/index.ts";
import {
  type FormTree,
  type MergedForm,
  openedText,
  type Reply,
  rowAction,
  rowsAt,
  sentForm,
  unkept,
} from "../../web/index.ts";
import { openTrip } from "../open-trip.ts";
import { reading, withoutBlankRows } from "../staff/tasks/task.ts";
import { tripPath } from "../staff/trip-path.ts";
import { mergedWith, openedOf } from "../staff/two-versions.ts";
import { ownedOf, type Trip } from "../trip.ts";
import { erasedFrom } from "./erased-from.ts";
import { eraseTravelList, heldListTag, lookAtTravelList, writeTravelList } from "./keep-travel-list.ts";
import { eraseListReply, listForm, travelListReply } from "./travel-list.page.tsx";
import { readSealed } from "./travel-list.store.ts";
import { type TravelList, travelListSchema } from "./travel-list.ts";

const groups = { travellers: ["name", "passport", "allergies", "emergencyContact"] };

/** Whether somebody keeps a trip's travel list: whoever coordinates it. */
export function keepsTravelList(who: Who, trip: Trip): boolean {
  return hasRoleOver(who, ownedOf(trip), ["coordinator"]);
}

/** The travel list at the desk: written, looked at and erased by the use cases of the interface. */
export function travelListRoutes(db: Db, secret: string): readonly UdsynRoute[] {
  const path = "/skrivebord/rejser/:id/rejseliste";
  const common = { lane: "staff", allow: ["coordinator"] } as const;
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);
  const again = (asked: AskedByWho, values: FormTree, faults: readonly Fault[] = []) =>
    doing(asked, async (one) =>
      unkept(travelListReply({ ...(await seen(one, asked)), values, faults, opened: openedOf(sentForm(asked.form)) })),
    );
  return [
    { ...common, method: "GET", path, handle: (asked: AskedByWho) => doing(asked, (one) => look(one, asked, secret)) },
    { ...common, method: "POST", path, looksItself: true, handle: (asked: AskedByWho) => write(asked) },
    {
      ...common,
      method: "GET",
      path: `${path}/slet`,
      handle: (asked: AskedByWho) =>
        doing(asked, async (one) => {
          const { trip, kept } = await seen(one, asked);
          if (!kept) throw new NotFound("travel-list-unknown");
          return eraseListReply(asked, trip);
        }),
    },
    {
      ...common,
      method: "POST",
      path: `${path}/slet`,
      handle: async (asked: AskedByWho) => {
        const id = idIn<"trip">(asked);
        await doing(asked, (one) => eraseTravelList(one, id));
        return doneAt(tripPath({ id }), "list-erased");
      },
    },
  ];

  async function write(asked: AskedByWho): Promise<Reply> {
    const sent = sentForm(asked.form);
    const withRow = rowAction(sent);
    if (withRow) return again(asked, withRow);
    const values = withoutBlankRows(sent, groups);
    const read = readList(values);
    const held = cprFaults(values);
    if ("faults" in read || held.length > 0)
      return again(asked, values, [...held, ...("faults" in read ? read.faults : [])]);
    return doing(asked, (one) => writeMerged(one, asked, secret, values, read.list));
  }
}

/**
 * Stores the list as typed, together with what somebody else wrote since the form was opened (docs/decisions/0019). What was
 * erased since is written by no form that still has it.
 */
async function writeMerged(
  one: Work,
  asked: AskedByWho,
  secret: string,
  values: FormTree,
  list: TravelList,
): Promise<Reply> {
  const id = idIn<"trip">(asked);
  const opened = openedOf(sentForm(asked.form));
  const tag = await heldListTag(one, id);
  if (opened.version === tag) {
    await writeTravelList(one, secret, id, list);
    return doneAt(tripPath({ id }), "list-written");
  }
  const theirs = tag === "" ? { travellers: [] } : valuesOf((await lookAtTravelList(one, secret, id)).list);
  const mine = { travellers: [...rowsAt(values, "travellers")] };
  const merged = mergedWith(listForm, opened, theirs, mine);
  const view = { ...(await seen(one, asked)), opened: { version: tag, base: openedText(theirs) } };
  if (tag === "") return travelListReply({ ...view, values: addedIn(merged), isErased: true });
  const both = readList(merged.values);
  const faults = "faults" in both ? both.faults : [];
  if (merged.disagreements.length > 0 || "faults" in both)
    return travelListReply({ ...view, values: merged.values, faults, merged });
  await writeTravelList(one, secret, id, both.list);
  return doneAt(tripPath({ id }), merged.brought.length > 0 ? "list-saved-both" : "list-written");
}

/** Of a form whose list was erased: what was added in it, and none of what it was opened with. */
function addedIn({ values, disagreements }: MergedForm): FormTree {
  const old = new Set(disagreements.map(({ name }) => name));
  return { travellers: rowsAt(values, "travellers").filter((_, at) => !old.has(`travellers.${at}`)) };
}

/** The trip and how its list stands, for whoever keeps it; nothing of what is in it. */
async function seen(one: Work, asked: AskedByWho) {
  const { tx, municipality, today } = one;
  const trip = await openTrip(one, idIn<"trip">(asked));
  if (!keepsTravelList(one.who, trip)) throw new Forbidden("role-needed");
  const kept = (await readSealed(tx, { municipalityId: municipality.id, tripId: trip.id })) !== null;
  return { asked, trip, kept, erasedOn: erasedFrom(trip, municipality.profile, today), today };
}

async function look(one: Work, asked: AskedByWho, secret: string): Promise<Reply> {
  const view = await seen(one, asked);
  const looked = view.kept ? await lookedAt(one, secret, view.trip.id) : null;
  if (looked === "unopened")
    return unkept(travelListReply({ ...view, values: {}, opened: { version: "", base: "" }, isUnopened: true }));
  const kept = valuesOf(looked?.list ?? { travellers: [] });
  const values = looked ? kept : { travellers: begunWith(view.trip) };
  return travelListReply({ ...view, values, opened: { version: looked?.tag ?? "", base: openedText(kept) } });
}

async function lookedAt(one: Work, secret: string, id: Trip["id"]) {
  try {
    return await lookAtTravelList(one, secret, id);
  } catch (error) {
    if (error instanceof Conflict && error.code === "travel-list-unopened") return "unopened";
    throw error;
  }
}

/** A list as its form has it. */
function valuesOf(list: TravelList): FormTree {
  const travellers = list.travellers.map(({ name, passport, allergies, emergencyContact }) => ({
    name,
    passport: passport ?? "",
    allergies: allergies ?? "",
    emergencyContact: emergencyContact ?? "",
  }));
  return { travellers };
}

/** Whom the trip names already: nobody writes a member twice. Guests of a visit to us are named nowhere else. */
function begunWith({ direction, plan }: Trip): readonly FormTree[] {
  return direction === "in" ? [] : plan.participants.elected.named.map(({ name }) => ({ name }));
}

function readList(values: FormTree): { readonly list: TravelList } | { readonly faults: readonly Fault[] } {
  const r = reading(values);
  if (rowsAt(values, "travellers").length === 0) return { faults: [fault("name-needed", {}, "travellers.0.name")] };
  const travellers = r.rows("travellers", (row) => ({
    name: r.needed(`${row}.name`, "name-needed"),
    passport: r.text(`${row}.passport`),
    allergies: r.text(`${row}.allergies`),
    emergencyContact: r.text(`${row}.emergencyContact`),
  }));
  if (r.faults.length > 0) return { faults: r.faults };
  const read = checked(travelListSchema, { travellers });
  return "faults" in read ? { faults: read.faults } : { list: read.value };
}
