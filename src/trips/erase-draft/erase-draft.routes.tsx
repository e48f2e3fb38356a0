import { doneAt, type UdsynRoute } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { Confirm } from "../../web/index.ts";
import { rolesThatMay } from "../may.ts";
import { confirmPage } from "../staff/confirm-page.tsx";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { eraseOwnDraft, eraseRefusal } from "./erase-draft.ts";

/** A draft erased at the desk, asked once more. */
export function eraseDraftRoutes(db: Db): readonly UdsynRoute[] {
  const title = "Slet kladden";
  return confirmPage(db, {
    ...{ page: "slet", allow: rolesThatMay("edit"), title },
    read: async (one, trip) => {
      const refusal = eraseRefusal(one, trip);
      if (refusal) throw refusal;
    },
    body: ({ trip, action }) => (
      <Confirm question="Vil du slette kladden?" action={action} does={title} back={tripPath(trip)} danger>
        <p>»{titleOf(trip)}« og alt, der er skrevet i den, forsvinder og kan ikke hentes tilbage.</p>
      </Confirm>
    ),
    carryOut: (one, id) => eraseOwnDraft(one, id),
    done: () => doneAt("/skrivebord", "draft-erased"),
  });
}
