import { doneAt, idIn, type UdsynRoute, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { sentForm, textAt } from "../../web/index.ts";
import { backToApproved } from "../edit-trip/back-to-approved.ts";
import { rolesThatMay } from "../may.ts";
import { tripPath } from "./trip-path.ts";

/** One press after a no: the plan as it was approved. */
export function backToApprovedRoutes(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "staff",
      method: "POST",
      path: "/skrivebord/rejser/:id/det-godkendte",
      allow: rolesThatMay("edit"),
      handle: async (asked) => {
        const id = idIn<"trip">(asked);
        const from = Number(textAt(sentForm(asked.form), "version"));
        await work(db, asked.here, asked.who, asked.now, (one) => backToApproved(one, id, from));
        return doneAt(tripPath({ id }), "back-to-approved");
      },
    },
  ];
}
