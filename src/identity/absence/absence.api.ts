import { z } from "zod";
import { type DateOn, dateOn } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { json } from "../../web/index.ts";
import { emptyOnce, idIn, valid } from "../api.ts";
import type { UdsynRoute } from "../routes.ts";
import { work } from "../work.ts";
import { absenceNow, managerWith, ownAbsence, setAbsence, setAbsenceOf } from "./absence.ts";

const day = z.string().transform((text, context): DateOn => {
  const found = dateOn(text);
  if (found) return found;
  context.addIssue({ code: "custom", message: "not-a-day" });
  return z.NEVER;
});
const absenceBody = z.strictObject({
  from: day,
  to: day,
  // `null` is no mistyped address: an absence is said so that somebody else is asked.
  deputy: z.string({ message: "deputy-missing" }).pipe(z.email({ message: "not-an-email" })),
});
const absenceAnswer = z.object({
  absence: z
    .object({ from: z.iso.date(), to: z.iso.date(), deputy: z.string().describe("The deputy's mail address") })
    .nullable(),
  deputies: z.array(z.object({ name: z.string(), email: z.string() })).describe("Who may stand in"),
});

/** A manager's absence: while it lasts, the deputy is asked instead. */
export function absenceApi(db: Db): readonly UdsynRoute[] {
  const allow = ["manager"];
  const path = "/api/v1/me/absence";
  return [
    {
      lane: "api",
      method: "GET",
      path,
      allow,
      api: { summary: "When one is away, who stands in, and who may.", answers: { 200: absenceAnswer, 403: null } },
      handle: ({ here, who, now }) => work(db, here, who, now, async (one) => json(await ownAbsence(one))),
    },
    {
      lane: "api",
      method: "PUT",
      path,
      allow,
      api: {
        summary: "Says when one is away, and who stands in.",
        body: absenceBody,
        answers: { 204: null, 422: null },
      },
      handle: async (asked) => {
        const absence = valid(absenceBody, asked.json);
        return emptyOnce(db, asked, (one) => setAbsence(one, absence));
      },
    },
    {
      lane: "api",
      method: "DELETE",
      path,
      allow,
      api: { summary: "Says that one is back.", answers: { 204: null } },
      handle: (asked) => emptyOnce(db, asked, (one) => setAbsence(one, null)),
    },
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/people/:id/absence",
      allow: ["admin"],
      whole: true,
      api: {
        summary: "When a manager is away, who stands in, and who may.",
        answers: { 200: absenceAnswer, 404: null },
      },
      handle: (asked) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const { id } = await managerWith(one, idIn<"person">(asked));
          return json(await absenceNow(one, id));
        }),
    },
    {
      lane: "api",
      method: "PUT",
      path: "/api/v1/people/:id/absence",
      allow: ["admin"],
      whole: true,
      api: {
        summary: "Says when a manager is away who cannot say so, and who stands in.",
        body: absenceBody,
        answers: { 204: null, 404: null, 422: null },
      },
      handle: async (asked) => {
        const absence = valid(absenceBody, asked.json);
        return emptyOnce(db, asked, (one) => setAbsenceOf(one, idIn<"person">(asked), absence));
      },
    },
    {
      lane: "api",
      method: "DELETE",
      path: "/api/v1/people/:id/absence",
      allow: ["admin"],
      whole: true,
      api: { summary: "Says that a manager is back.", answers: { 204: null, 404: null } },
      handle: (asked) => emptyOnce(db, asked, (one) => setAbsenceOf(one, idIn<"person">(asked), null)),
    },
  ];
}
