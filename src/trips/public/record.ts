import { type DateOn, dateInZone, instant } from "../../kernel/index.ts";
import type { Formats, Lang } from "../../platform/index.ts";
import type { AccountsWindow, Municipality } from "../../profile/index.ts";
import type { LogHead, StoredVersion } from "../../register/index.ts";
import type { Partner } from "../../relations/index.ts";
import type { Said } from "../../web/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import type { PublishedTrip } from "./shown.ts";
import type { recordTexts } from "./trip-record.texts.ts";

/** What a record says of itself, published or as it would be: the sections of its page take it whole. */
export interface RecordSaid {
  readonly entry: TripEntry;
  readonly here: Municipality;
  /** Those the record names, and others: as the public knows them. */
  readonly partners: readonly Partner[];
  readonly lang: Lang;
  readonly today: DateOn;
  readonly f: Formats;
  readonly t: RecordWords;
  /** The window that its accounts are before: the entry here is then without them. */
  readonly accountsHidden: AccountsWindow | null;
  /** Where its programme lies for a calendar; not there before it is published. */
  readonly programmeAt?: string;
  /** Why it was cancelled, as was said then; not there where nobody said. */
  readonly cancelledWhy?: Said;
  /** Why its accounts were opened again, as was said then. */
  readonly reopenedWhy?: Said;
}

/** Everything a published trip's page is made of. */
export interface RecordShown extends RecordSaid {
  readonly entry: PublishedTrip;
  /** Every version, the newest first. */
  readonly versions: readonly StoredVersion[];
  /** The log's hash of the newest version. */
  readonly newestLeaf: Uint8Array;
  readonly head: LogHead;
  readonly base: string;
}

type RecordWords = typeof recordTexts extends { in(lang: Lang): infer Words } ? Words : never;

/** When a version was published, as far as it tells it from the others: by the minute, and by the second where two share one. */
export function versionMoment({ versions, here, f }: Pick<RecordShown, "versions" | "here" | "f">, at: Date): string {
  const { timeZone } = here.profile;
  const minute = (moment: Date) => f.moment(instant(moment), timeZone);
  const shares = versions.filter((one) => minute(one.publishedAt) === minute(at)).length > 1;
  return shares ? f.exactMoment(instant(at), timeZone) : minute(at);
}

/** The same for a choice of versions: the day is enough where no other came on it. */
export function versionDay(record: Pick<RecordShown, "versions" | "here" | "f">, at: Date): string {
  const { versions, here, f } = record;
  const day = (moment: Date) => f.date(dateInZone(moment, here.profile.timeZone));
  const shares = versions.filter((one) => day(one.publishedAt) === day(at)).length > 1;
  return shares ? versionMoment(record, at) : day(at);
}
