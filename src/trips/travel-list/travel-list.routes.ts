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
import { type Fault, Forbidden, fault, NotFound } from "../../kernel/index.ts";
import { checked, type Db } from "../../platform/index.ts";
import { type FormTree, type Reply, rowAction, rowsAt, sentForm, unkept } from "../../web/index.ts";
import { openTrip } from "../open-trip.ts";
import { reading, withoutBlankRows } from "../staff/tasks/task.ts";
import { tripPath } from "../staff/trip-path.ts";
import { ownedOf, type Trip } from "../trip.ts";
import { erasedFrom } from "./erased-from.ts";
import { eraseTravelList, lookAtTravelList, writeTravelList } from "./keep-travel-list.ts";
import { eraseListReply, travelListReply } from "./travel-list.page.tsx";
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
    doing(asked, async (one) => unkept(travelListReply({ ...(await seen(one, asked)), values, faults })));
  return [
    { ...common, method: "GET", path, handle: (asked: AskedByWho) => doing(asked, (one) => look(one, asked, secret)) },
    { ...common, method: "POST", path, handle: (asked: AskedByWho) => write(asked) },
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
    if ("faults" in read) return again(asked, values, read.faults);
    const id = idIn<"trip">(asked);
    await doing(asked, (one) => writeTravelList(one, secret, id, read.list));
    return doneAt(tripPath({ id }), "list-written");
  }
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
  if (!view.kept) return travelListReply({ ...view, values: { travellers: begunWith(view.trip) } });
  const list = await lookAtTravelList(one, secret, view.trip.id);
  const travellers = (list?.travellers ?? []).map(({ name, passport, allergies, emergencyContact }) => ({
    name,
    passport: passport ?? "",
    allergies: allergies ?? "",
    emergencyContact: emergencyContact ?? "",
  }));
  return travelListReply({ ...view, values: { travellers } });
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
