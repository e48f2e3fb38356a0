import { type AskedByWho, doneAt, idIn, type UdsynRoute, work } from "../../identity/index.ts";
import { fault, Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type Reply, sentForm, textAt } from "../../web/index.ts";
import { copied } from "../create-trip/copied.ts";
import { createTrip } from "../create-trip/create-trip.ts";
import { findTrips } from "../desk-trips.store.ts";
import { rolesThatMay, sightOf } from "../may.ts";
import { openTrip } from "../open-trip.ts";
import { listTrips } from "../trip.store.ts";
import { newTripReply } from "./new-trip.page.tsx";
import { tripPath } from "./trip-path.ts";

/** Beginning a trip, from nothing or from an earlier one. */
export function startRoutes(db: Db): readonly UdsynRoute[] {
  const allow = rolesThatMay("submit");
  return [
    { lane: "staff", method: "GET", path: "/skrivebord/rejser/ny", allow, handle: (asked) => begin(db, asked) },
    { lane: "staff", method: "POST", path: "/skrivebord/rejser", allow, handle: (asked) => create(db, asked) },
    {
      lane: "staff",
      method: "POST",
      path: "/skrivebord/rejser/:id/kopi",
      allow,
      handle: (asked) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const earlier = await openTrip(one, idIn<"trip">(asked));
          return doneAt(tripPath(await createTrip(one, copied(earlier)), "rejsemaal"), "copied");
        }),
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

async function create(db: Db, asked: AskedByWho): Promise<Reply> {
  const sent = sentForm(asked.form);
  const kind = textAt(sent, "kind");
  const direction = kind === "incoming-visit" ? "in" : "out";
  // A draft is found again by its heading and planned by its kind; what else is missing may come later.
  const faults = [
    ...(kind === "" ? [fault("kind-missing", {}, "kind")] : []),
    ...(textAt(sent, "title") === "" ? [fault("title-missing", {}, "title")] : []),
  ];
  if (faults.length > 0) return begin(db, asked, faults);
  try {
    const trip = await work(db, asked.here, asked.who, asked.now, (one) =>
      createTrip(one, { kind, title: textAt(sent, "title"), direction }),
    );
    return doneAt(tripPath(trip, "oplysninger"), "draft");
  } catch (error) {
    if (error instanceof Invalid) return begin(db, asked, error.faults);
    throw error;
  }
}
