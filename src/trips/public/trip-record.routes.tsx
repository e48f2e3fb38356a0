import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import { type Database, formatsIn } from "../../platform/index.ts";
import { readRecord } from "../../register/index.ts";
import { addressIn, HttpRefusal, html, movedTo, type Reply, renderPage } from "../../web/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { readValue, whole } from "./narrowing.ts";
import { saidErased } from "./said-erased.ts";
import { answerList } from "./trip-list.routes.tsx";
import { TripRecordPage } from "./trip-record.page.tsx";
import { recordTexts } from "./trip-record.texts.ts";

type Register = Pick<Database, "register">;

/** `/rejser/2025` is a year's list, every other word a trip: no trip's address is a number (see the register's slugs). */
export function tripRecordRoutes(db: Register): readonly UdsynRoute[] {
  return [
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/rejser/:slug",
      handle: (asked) => {
        const slug = asked.params.slug ?? "";
        const year = readValue("aar", slug);
        return year === null
          ? answerRecord(db, asked, slug)
          : answerList(db, asked, { chosen: { ...whole, aar: year }, page: 1 });
      },
    },
  ];
}

/** The record with every version of it and the log's head; an address it had before leads to the one it has now. */
async function answerRecord(db: Register, asked: AskedByAnyone, slug: string): Promise<Reply> {
  const { here, lang, base, now } = asked;
  const found = await readRecord<TripEntry>(db.register, here.id, "trip", slug);
  if (!found) throw new HttpRefusal(404);
  if ("movedTo" in found) return movedTo(addressIn(lang, `/rejser/${found.movedTo}`));
  const { versions, head } = found;
  const inForce = versions.find((one) => one.version === found.entry.version);
  const entry = saidErased(found.entry, lang, Object.keys(inForce?.erased ?? {}));
  if (!head) throw new Error(`trip ${entry.id} is published without a log`);
  const today = dateInZone(now, here.profile.timeZone);
  const shown = { entry, versions, head, here, base, lang, today, f: formatsIn(lang), t: recordTexts.in(lang) };
  return html(renderPage(<TripRecordPage {...shown} />));
}
