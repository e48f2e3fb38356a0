import { Readable } from "node:stream";
import icalendar, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { AskedByAnyone } from "../../identity/index.ts";
import { addDays, day } from "../../kernel/index.ts";
import { municipalityName } from "../../profile/index.ts";
import { addressIn } from "../../web/index.ts";
import type { PublishedTrip } from "./trip-columns.ts";
import { tripFeedTexts } from "./trip-feed.texts.ts";

/** Events made at a time: little enough that others are answered in between. */
const batchSize = 100;
const end = "END:VCALENDAR";

/**
 * Every dated trip as a whole-day event (RFC 5545), which no time zone can move, as a stream of bytes made as it is read. A
 * trip's UID is its number and its version the SEQUENCE, so that a calendar that has it brings it up to date.
 * @param words what narrows the list that it is of
 */
export function tripCalendar(
  asked: AskedByAnyone,
  words: readonly string[],
  trips: AsyncIterable<PublishedTrip>,
): Readable {
  return Readable.from(chunks(asked, words, trips), { objectMode: false });
}

async function* chunks(
  asked: AskedByAnyone,
  words: readonly string[],
  trips: AsyncIterable<PublishedTrip>,
): AsyncGenerator<Buffer> {
  const head = written(asked, words, []);
  yield Buffer.from(head);
  let batch: PublishedTrip[] = [];
  for await (const trip of trips) {
    if (trip.startOn !== null) batch.push(trip);
    if (batch.length < batchSize) continue;
    yield Buffer.from(written(asked, words, batch).slice(head.length));
    batch = [];
  }
  if (batch.length > 0) yield Buffer.from(written(asked, words, batch).slice(head.length));
  // RFC 5545 §3.1: every line ends, the last one too.
  yield Buffer.from(`${end}\r\n`);
}

/** A calendar with these events, but for its last line. */
function written(
  { here, lang, base }: AskedByAnyone,
  words: readonly string[],
  trips: readonly PublishedTrip[],
): string {
  const t = tripFeedTexts.in(lang);
  const name = [t("calendar", { municipality: municipalityName(here, lang) }), ...words].join(", ");
  const calendar = icalendar({
    name,
    prodId: { company: "udsyn", product: "register" },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const trip of trips) {
    if (trip.startOn === null) continue;
    const last = day(trip.endOn ?? trip.startOn);
    const isOff = trip.status === "cancelled";
    const url = `${base}${addressIn(lang, `/rejser/${trip.slug}`)}`;
    calendar.createEvent({
      id: trip.id,
      sequence: trip.version,
      stamp: new Date(trip.publishedAt),
      allDay: true,
      start: new Date(`${trip.startOn}T00:00:00Z`),
      // The end is the day after the last one (RFC 5545 §3.6.1).
      end: new Date(`${addDays(last, 1)}T00:00:00Z`),
      timezone: "UTC",
      // In words too: not every calendar shows the status.
      summary: isOff ? t("cancelled", { title: trip.title }) : trip.title,
      location: trip.destinations.flatMap((one) => one.place ?? []).join(", ") || null,
      description: trip.purpose,
      url,
      status: isOff ? ICalEventStatus.CANCELLED : null,
    });
  }
  return calendar.toString().trimEnd().slice(0, -end.length);
}
