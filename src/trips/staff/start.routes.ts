import {
  type AskedByWho,
  doneAt,
  doneOnceByForm,
  idIn,
  openForm,
  type UdsynRoute,
  work,
} from "../../identity/index.ts";
import { fault, Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { asksByForm } from "../../register/index.ts";
import { type Reply, sentForm, textAt } from "../../web/index.ts";
import { copyTrip, createTrip } from "../create-trip/create-trip.ts";
import { findTrips } from "../desk-trips.store.ts";
import { rolesThatMay, sightOf } from "../may.ts";
import { openTrip } from "../open-trip.ts";
import { listTrips } from "../trip-lists.store.ts";
import { newTripReply } from "./new-trip.page.tsx";
import { tripPath } from "./trip-path.ts";

/** Beginning a trip, from nothing or from an earlier one. */
export function startRoutes(db: Db, names: ErasedNames): readonly UdsynRoute[] {
  const allow = rolesThatMay("submit");
  return [
    {
      lane: "staff",
      method: "GET",
      path: "/skrivebord/rejser/ny",
      allow,
      handle: (asked) => openForm(asked, () => begin(db, asked)),
    },
    { lane: "staff", method: "POST", path: "/skrivebord/rejser", allow, handle: (asked) => create(db, asked, names) },
    {
      lane: "staff",
      method: "POST",
      path: "/skrivebord/rejser/:id/kopi",
      allow,
      handle: async (asked) => {
        const copy = await doneOnceByForm(db, asked, async (one) => {
          const earlier = await openTrip(one, idIn<"trip">(asked));
          return (await copyTrip(one, earlier)).id;
        });
        return doneAt(tripPath(copy, "rejsemaal"), copy.again ? "draft-before" : "copied");
      },
    },
  ];
}

async function begin(db: Db, asked: AskedByWho, faults?: Invalid["faults"]): Promise<Reply> {
  const query = asked.query.get("q")?.trim() ?? "";
  const earlier = await work(db, asked.here, asked.who, asked.now, async ({ tx, municipality, who }) =>
    query
      ? await findTrips(tx, municipality.id, sightOf(who), query, 20)
      : (await listTrips(tx, municipality.id, sightOf(who), {}, { limit: 8 })).items,
  );
  const values = faults ? sentForm(asked.form) : { kind: asked.query.get("slags") ?? "", title: "" };
  return newTripReply({ asked, values, earlier, query, ...(faults && { faults }) });
}

async function create(db: Db, asked: AskedByWho, names: ErasedNames): Promise<Reply> {
  const sent = sentForm(asked.form);
  const kind = textAt(sent, "kind");
  // A draft is found again by its heading and planned by its kind; what else is missing may come later.
  const faults = [
    ...(kind === "" ? [fault("kind-missing", {}, "kind")] : []),
    ...(textAt(sent, "title") === "" ? [fault("title-missing", {}, "title")] : []),
  ];
  if (faults.length > 0) return begin(db, asked, faults);
  try {
    const given = { kind, title: textAt(sent, "title") };
    const draft = await doneOnceByForm(
      db,
      asked,
      async (one) => (await createTrip(one, given, one.who.actor.id, undefined, asksByForm(names, sent))).id,
    );
    return doneAt(tripPath(draft, "oplysninger"), draft.again ? "draft-before" : "draft");
  } catch (error) {
    if (error instanceof Invalid) return begin(db, asked, error.faults);
    throw error;
  }
}
