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

/** When a coming meeting's agenda closes or did; empty where nobody set a day, and once the meeting is held. */
export function deadlineWords(
  { agendaClosesOn, meetsOn }: Pick<Meeting, "agendaClosesOn" | "meetsOn">,
  today: DateOn,
): string {
  if (agendaClosesOn === null || meetsOn < today) return "";
  if (agendaClosesOn < today) return `Dagsordenen lukkede ${f.dayMonth(agendaClosesOn)}`;
  return agendaClosesOn === today ? "Dagsordenen lukker i dag" : `Dagsordenen lukker ${f.dayMonth(agendaClosesOn)}`;
}
