import { z } from "zod";
import {
  type AskedByWho,
  doneOnce,
  etagOf,
  idIn,
  type UdsynRoute,
  valid,
  versionAsked,
  type Work,
} from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { namesConfirmed } from "../../register/index.ts";
import { json } from "../../web/index.ts";
import { tripAnswer } from "../api/trip-answer.ts";
import { tripResource } from "../api/trip-resource.ts";
import { rolesThatMay } from "../may.ts";
import { words } from "../plan.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import type { Trip } from "../trip.ts";
import { answerStaffVisit } from "./answer-staff-visit.ts";
import { settleReport } from "./settle-report.ts";
import { shortFormSchema } from "./short-form.ts";
import { askForStaffVisit, submitStaffVisit } from "./submit-staff-visit.ts";

const askingBody = shortFormSchema.extend({ namesConfirmed });
const answerBody = z.strictObject({ decision: z.enum(["approve", "send-back"]), reason: words(20_000).default("") });

/** Staff visits for programs: asked for, submitted and answered by the same use cases as by letter and link. */
export function staffVisitApi(db: Db, publish: PublishTrip, baseOf: BaseOf, names: ErasedNames): readonly UdsynRoute[] {
  const doing = async (asked: AskedByWho, status: number, use: (work: Work) => Promise<Trip>) => {
    const done = await doneOnce(db, asked, async (one) => ({
      status,
      body: await tripResource(one, await use(one), baseOf),
    }));
    return json(done.body, done.status, etagOf(done.body));
  };
  return [
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/staff-visits",
      allow: rolesThatMay("submit"),
      api: {
        summary: "Asks for a staff visit by the short form of five fields; its manager gets a letter.",
        body: askingBody,
        answers: { 201: tripAnswer, 409: null, 422: null },
      },
      handle: (asked) => {
        const { namesConfirmed: confirmed, ...form } = valid(askingBody, asked.json);
        return doing(asked, 201, (one) => askForStaffVisit(one, form, baseOf, { names, confirmed }));
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/staff-visit-submission",
      allow: rolesThatMay("submit"),
      api: {
        summary: "Sends a trip that its manager approves to that manager, again after it came back.",
        answers: { 200: tripAnswer, 409: null, 422: null },
      },
      handle: (asked) => doing(asked, 200, (one) => submitStaffVisit(one, idIn<"trip">(asked), baseOf)),
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/approval",
      allow: ["manager"],
      api: {
        summary: "A manager approves a staff visit, or sends it back with a reason; with If-Match only as it was read.",
        body: answerBody,
        answers: { 200: tripAnswer, 409: null, 412: null, 422: null },
      },
      handle: (asked) => {
        const answer = { ...valid(answerBody, asked.json), version: versionAsked(asked) };
        return doing(
          asked,
          200,
          async (one) => (await answerStaffVisit(one, idIn<"trip">(asked), answer, publish, baseOf)).trip,
        );
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/report-settlement",
      allow: ["manager"],
      api: {
        summary:
          "A manager settles a report, or sends it back, for the kinds that the profile gives managers; with If-Match only as it was read.",
        body: answerBody,
        answers: { 200: tripAnswer, 409: null, 412: null, 422: null },
      },
      handle: (asked) => {
        const answer = { ...valid(answerBody, asked.json), version: versionAsked(asked) };
        return doing(asked, 200, async (one) => settleReport(one, idIn<"trip">(asked), answer, publish));
      },
    },
  ];
}
