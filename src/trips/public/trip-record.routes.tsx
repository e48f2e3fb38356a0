import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import type { Post } from "../../outreach/index.ts";
import { type Database, formatsIn } from "../../platform/index.ts";
import { isWithdrawal, readFiled, readRecord, type StoredVersion } from "../../register/index.ts";
import { partnersIn } from "../../relations/index.ts";
import { addressIn, HttpRefusal, html, movedTo, type Reply, renderPage } from "../../web/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { HistoryPage } from "./history/history.page.tsx";
import { readValue, whole } from "./narrowing.ts";
import type { RecordShown } from "./record.ts";
import { saidErased } from "./said-erased.ts";
import { TakenDownPage } from "./taken-down.page.tsx";
import { answerList } from "./trip-list.routes.tsx";
import { TripRecordPage } from "./trip-record.page.tsx";
import { recordTexts } from "./trip-record.texts.ts";

type Register = Pick<Database, "register">;

/** `/rejser/2025` is a year's list, every other word a trip: no trip's address is a number (see the register's slugs). */
export function tripRecordRoutes(db: Register, post: Post): readonly UdsynRoute[] {
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
          : answerList(db, post, asked, { chosen: { ...whole, aar: year }, page: 1 });
      },
    },
  ];
}

/** The versions of a record in words: what each changed, and why. */
export function tripHistoryRoutes(db: Register): readonly UdsynRoute[] {
  return [
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/rejser/:slug/versioner",
      handle: async (asked) => {
        const slug = asked.params.slug ?? "";
        const shown = await shownRecord(db, asked, slug);
        if (!shown) return goneOrUnknown(db, asked, slug);
        if ("movedTo" in shown) return movedTo(addressIn(asked.lang, `/rejser/${shown.movedTo}/versioner`));
        return html(renderPage(<HistoryPage {...shown} />));
      },
    },
  ];
}

async function answerRecord(db: Register, asked: AskedByAnyone, slug: string): Promise<Reply> {
  const shown = await shownRecord(db, asked, slug);
  if (!shown) return goneOrUnknown(db, asked, slug);
  if ("movedTo" in shown) return movedTo(addressIn(asked.lang, `/rejser/${shown.movedTo}`));
  return html(renderPage(<TripRecordPage {...shown} />));
}

/** The record with its versions and the log's head; an address it had before leads to its own; `null`: none is in force. */
async function shownRecord(
  db: Register,
  asked: AskedByAnyone,
  slug: string,
): Promise<RecordShown | { readonly movedTo: string } | null> {
  const { here, lang, base, now } = asked;
  const found = await readRecord<TripEntry>(db.register, here.id, "trip", slug);
  if (!found) return null;
  if ("movedTo" in found) return found;
  const { versions, head } = found;
  const partners = versions.some(namesPartners) ? await partnersIn(db.register, here) : [];
  const inForce = versions.find((one) => one.version === found.entry.version);
  const entry = saidErased(found.entry, lang, Object.keys(inForce?.erased ?? {}));
  if (!head) throw new Error(`trip ${entry.id} is published without a log`);
  const today = dateInZone(now, here.profile.timeZone);
  const words = { f: formatsIn(lang), t: recordTexts.in(lang) };
  return { ...found, entry, head, here, partners, base, lang, today, ...words };
}

/** An earlier version may name some that the newest does not: its page tells of them. */
function namesPartners({ entry }: StoredVersion): boolean {
  return Array.isArray(entry.partners) && entry.partners.length > 0;
}

/** An address that once led to a trip says so, and why not any more. */
async function goneOrUnknown(db: Register, { here, lang, base }: AskedByAnyone, slug: string): Promise<Reply> {
  const filed = await readFiled(db.register, here.id, "trip", slug);
  if (!filed || !isWithdrawal(filed.newest)) throw new HttpRefusal(404);
  const { publishedAt: at, reason } = filed.newest;
  return html(renderPage(<TakenDownPage here={here} lang={lang} base={base} at={at} reason={reason} />), 410);
}
