import { type AskedByWho, deskReply, doneAt, idIn, type UdsynRoute, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { Confirm } from "../../web/index.ts";
import { rolesThatMay } from "../may.ts";
import { openTrip } from "../open-trip.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { eraseOwnDraft, eraseRefusal } from "./erase-draft.ts";

/** A draft erased at the desk, asked once more. */
export function eraseDraftRoutes(db: Db): readonly UdsynRoute[] {
  const common = { lane: "staff", path: "/skrivebord/rejser/:id/slet", allow: rolesThatMay("edit") } as const;
  return [
    {
      ...common,
      method: "GET",
      handle: (asked: AskedByWho) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const trip = await openTrip(one, idIn<"trip">(asked));
          const refusal = eraseRefusal(one, trip);
          if (refusal) throw refusal;
          return deskReply({
            asked,
            title: "Slet kladden",
            crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: "Slet kladden" }],
            children: (
              <Confirm
                question="Vil du slette kladden?"
                action={tripPath(trip, "slet")}
                does="Slet kladden"
                back={tripPath(trip)}
                danger
              >
                <p>»{titleOf(trip)}« og alt, der er skrevet i den, forsvinder og kan ikke hentes tilbage.</p>
              </Confirm>
            ),
          });
        }),
    },
    {
      ...common,
      method: "POST",
      handle: async (asked: AskedByWho) => {
        await work(db, asked.here, asked.who, asked.now, (one) => eraseOwnDraft(one, idIn<"trip">(asked)));
        return doneAt("/skrivebord", "draft-erased");
      },
    },
  ];
}
