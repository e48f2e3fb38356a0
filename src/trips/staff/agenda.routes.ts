import {
  type About,
  abouts,
  type Meeting,
  meetingsFrom,
  meetingsOfCommittee,
  rulingsAbout,
  type SubjectHandler,
  submissionsAbout,
  submit,
} from "../../decisions/index.ts";
import { type AskedByWho, doneAt, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { type DateOn, dateOn, Invalid, NotFound } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type FormTree, type Reply, readDate, sentForm, textAt } from "../../web/index.ts";
import { termSoFar } from "../agenda/term-so-far.ts";
import { isSuspended, nextAsked, nextForReport, standsFor } from "../next-asked.ts";
import { openTrip } from "../open-trip.ts";
import { rulingsOnAsked } from "../submit-trip/rulings-on-asked.ts";
import { type AgendaView, agendaReply } from "./agenda.page.tsx";
import { whyNotSubmit } from "./next-steps.ts";
import { reading } from "./tasks/task.ts";
import { tripPath } from "./trip-path.ts";
import { nearestMeetings } from "./unlisted-day.ts";

const allow = ["coordinator", "secretary"];
/** A year of every committee's meetings is read, of which the nearest are offered. */
const [mostMeetings, mostShown] = [400, 12];

/** Putting a trip's request or report on a committee's agenda. @param handler what trips do about it */
export function agendaRoutes(db: Db, handler: SubjectHandler<Work>): readonly UdsynRoute[] {
  const path = "/skrivebord/rejser/:id/dagsorden";
  return [
    {
      lane: "staff",
      method: "GET",
      path,
      allow,
      handle: (asked) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const view = await viewOf(one, asked, aboutIn(asked.query.get("om")));
          return agendaReply({ ...view, values: withMeeting(view, asked.query.get("moede")) });
        }),
    },
    { lane: "staff", method: "POST", path, allow, handle: (asked) => put(db, asked, handler) },
  ];
}

/** @throws NotFound for anything but the request (said by nothing) and the report */
function aboutIn(text: string | null): About {
  const found = abouts.find((one) => one === (text || "request"));
  if (!found) throw new NotFound("submission-unknown");
  return found;
}

async function viewOf(one: Work, asked: AskedByWho, about: About, sent?: FormTree): Promise<AgendaView> {
  const { tx, municipality, today } = one;
  const id = idIn<"trip">(asked);
  const trip = await openTrip(one, id);
  const submissions = await submissionsAbout(tx, municipality.id, { type: "trip", id });
  const why = whyNotSubmit(one, trip, about, submissions);
  const { profile } = municipality;
  const rulings = await rulingsAbout(tx, municipality.id, { type: "trip", id });
  const ruled = await rulingsOnAsked(one, trip, rulings);
  const turn =
    about === "request" ? nextAsked(trip, profile, today, ruled) : nextForReport(trip, profile, today, rulings);
  const values = sent ?? { committee: turn ?? "", meetingOn: "" };
  const earlier = about === "request" ? await termSoFar(one, trip) : null;
  return {
    asked,
    about,
    trip,
    turn,
    ...(await comingMeetings(one, turn)),
    why,
    values,
    earlier,
    suspended: isSuspended(profile, ruled),
  };
}

/** Coming meetings: of the committee whose turn it is, or of who has taken its place; and of everybody else. */
async function comingMeetings({ tx, municipality, today }: Work, turn: string | null) {
  const all = await meetingsFrom(tx, municipality.id, today, mostMeetings);
  const isOwn = (one: Meeting) => standsFor(municipality.profile, turn, one.committeeId, one.meetsOn);
  const [own, others] = [all.filter(isOwn), all.filter((one) => !isOwn(one))];
  return { meetings: own.slice(0, mostShown), others: others.slice(0, mostShown) };
}

/** A meeting chosen from the list fills in the form. */
function withMeeting({ meetings, others, values }: AgendaView, id: string | null): FormTree {
  const chosen = [...meetings, ...others].find((one) => one.id === id);
  return chosen ? { committee: chosen.committeeId, meetingOn: chosen.meetsOn } : values;
}

function put(db: Db, asked: AskedByWho, handler: SubjectHandler<Work>): Promise<Reply> {
  const sent = sentForm(asked.form);
  const about = aboutIn(textAt(sent, "about"));
  const again = (faults: Invalid["faults"]) =>
    work(db, asked.here, asked.who, asked.now, async (one) => {
      const view = await viewOf(one, asked, about, sent);
      // What was chosen about the day stays chosen while something else is asked.
      const day = dateOn(textAt(sent, "askedAbout"));
      const nearest = day ? await nearestTo(one, textAt(sent, "committee"), day) : [];
      const unlisted = day && { committeeId: textAt(sent, "committee"), day, nearest };
      return agendaReply({ ...view, faults, ...(unlisted && { unlisted }) });
    });
  const r = reading(sent);
  const committeeId = r.needed("committee", "committee-needed");
  const meetingOn = r.neededBy("meetingOn", "meeting-needed", readDate);
  if (r.faults.length > 0 || meetingOn === null) return again(r.faults);
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const view = await viewOf(one, asked, about, sent);
    if (view.why !== null) return agendaReply(view);
    const subject = { type: "trip", id: view.trip.id };
    const chosen = chosenDay(sent, meetingOn);
    const nearest = await nearestTo(one, committeeId, chosen ?? meetingOn);
    if (nearest.length > 0 && chosen === null)
      return agendaReply({ ...view, unlisted: { committeeId, day: meetingOn, nearest } });
    const meets = chosen ?? meetingOn;
    const outOfOrder = textAt(sent, "outOfOrder");
    const submission = await submit(
      one,
      { subject, about, committeeId, meetingOn: meets, text: null, outOfOrder },
      handler,
    );
    const outdated = handler.outdated ? await handler.outdated(one, submission) : [];
    const isOld = outdated === null || outdated.length > 0;
    const withText = isOld ? "on-agenda-with-old-text" : "on-agenda-with-text";
    return doneAt(tripPath(view.trip), submission.text === null ? "on-agenda" : withText);
  }).catch((error: unknown) => {
    if (error instanceof Invalid) return again(error.faults);
    throw error;
  });
}

/** The day that was chosen when the typed one was asked about; `null` where it was not, or another is typed since. */
function chosenDay(sent: FormTree, typed: DateOn): DateOn | null {
  return textAt(sent, "askedAbout") === typed ? dateOn(textAt(sent, "day")) : null;
}

/** The committee's meetings nearest to a day that its calendar does not have. */
async function nearestTo({ tx, municipality }: Work, committeeId: string, day: DateOn): Promise<readonly DateOn[]> {
  const listed = await meetingsOfCommittee(tx, municipality.id, committeeId);
  return nearestMeetings(
    listed.map((one) => one.meetsOn),
    day,
  );
}
