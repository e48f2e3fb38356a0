import type { DateOn } from "../../kernel/index.ts";
import type { Formats, Lang } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import type { LogHead, StoredVersion } from "../../register/index.ts";
import type { Partner } from "../../relations/index.ts";
import type { PublishedTrip } from "./shown.ts";
import type { recordTexts } from "./trip-record.texts.ts";

/** Everything a trip's page is made of; each section takes it whole. */
export interface RecordShown {
  readonly entry: PublishedTrip;
  /** Every version, the newest first. */
  readonly versions: readonly StoredVersion[];
  readonly head: LogHead;
  readonly here: Municipality;
  /** Those the record names, and others: as the public knows them. */
  readonly partners: readonly Partner[];
  readonly base: string;
  readonly lang: Lang;
  readonly today: DateOn;
  readonly f: Formats;
  readonly t: RecordWords;
}

type RecordWords = typeof recordTexts extends { in(lang: Lang): infer Words } ? Words : never;
