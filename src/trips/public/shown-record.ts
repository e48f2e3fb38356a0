import type { AskedByAnyone } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import { type Database, formatsIn } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { isWithdrawal, readFiled, readRecord, type StoredVersion } from "../../register/index.ts";
import { partnersIn } from "../../relations/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { hiddenBy, withoutOlder } from "./older-accounts.ts";
import type { RecordShown } from "./record.ts";
import { saidErased } from "./said-erased.ts";
import { recordTexts } from "./trip-record.texts.ts";

type Register = Pick<Database, "register">;

/** The record with its versions and the log's head; an address it had before leads to its own; `null`: none is in force. */
export async function shownRecord(
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
  if (!head) throw new Error(`trip ${found.entry.id} is published without a log`);
  const today = dateInZone(now, here.profile.timeZone);
  const asOf = { profile: here.profile, today };
  const entry = withoutOlder(saidErased(found.entry, lang, Object.keys(inForce?.erased ?? {})), asOf);
  const accountsHidden = hiddenBy(found.entry, asOf);
  const words = { f: formatsIn(lang), t: recordTexts.in(lang) };
  return { ...found, entry, accountsHidden, head, here, partners, base, lang, today, ...words };
}

/** An earlier version may name some that the newest does not: its page tells of them. */
function namesPartners({ entry }: StoredVersion): boolean {
  return Array.isArray(entry.partners) && entry.partners.length > 0;
}

/** When and why a trip was taken down that this address once led to; `null` where it never led to one. */
export async function goneTrip(
  db: Register,
  here: Municipality,
  slug: string,
): Promise<{ readonly at: Date; readonly reason: string | null } | null> {
  const filed = await readFiled(db.register, here.id, "trip", slug);
  if (!filed || !isWithdrawal(filed.newest)) return null;
  return { at: filed.newest.publishedAt, reason: filed.newest.reason };
}
