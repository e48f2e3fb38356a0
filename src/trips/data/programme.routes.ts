import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import {
  isWithdrawal,
  lastModified,
  openHeaders,
  readFiled,
  readRecord,
  withdrawnReply,
} from "../../register/index.ts";
import { addressIn, bytes, HttpRefusal, movedTo, type Reply } from "../../web/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { tripType } from "../trip-entry-type.ts";
import { programmeCalendar } from "./programme-calendar.ts";

/** A trip's programme for a calendar, `/rejser/<slug>/program.ics`: there where the entry in force has one. */
export function programmeRoutes(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/rejser/:slug/program.ics",
      api: {
        summary:
          "A trip's programme, iCalendar: an event a slot, on the clock of its place; on no zone's where that is not known.",
        answers: { 200: "text/calendar", 301: null, 404: null, 410: null },
      },
      handle: (asked) => answer(db, asked),
    },
  ];
}

async function answer(db: Db, asked: AskedByAnyone): Promise<Reply> {
  const { slug = "" } = asked.params;
  const read = (address: string) => readRecord<TripEntry>(db, asked.here.id, tripType.type, address);
  const found = await read(slug);
  if (!found) return goneOrUnknown(db, asked, slug);
  if ("movedTo" in found) {
    const there = await read(found.movedTo);
    if (!there || "movedTo" in there || there.entry.programme.length === 0) throw new HttpRefusal(404);
    return movedTo(addressIn(asked.lang, `/rejser/${found.movedTo}/program.ics`));
  }
  if (found.entry.programme.length === 0) throw new HttpRefusal(404);
  // What is erased of it is in no version: it is as new as the newer of the two.
  const said = { ...openHeaders, ...lastModified(found.head?.changedAt) };
  return bytes("text/calendar; charset=utf-8", programmeCalendar(asked, found.entry), said);
}

async function goneOrUnknown(db: Db, asked: AskedByAnyone, slug: string): Promise<Reply> {
  const filed = await readFiled(db, asked.here.id, tripType.type, slug);
  if (!filed || !isWithdrawal(filed.newest)) throw new HttpRefusal(404);
  return withdrawnReply(asked, filed.newest);
}
