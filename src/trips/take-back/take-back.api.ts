import { doneOnce, idIn, type UdsynRoute } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { json } from "../../web/index.ts";
import { rolesThatMay } from "../may.ts";
import { takeRequestBack } from "./take-back-request.ts";

/** Taking a request back to change it, for programs. */
export function takeBackApi(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/take-back",
      allow: rolesThatMay("take-back"),
      api: {
        summary: "Takes a request back from whoever was to rule on it, so that what it asks for can be changed.",
        answers: { 201: null, 404: null, 409: null },
      },
      handle: async (asked) => {
        const done = await doneOnce(db, asked, async (one) => {
          const { id, status, version } = await takeRequestBack(one, idIn<"trip">(asked));
          return { status: 201, body: { id, status, version } };
        });
        return json(done.body, done.status);
      },
    },
  ];
}
