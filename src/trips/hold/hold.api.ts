import { z } from "zod";
import { type AskedByWho, emptyOnce, idIn, type UdsynRoute, valid, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { dataFields } from "../../profile/index.ts";
import { json } from "../../web/index.ts";
import { openTrip } from "../open-trip.ts";
import { holders, holdOnTrip, holdTrip, releaseTrip, requireHolder } from "./hold-trip.ts";

const path = "/api/v1/trips/:id/hold";
const placed = z.strictObject({ reason: z.string().max(2000), until: dataFields.day });
const released = z.strictObject({ reason: z.string().max(2000) });
const answer = z.object({ hold: z.object({ reason: z.string(), until: z.string() }).nullable() });

/** Marking a trip's case for preservation, for programs. */
export function holdApi(db: Db): readonly UdsynRoute[] {
  const common = { lane: "api", path, allow: holders } as const;
  return [
    {
      ...common,
      method: "GET",
      api: {
        summary: "Whether a trip's case is marked for preservation, why and until when.",
        answers: { 200: answer, 404: null },
      },
      handle: (asked: AskedByWho) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const trip = await openTrip(one, idIn<"trip">(asked));
          requireHolder(one, trip);
          const hold = await holdOnTrip(one, trip.id);
          return json({ hold: hold && { reason: hold.reason, until: hold.until } }, 200);
        }),
    },
    {
      ...common,
      method: "PUT",
      api: {
        summary:
          "Marks a trip's case for preservation: until that day no term and no erasure takes what is in it, but for its travel list.",
        body: placed,
        answers: { 204: null, 404: null, 422: null },
      },
      handle: async (asked: AskedByWho) => {
        const given = valid(placed, asked.json);
        return emptyOnce(db, asked, (one) => holdTrip(one, idIn<"trip">(asked), given));
      },
    },
    {
      ...common,
      method: "DELETE",
      api: {
        summary: "Takes the mark off before its day, with the reason.",
        body: released,
        answers: { 204: null, 404: null, 409: null, 422: null },
      },
      handle: async (asked: AskedByWho) => {
        const { reason } = valid(released, asked.json);
        return emptyOnce(db, asked, (one) => releaseTrip(one, idIn<"trip">(asked), reason));
      },
    },
  ];
}
