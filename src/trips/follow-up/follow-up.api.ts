import { z } from "zod";
import { doneOnce, idIn, type UdsynRoute, valid } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { json } from "../../web/index.ts";
import { followUpSchema, followUpTrip, followUpWriters } from "./follow-up.ts";

export function followUpApi(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "api",
      method: "PUT",
      path: "/api/v1/trips/:id/follow-up",
      allow: followUpWriters,
      api: {
        summary: "Writes what became of a trip after its report was settled.",
        body: followUpSchema,
        answers: { 200: z.object({ text: z.string() }), 409: null, 422: null },
      },
      handle: async (asked) => {
        const given = valid(followUpSchema, asked.json);
        const { status, body } = await doneOnce(db, asked, async (one) => {
          await followUpTrip(one, idIn<"trip">(asked), given.text);
          return { status: 200, body: given };
        });
        return json(body, status);
      },
    },
  ];
}
