import type { DateOn } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { committeeById, committeeNameOn, type Profile } from "../../profile/index.ts";
import type { Meeting } from "../meeting.store.ts";
import type { Submission } from "../ruling.ts";

export const f = formatsIn("da");
export const meetingsPath = "/skrivebord/moeder";

/** The agenda of one meeting at the desk. */
export function agendaOfMeetingPath({ id }: Pick<Meeting, "id">): string {
  return `${meetingsPath}/${id}/dagsorden`;
}

/** A committee's name on the day of its meeting. */
export function committeeWords(
  profile: Profile,
  { committeeId, meetsOn }: Pick<Submission, "committeeId" | "meetsOn">,
): string {
  const committee = committeeById(profile, committeeId);
  return (committee && (committeeNameOn(committee, meetsOn) ?? committee.names.at(-1))?.name) ?? committeeId;
}

type Closing = Pick<Meeting, "agendaClosesOn" | "meetsOn">;

/** When a coming meeting's agenda closes or did, as a sentence; empty where nobody set a day, and once the meeting is held. */
export function deadlineWords(meeting: Closing, today: DateOn): string {
  const closing = closingOf(meeting, today);
  return closing ? `Dagsordenen ${closing.isClosed ? "lukkede" : "lukker"} ${closing.when}` : "";
}

/** The same as a status beside the meeting. */
export function deadlineStatus(meeting: Closing, today: DateOn): string {
  const closing = closingOf(meeting, today);
  return closing ? `${closing.isClosed ? "Lukkede" : "Lukker"} ${closing.when}` : "Ingen frist";
}

function closingOf({ agendaClosesOn, meetsOn }: Closing, today: DateOn) {
  if (agendaClosesOn === null || meetsOn < today) return null;
  const when = agendaClosesOn === today ? "i dag" : f.dayMonth(agendaClosesOn);
  return { isClosed: agendaClosesOn < today, when };
}
