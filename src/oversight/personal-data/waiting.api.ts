import { z } from "zod";
import { type AskedByWho, doneOnce, idIn, type UdsynRoute, valid, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { json, listOf } from "../../web/index.ts";
import { settleErasure } from "./erase-person.ts";
import { lookAtRequests, secondPeople } from "./erasure-requests.ts";
import { placeAnswer, placeBody } from "./person.api.ts";
import type { PersonParts } from "./person.routes.ts";
import { countsOf } from "./person-places.ts";

const settlementBody = z.strictObject({ does: z.enum(["carry-out", "decline"]) });
const requestAnswer = z
  .object({
    id: z.uuid(),
    askedAt: z.iso.datetime(),
    mine: z.boolean().describe("Whoever asks has asked for it, and somebody else carries it out"),
    names: z.array(z.string()),
    reason: z.string(),
    decided: z.boolean(),
    places: z.array(placeAnswer).describe("What is erased by it, but for what is kept"),
  })
  .meta({ id: "ErasureRequest" });
const settlementDone = z.object({
  id: z.uuid(),
  status: z.enum(["erased", "declined"]),
  erased: z.record(z.string(), z.int()).describe("How many places of each sort"),
});

/** Erasures that wait for a second person. */
export function waitingApi(db: Db, { secret, sources }: PersonParts): readonly UdsynRoute[] {
  const common = { lane: "api", allow: secondPeople, whole: true } as const;
  return [
    {
      ...common,
      method: "GET",
      path: "/api/v1/erasure-requests",
      api: {
        summary: "Erasures that one person has asked for and another carries out, the oldest first.",
        answers: { 200: listOf(requestAnswer, {}) },
      },
      handle: async (asked: AskedByWho) => {
        const looked = await work(db, asked.here, asked.who, asked.now, (one) => lookAtRequests(one, sources));
        const items = looked.map(({ request, places }) => ({
          ...{ id: request.id, askedAt: request.askedAt.toISOString() },
          mine: request.askedBy === asked.who.actor.id,
          ...{ names: request.asked.names, reason: request.asked.reason, decided: request.asked.decided },
          places: places.filter((one) => !request.asked.except.includes(one.place)).map(placeBody),
        }));
        return json({ items, next: null });
      },
    },
    {
      ...common,
      method: "POST",
      path: "/api/v1/erasure-requests/:id/settlement",
      api: {
        summary: "The second person carries an erasure out, signed in and not by token, or declines it.",
        body: settlementBody,
        answers: { 201: settlementDone, 403: null, 404: null, 422: null },
      },
      handle: async (asked: AskedByWho) => {
        const { does } = valid(settlementBody, asked.json);
        const id = idIn<"erasure">(asked);
        const { status, body } = await doneOnce(db, asked, async (one) => {
          const held = await settleErasure(one, secret, sources, id, does);
          return {
            status: 201,
            body: { id, status: does === "decline" ? "declined" : "erased", erased: countsOf(held) },
          };
        });
        return json(body, status);
      },
    },
  ];
}
