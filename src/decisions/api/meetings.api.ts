import { z } from "zod";
import { doneOnce, idIn, type UdsynRoute, valid, work } from "../../identity/index.ts";
import { type DateOn, dateInZone, dateOn } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { roleNames } from "../../profile/index.ts";
import { type Answer, json, listOf } from "../../web/index.ts";
import { type Meeting, meetingsFrom } from "../meeting.store.ts";
import { cancelMeeting, moveMeeting, scheduleMeeting } from "../schedule-meetings/schedule-meetings.ts";

export const day = z.string().transform((text, context): DateOn => {
  const found = dateOn(text);
  if (found) return found;
  context.addIssue({ code: "custom", message: "not-a-day" });
  return z.NEVER;
});
const scheduled = z.strictObject({ committee: z.string().max(100), meetsOn: day });
const moved = z.strictObject({ meetsOn: day, agendaClosesOn: day.nullable() });
const meetingAnswer = z
  .object({
    id: z.uuid(),
    committee: z.string(),
    meetsOn: z.iso.date(),
    agendaClosesOn: z.iso.date().nullable(),
  })
  .meta({ id: "Meeting" });
/** As many as fit in one answer; a municipality's committees meet a few hundred times a year. */
const most = 1000;

/** The calendar of meetings for programs. */
export function meetingsApi(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/meetings",
      allow: roleNames,
      api: {
        summary: "The committees' meetings from today on, the nearest first.",
        answers: { 200: listOf(meetingAnswer, {}) },
      },
      handle: (asked) =>
        work(db, asked.here, asked.who, asked.now, async ({ tx, municipality }) => {
          const today = dateInZone(asked.now, municipality.profile.timeZone);
          const items = (await meetingsFrom(tx, municipality.id, today, most)).map(shown);
          return json({ items, next: null });
        }),
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/meetings",
      allow: ["secretary"],
      api: {
        summary: "Lists a committee's meeting; one that is listed already stays as it is.",
        body: scheduled,
        answers: { 201: meetingAnswer, 422: null },
      },
      handle: async (asked) => {
        const { committee, meetsOn } = valid(scheduled, asked.json);
        const { status, body } = await doneOnce(db, asked, async (one) => {
          const meeting = await scheduleMeeting(one, { committeeId: committee, meetsOn });
          return { status: 201, body: shown(meeting) };
        });
        return json(body, status);
      },
    },
    {
      lane: "api",
      method: "PUT",
      path: "/api/v1/meetings/:id",
      allow: ["secretary"],
      api: {
        summary: "Moves a meeting or its agenda's deadline; what is on its agenda goes with it.",
        body: moved,
        answers: { 200: meetingAnswer, 404: null, 409: null, 422: null },
      },
      handle: async (asked) => {
        const to = valid(moved, asked.json);
        const { status, body } = await doneOnce(db, asked, async (one) => ({
          status: 200,
          body: shown(await moveMeeting(one, idIn<"meeting">(asked), to)),
        }));
        return json(body, status);
      },
    },
    {
      lane: "api",
      method: "DELETE",
      path: "/api/v1/meetings/:id",
      allow: ["secretary"],
      api: {
        summary: "Takes a meeting off the list that nothing has been on the agenda of.",
        answers: { 200: z.object({ id: z.uuid() }), 404: null, 409: null },
      },
      handle: async (asked) => {
        const { status, body } = await doneOnce(db, asked, async (one) => {
          const id = idIn<"meeting">(asked);
          await cancelMeeting(one, id);
          return { status: 200, body: { id } };
        });
        return json(body, status);
      },
    },
  ];
}

function shown({ id, committeeId, meetsOn, agendaClosesOn }: Meeting): Answer<typeof meetingAnswer> {
  return { id, committee: committeeId, meetsOn, agendaClosesOn };
}
