import type { Lang } from "../../../platform/index.ts";
import { isWithdrawal, type PublishedAs, type StoredVersion } from "../../../register/index.ts";
import type { TripEntry } from "../../trip-entry.ts";
import { withoutAccounts } from "../older-accounts.ts";
import type { RecordShown } from "../record.ts";
import { erasedWord, saidErased } from "../said-erased.ts";
import { entryLang } from "../shown.ts";
import { type Change, fieldsIn } from "./changes.ts";
import type { StatedField } from "./history.texts.ts";
import { saidOtherwise } from "./stated.ts";

/** A version and what it said otherwise than the one before it; the first has nothing before it. */
export interface ToldVersion {
  readonly version: StoredVersion;
  /** `null` where the version is the withdrawal of the record. */
  readonly entry: TripEntry | null;
  /** It was withdrawn by the version before it, and with this one it is public again: no correction. */
  readonly again: boolean;
  readonly changes: readonly Change[];
  /** Something changed in accounts that are before the window: that it did is told, and nothing of what. */
  readonly inHidden: boolean;
  /** Where nothing is seen to have changed: what was erased before and after, and so is held beside nothing. */
  readonly unseen: readonly StatedField[];
  /** Why it came, as it is read: `null` where no reason was given, »slettet« where one was and has been erased. */
  readonly reason: string | null;
}

/** Every version with what it changed, the newest first as they are given. */
export function toldVersions({ versions, here, partners, lang, accountsHidden }: Told): readonly ToldVersion[] {
  const read = versions.map((version) => ({ version, entry: tripIn(version, lang) }));
  const between = betweenOf({ here, partners, lang, accountsHidden });
  return read.map(({ version, entry }, at) => {
    const earlier = read.slice(at + 1).find((one) => one.entry !== null);
    const again = entry !== null && read[at + 1]?.entry === null;
    const told = entry && earlier?.entry ? between(earlier.entry, entry) : nothing;
    const mayHide = told.changes.length === 0 && !told.inHidden && !again && earlier !== undefined;
    const unseen = mayHide ? unseenBetween(earlier.version, version, between) : [];
    return { version, entry, again, ...told, unseen, reason: reasonOf(version, lang) };
  });
}

/** Two versions and what the later says otherwise than the earlier. */
export interface ToldPair extends Pick<ToldVersion, "changes" | "inHidden" | "unseen"> {
  readonly from: StoredVersion;
  readonly to: StoredVersion;
}

/** Those versions that can be held beside another, the newest first: a withdrawal says nothing. */
export function comparable(versions: readonly StoredVersion[]): readonly StoredVersion[] {
  return versions.filter(({ entry }) => entry.schema === "udsyn.trip/1");
}

/** Any two versions beside each other; `null` where one of them is not there or says nothing. */
export function toldPair(
  { versions, here, partners, lang, accountsHidden }: Told,
  [earlier, later]: readonly [number, number],
): ToldPair | null {
  const [from, to] = [earlier, later].map((number) => versions.find(({ version }) => version === number));
  const [before, after] = [from && tripIn(from, lang), to && tripIn(to, lang)];
  if (!(from && to && before && after)) return null;
  const between = betweenOf({ here, partners, lang, accountsHidden });
  const told = between(before, after);
  const isSame = told.changes.length === 0 && !told.inHidden;
  return { from, to, ...told, unseen: isSame ? unseenBetween(from, to, between) : [] };
}

type Told = Pick<RecordShown, "versions" | "here" | "partners" | "lang" | "accountsHidden">;
type Between = (before: TripEntry, after: TripEntry, tongue?: Lang) => Pick<ToldVersion, "changes" | "inHidden">;
const nothing = { changes: [], inHidden: false } as const;

/** What two versions say otherwise, as far as the record's own page may tell it now: by its days in force, not by those it had then. */
function betweenOf({ here, partners, lang, accountsHidden }: Omit<Told, "versions">): Between {
  return (before, after, tongue = lang) => {
    const words = { lang: tongue, profile: here.profile, partners };
    const whole = saidOtherwise(before, after, words);
    if (accountsHidden === null) return { changes: whole, inHidden: false };
    const changes = saidOtherwise(withoutAccounts(before), withoutAccounts(after), words);
    return { changes, inHidden: whole.length > changes.length };
  };
}

/**
 * What is erased in both of two versions that say the same: erased values say the same everywhere, so each version calls them
 * something else here. In the entry's own language, for a translation hides what was erased behind it.
 */
function unseenBetween(before: StoredVersion, after: StoredVersion, otherwise: Between): readonly StatedField[] {
  const between = (words: readonly [string, string]) => {
    const [old, now] = [tripIn(before, "da", words[0]), tripIn(after, "da", words[1])];
    return old && now ? fieldsIn(otherwise(old, now, entryLang(now)).changes) : [];
  };
  return between(["erased", "erased"]).length > 0 ? [] : between(["before", "after"]);
}

/**
 * Why a version came, as it is read. A correction names itself among the corrections, and a withdrawal has always a reason: one
 * that is not there was erased.
 */
export function reasonOf({ version, reason, entry }: StoredVersion, lang: Lang): string | null {
  if (reason !== null) return reason;
  const { corrections } = entry as Partial<PublishedAs>;
  const wasGiven = isWithdrawal({ entry }) || corrections?.some((one) => one.version === version) === true;
  return wasGiven ? erasedWord(lang) : null;
}

function tripIn({ entry, erased }: StoredVersion, lang: Lang, word?: string): TripEntry | null {
  if (entry.schema !== "udsyn.trip/1") return null;
  return saidErased(entry as unknown as TripEntry, lang, Object.keys(erased), word);
}
