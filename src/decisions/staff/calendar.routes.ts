import {
  type AskedByWho,
  doneAt,
  idIn,
  requireRoleOver,
  type UdsynRoute,
  type Work,
  work,
} from "../../identity/index.ts";
import { Conflict, type DateOn, type Fault, fault, Invalid, isFault } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type FormTree, faultText, type Reply, readDate, sentForm, textAt } from "../../web/index.ts";
import { decisionTexts } from "../decisions.texts.ts";
import { meetingKeepers, ownedOfCommittee } from "../keepers.ts";
import { type Meeting, readMeeting } from "../meeting.store.ts";
import { cancelMeeting, moveMeeting, scheduleMeetings } from "../schedule-meetings/schedule-meetings.ts";
import { submissionsAt } from "../submission.store.ts";
import { meetingReply, scheduleReply } from "./calendar.page.tsx";
import { meetingsPath } from "./meeting-words.ts";

const allow = ["secretary"];
/** As many as four years of weekly meetings. */
const mostDays = 200;

/** The secretary's calendar of meetings: listing, moving, taking off the list. */
export function calendarRoutes(db: Db): readonly UdsynRoute[] {
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);

  async function schedule(asked: AskedByWho): Promise<Reply> {
    const values = sentForm(asked.form);
    const read = readSchedule(values);
    if ("faults" in read) return scheduleReply({ asked, values, faults: read.faults });
    try {
      await doing(asked, (one) => scheduleMeetings(one, read));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return scheduleReply({ asked, values, faults: error.faults });
    }
    return doneAt(meetingsPath, "meetings-listed");
  }

  async function showMeeting(asked: AskedByWho): Promise<Reply> {
    const { meeting, cases } = await doing(asked, (one) => meetingIn(one, asked));
    return meetingReply({ asked, meeting, cases, values: valuesOf(meeting) });
  }

  async function changeMeeting(asked: AskedByWho): Promise<Reply> {
    const values = sentForm(asked.form);
    const { meeting, cases } = await doing(asked, (one) => meetingIn(one, asked));
    try {
      const cancels = textAt(values, "do") === "cancel";
      if (cancels) await doing(asked, (one) => cancelMeeting(one, meeting.id));
      else await doing(asked, (one) => moveMeeting(one, meeting.id, readMove(values)));
      return doneAt(meetingsPath, cancels ? "meeting-cancelled" : "meeting-moved");
    } catch (error) {
      if (error instanceof Invalid) return meetingReply({ asked, meeting, cases, values, faults: error.faults });
      if (!(error instanceof Conflict)) throw error;
      const refused = faultText("da", { fault: error.code, params: error.params, path: "" }, [decisionTexts]);
      return meetingReply({ asked, meeting, cases, values, refused });
    }
  }

  const fresh = async (asked: AskedByWho) =>
    scheduleReply({ asked, values: { committee: asked.query.get("udvalg") ?? "" } });
  return [
    { lane: "staff", method: "GET", path: `${meetingsPath}/ny`, allow, handle: fresh },
    { lane: "staff", method: "POST", path: `${meetingsPath}/ny`, allow, handle: schedule },
    { lane: "staff", method: "GET", path: `${meetingsPath}/:id`, allow, handle: showMeeting },
    { lane: "staff", method: "POST", path: `${meetingsPath}/:id`, allow, handle: changeMeeting },
  ];
}

async function meetingIn({ tx, municipality }: Work, asked: AskedByWho): Promise<{ meeting: Meeting; cases: number }> {
  const meeting = await readMeeting(tx, municipality.id, idIn<"meeting">(asked));
  requireRoleOver(asked.who, ownedOfCommittee(meeting.committeeId), meetingKeepers);
  const { length: cases } = await submissionsAt(tx, municipality.id, [meeting.id]);
  return { meeting, cases };
}

function valuesOf({ meetsOn, agendaClosesOn }: Meeting): FormTree {
  return { meetsOn, agendaClosesOn: agendaClosesOn ?? "" };
}

/** The days as typed, one a line; every line that is no day is told. */
function readSchedule(
  values: FormTree,
): { readonly committeeId: string; readonly days: readonly DateOn[] } | { readonly faults: readonly Fault[] } {
  const committeeId = textAt(values, "committee");
  const lines = textAt(values, "days")
    .split("\n")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const read = lines.map((line) => ({ line, day: readDate(line) }));
  const wrong = read.filter((one) => isFault(one.day)).map((one) => one.line);
  const faults = [
    ...(committeeId === "" ? [fault("committee-needed", {}, "committee")] : []),
    ...(lines.length === 0 ? [fault("days-needed", {}, "days")] : []),
    ...(lines.length > mostDays ? [fault("days-too-many", { most: String(mostDays) }, "days")] : []),
    ...(wrong.length > 0 ? [fault("days-unreadable", { lines: wrong.join(" · ") }, "days")] : []),
  ];
  if (faults.length > 0) return { faults };
  return { committeeId, days: read.flatMap(({ day }) => (isFault(day) ? [] : [day])) };
}

/** @throws Invalid */
function readMove(values: FormTree): { readonly meetsOn: DateOn; readonly agendaClosesOn: DateOn | null } {
  const typed = textAt(values, "meetsOn");
  const meetsOn = typed === "" ? fault("meeting-day-needed") : readDate(typed);
  const closes = textAt(values, "agendaClosesOn");
  const agendaClosesOn = closes === "" ? null : readDate(closes);
  if (!isFault(meetsOn) && !isFault(agendaClosesOn)) return { meetsOn, agendaClosesOn };
  throw new Invalid([
    ...(isFault(meetsOn) ? [{ ...meetsOn, path: "meetsOn" }] : []),
    ...(isFault(agendaClosesOn) ? [{ ...agendaClosesOn, path: "agendaClosesOn" }] : []),
  ]);
}
