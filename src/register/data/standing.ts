import type { AskedByAnyone } from "../../identity/index.ts";
import { dateInZone, startOfDay } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { LogHead } from "../log.store.ts";
import type { AnyDataset } from "./dataset.ts";

/**
 * Since when an answer stands that no publication alone dates: the newest of the log's change, of what it rests on besides, and
 * of the day, which may have changed it. Of stored facts alone, so that every process says the same. Too new a date costs a reader
 * the same bytes once more; too old it never is.
 */
export async function standingSince(
  db: Db,
  { here, now }: Pick<AskedByAnyone, "here" | "now">,
  head: LogHead | null,
  { changedAt }: Pick<AnyDataset, "changedAt">,
): Promise<Date> {
  const { timeZone } = here.profile;
  const begun = startOfDay(dateInZone(now, timeZone), timeZone);
  const moments = [begun, head?.changedAt, await changedAt?.(db, here)];
  return new Date(Math.max(...moments.map((at) => at?.getTime() ?? 0)));
}

/** The same of what describes some sets: as new as the newest of them, whose digests it states. */
export async function describedSince(
  db: Db,
  asked: Pick<AskedByAnyone, "here" | "now">,
  head: LogHead | null,
  datasets: readonly AnyDataset[],
): Promise<Date | null> {
  const listed = datasets.filter((one) => one.listed);
  const since = await Promise.all(listed.map((one) => standingSince(db, asked, head, one)));
  const moments = [...since, ...(head === null ? [] : [head.changedAt])];
  return moments.length === 0 ? null : new Date(Math.max(...moments.map((at) => at.getTime())));
}
