import type { DateOn } from "../../kernel/index.ts";
import { limitOn, type Profile, periodAfter, settingOn } from "../../profile/index.ts";
import { type Duty, ownScope, type TripOwing } from "./owing.ts";

/** Since when the public lacks something it should see: the approval, or money booked after what is published. What was taken down it is not to see. */
function lackingSince(
  { trip, publishedOn, takenDown, bookings, unconfirmed }: TripOwing,
  profile: Profile,
): DateOn | null {
  if (trip.approved === null || takenDown || unconfirmed.length > 0) return null;
  if (publishedOn === null) return trip.approved.on;
  const bookedOn = bookings?.lastOn ?? null;
  if (bookedOn === null || bookedOn <= publishedOn) return null;
  return settingOn(profile, "publication", bookedOn).value.accounts === "as-booked" ? bookedOn : null;
}

/** What is approved or booked is public within the profile's time. */
export const publicationDue: Duty = (owing, profile) => {
  const since = lackingSince(owing, profile);
  if (since === null) return null;
  const rule = limitOn(profile, "publishWithin", since);
  if (!rule?.value) return null;
  const dueOn = periodAfter(since, rule.value);
  const owedBy = { role: "coordinator", scope: ownScope(owing.trip) };
  return { rule: "publication-due", owedBy, dueOn, source: rule.source.text, params: { since, dueOn } };
};

/** A ruling is public when the secretary has confirmed the minutes, so the same time runs from the meeting. */
export const minutesConfirmation: Duty = ({ unconfirmed }, profile) => {
  const oldest = unconfirmed.toSorted((a, b) => (a.submission.meetsOn < b.submission.meetsOn ? -1 : 1))[0];
  if (!oldest) return null;
  const rule = limitOn(profile, "publishWithin", oldest.submission.meetsOn);
  if (!rule?.value) return null;
  const { meetsOn, committeeId } = oldest.submission;
  const dueOn = periodAfter(meetsOn, rule.value);
  const owedBy = { role: "secretary", scope: `committee:${committeeId}` };
  return { rule: "minutes-confirmation", owedBy, dueOn, source: rule.source.text, params: { meetsOn, dueOn } };
};
