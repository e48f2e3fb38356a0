import { z } from "zod";
import { doneOnce, idIn, type UdsynRoute, valid } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { namesConfirmed } from "../../register/index.ts";
import { json } from "../../web/index.ts";
import { rolesThatMay } from "../may.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { tripStatuses } from "../trip.ts";
import { endTrip } from "./cancel-trip.ts";

const body = z.strictObject({ reason: z.string().max(2000), namesConfirmed });

const endedAnswer = z.object({ id: z.uuid(), status: z.enum(tripStatuses) });

/** Ending a trip before its time, for programs. */
export function endTripApi(db: Db, publish: PublishTrip, names: ErasedNames): readonly UdsynRoute[] {
  const route = (action: "cancel" | "withdraw", name: string, summary: string): UdsynRoute => ({
    lane: "api",
    method: "POST",
    path: `/api/v1/trips/:id/${name}`,
    allow: rolesThatMay(action),
    api: { summary, body, answers: { 201: endedAnswer, 404: null, 409: null, 422: null } },
    handle: async (asked) => {
      const { reason, namesConfirmed: confirmed } = valid(body, asked.json);
      const asks = { names, confirmed };
      const done = await doneOnce(db, asked, async (one) => {
        const { id, status } = await endTrip(one, idIn<"trip">(asked), action, reason, publish, asks);
        return { status: 201, body: { id, status } };
      });
      return json(done.body, done.status);
    },
  });
  return [
    route("cancel", "cancellation", "Cancels a trip with its reason; what is public says so at once."),
    route(
      "withdraw",
      "withdrawal",
      "Withdraws a request with its reason; it leaves the agenda it is on. Takes an imported trip that was never public out.",
    ),
  ];
}
