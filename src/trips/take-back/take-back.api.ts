import { z } from "zod";
import { doneOnce, idIn, type UdsynRoute } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { json } from "../../web/index.ts";
import { rolesThatMay } from "../may.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { reportTracks, tripStatuses } from "../trip.ts";
import { reportWriters } from "../write-report/may-write-report.ts";
import { takeReportBack } from "./take-back-report.ts";
import { takeRequestBack } from "./take-back-request.ts";

const requestBack = z.object({ id: z.uuid(), status: z.enum(tripStatuses), version: z.int() });
const reportBack = z.object({ id: z.uuid(), reportTrack: z.enum(reportTracks), version: z.int() });

/** Taking a request or a report back to change it, for programs. */
export function takeBackApi(db: Db, publish: PublishTrip): readonly UdsynRoute[] {
  return [
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/take-back",
      allow: rolesThatMay("take-back"),
      api: {
        summary: "Takes a request back from whoever was to rule on it, so that what it asks for can be changed.",
        answers: { 201: requestBack, 404: null, 409: null },
      },
      handle: async (asked) => {
        const done = await doneOnce(db, asked, async (one) => {
          const { id, status, version } = await takeRequestBack(one, idIn<"trip">(asked));
          return { status: 201, body: { id, status, version } };
        });
        return json(done.body, done.status);
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/report-take-back",
      allow: reportWriters,
      api: {
        summary: "Takes a report back from its committee, so that it can be changed.",
        answers: { 201: reportBack, 404: null, 409: null },
      },
      handle: async (asked) => {
        const done = await doneOnce(db, asked, async (one) => {
          const { id, reportTrack, version } = await takeReportBack(one, idIn<"trip">(asked), publish);
          return { status: 201, body: { id, reportTrack, version } };
        });
        return json(done.body, done.status);
      },
    },
  ];
}
