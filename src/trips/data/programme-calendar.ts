import { escape as escaped, foldLines } from "ical-generator";
import type { AskedByAnyone } from "../../identity/index.ts";
import { addDays, type DateOn } from "../../kernel/index.ts";
import { addressIn, type Said } from "../../web/index.ts";
import { homePlaceOf } from "../home-place.ts";
import { entered, namedIn, type PublishedTrip } from "../public/shown.ts";
import { isStopped } from "../trip.ts";
import { zoneOfSlot } from "./slot-zone.ts";
import { tripFeedTexts } from "./trip-feed.texts.ts";
import { zoneLines } from "./zone-lines.ts";

type Slot = PublishedTrip["programme"][number];

/** As in news and the list's calendar: the same in every language. */
const erased = "[…]";

/**
 * A trip's programme as a calendar (RFC 5545): each slot an event on the clock of the place that it is in, and on the reader's
 * own clock (floating, §3.3.5 form 1) where nobody knows which that is. Written line by line, since ical-generator writes hours by the
 * clock of the machine that it runs on.
 */
export function programmeCalendar({ here, lang, base }: AskedByAnyone, entry: PublishedTrip): string {
  const t = tripFeedTexts.in(lang);
  const home = homePlaceOf(here.profile);
  const slots = entry.programme.map((slot) => ({
    slot,
    zone: slot.from === null ? null : zoneOfSlot(slot, entry, home),
  }));
  const days = entry.programme.map(({ date }) => date as DateOn).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  const zones = [...new Set(slots.flatMap(({ zone }) => zone ?? []))].toSorted();
  const name = t("programme", { title: entered(entry, "title", lang)?.text ?? erased });
  const isOff = isStopped(entry);
  const words = (text: string): Said => namedIn(text, entry, here.profile, lang);
  const event = (slot: Slot, zone: string | null, at: number): readonly string[] => {
    const title = slot.title ? words(slot.title) : { text: erased, lang: undefined };
    const where = [slot.place, slot.host && words(slot.host).text].filter(Boolean).join(", ");
    return [
      "BEGIN:VEVENT",
      // Its place in the programme: what is made of a text would still tell of it once that is erased.
      `UID:${entry.id}-${at + 1}`,
      `SEQUENCE:${entry.version}`,
      `DTSTAMP:${entry.publishedAt.replaceAll(/[-:]|\.\d+/g, "")}`,
      ...hours(slot, zone),
      // With a word of ours before it, it is of no one language.
      text("SUMMARY", entry.status === "cancelled" ? { text: t("cancelled", { title: title.text }) } : title),
      ...(where ? [text("LOCATION", { text: where })] : []),
      `URL:${base}${addressIn(lang, `/rejser/${entry.slug}`)}`,
      ...(isOff ? ["STATUS:CANCELLED"] : []),
      "END:VEVENT",
    ];
  };
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//udsyn//register//EN", "METHOD:PUBLISH"],
    ...[text("NAME", { text: name }), text("X-WR-CALNAME", { text: name })],
    ...(first && last ? zones.flatMap((zone) => zoneLines(zone, first, addDays(last, 1))) : []),
    ...slots.flatMap(({ slot, zone }, at) => event(slot, zone, at)),
    "END:VCALENDAR",
    "",
  ];
  return foldLines(lines.join("\r\n"));
}

/** A slot without an hour is the whole day's; one that ends earlier than it begins ends the next day; none is given an end that it has not. */
function hours({ date, from, to }: Slot, zone: string | null): readonly string[] {
  const on = date as DateOn;
  const day = (one: DateOn) => one.replaceAll("-", "");
  if (from === null) return [`DTSTART;VALUE=DATE:${day(on)}`, `DTEND;VALUE=DATE:${day(addDays(on, 1))}`];
  const moment = (name: string, one: DateOn, clock: string) =>
    `${name}${zone === null ? "" : `;TZID=${zone}`}:${day(one)}T${clock.replace(":", "")}00`;
  const begins = moment("DTSTART", on, from);
  // An end must be later than the beginning (§3.8.2.2).
  if (to === null || to === from) return [begins];
  return [begins, moment("DTEND", to < from ? addDays(on, 1) : on, to)];
}

/** A text with its language, where that is another than the calendar's. */
function text(name: string, { text: said, lang }: Said): string {
  return `${name}${lang ? `;LANGUAGE=${lang}` : ""}:${escaped(said, false)}`;
}
