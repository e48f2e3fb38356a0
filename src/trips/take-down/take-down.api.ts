import { z } from "zod";
import { doneOnce, idIn, type UdsynRoute, valid, type Work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { type AsksErased, type LogKey, namesConfirmed } from "../../register/index.ts";
import { json } from "../../web/index.ts";
import type { TripId } from "../trip.ts";
import { publishAgain, takeDown, takers } from "./take-down.ts";

const body = z.strictObject({ reason: z.string().max(2000), namesConfirmed });

const publicAgain = z.object({ id: z.uuid(), version: z.int(), slug: z.string() });

/** Taking a trip down from the public, and publishing it again, for programs. */
export function takeDownApi(db: Db, key: LogKey, names: ErasedNames): readonly UdsynRoute[] {
  const route = (
    name: string,
    summary: string,
    does: (
      work: Work,
      key: LogKey,
      id: TripId,
      reason: string,
      asks: AsksErased,
    ) => Promise<{ version: number; slug: string }>,
  ): UdsynRoute => ({
    lane: "api",
    method: "POST",
    path: `/api/v1/trips/:id/${name}`,
    allow: takers,
    api: { summary, body, answers: { 201: publicAgain, 404: null, 409: null, 422: null } },
    handle: async (asked) => {
      const { reason, namesConfirmed: confirmed } = valid(body, asked.json);
      const asks = { names, confirmed };
      const done = await doneOnce(db, asked, async (one) => {
        const id = idIn<"trip">(asked);
        const { version, slug } = await does(one, key, id, reason, asks);
        return { status: 201, body: { id, version, slug } };
      });
      return json(done.body, done.status);
    },
  });
  return [
    route(
      "takedown",
      "Takes a published trip down; its address answers 410 with the reason, the log keeps it.",
      takeDown,
    ),
    route("republication", "Publishes a trip again that was taken down, with the reason.", publishAgain),
  ];
}
