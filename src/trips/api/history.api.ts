import { z } from "zod";
import { type AskedByWho, idIn, type UdsynRoute, valid, work } from "../../identity/index.ts";
import { fault, Invalid, isId } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { json, listOf } from "../../web/index.ts";
import { lookAtHistory } from "../staff/history.ts";
import { historyReaders } from "../staff/may-see.ts";

const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(100).nullable().default(null),
});
const actAnswer = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    action: z.string(),
    who: z.string().nullable().describe("null where the name has been erased"),
    before: z.unknown(),
    after: z.unknown(),
  })
  .meta({ id: "TripAct" });

/** What happened to a trip, for programs. Each reading is on the audit trail. */
export function historyApi(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/trips/:id/history",
      allow: historyReaders,
      api: {
        summary: "What happened to a trip and who did it, with what was before and after; the latest first.",
        query: pageQuery,
        answers: { 200: listOf(actAnswer, {}), 404: null },
      },
      handle: async (asked: AskedByWho) => {
        const { limit, cursor } = valid(pageQuery, Object.fromEntries(asked.query));
        if (cursor !== null && !isId(cursor)) throw new Invalid([fault("cursor-unreadable", {}, "cursor")]);
        const { items, next } = await work(db, asked.here, asked.who, asked.now, (one) =>
          lookAtHistory(one, idIn<"trip">(asked), { limit, before: cursor }),
        );
        return json({
          items: items.map(({ id, at, action, who, before, after }) => ({
            ...{ id, at: at.toISOString(), action, who },
            ...{ before: before ?? null, after: after ?? null },
          })),
          next,
        });
      },
    },
  ];
}
